// Luck is no reason: a model that is better stays better with people it has
// not met, and the way that looks right and is not takes what does not.
import { learnFrom } from '../../../cloudfunctions/kernel/dispatch/learn-chance'
import { calibrationOf } from '../../../cloudfunctions/kernel/matching/offer'
import { answersOf, peopleLike } from './answer-history'
import { stated } from './learning'

describe('luck', () => {
  const until = new Date('2026-11-23T00:00:00Z')
  test('is no reason against a model that tells people apart better and is no farther off than a right one', () => {
    const { verdict, calibration } = learnFrom(
      answersOf(peopleLike({ 'volunteer.noon': -2, 'volunteer.evening': 0.7 }), 6_000, until, { seed: 110 }),
      stated,
    )
    expect(verdict).toBe('better')
    expect(calibration!.tried.logLoss).toBeLessThan(calibration!.inUse.logLoss - 0.002)
    expect(calibration!.tried.off).toBeGreaterThan(calibration!.inUse.off)
  })
  test('seldom puts anything in the place of what is right already', () => {
    const verdicts = Array.from(
      { length: 20 },
      (_, n) => learnFrom(answersOf(stated, 2_000, until, { seed: n + 1 }), stated).verdict,
    )
    expect(verdicts.filter((v) => v === 'better').length).toBeLessThan(5)
  })
})

test('the known-bad: learning from everything and trying it on the same would take what does not come true', () => {
  const others = answersOf(
    peopleLike({ volunteer: 2.5, 'part-timer': 2.5, 'grid-worker': -2.5 }),
    400,
    new Date('2026-12-01T00:00:00Z'),
    { seed: 21, days: 20 },
  )
  const asStated = answersOf(stated, 100, new Date('2026-12-09T00:00:00Z'), { seed: 22, days: 5 })
  const both = [...others, ...asStated]
  expect(learnFrom(both, stated).verdict).toBe('not-better')
  const { model } = learnFrom([...both, ...others.slice(0, 125)], stated)
  expect(calibrationOf(model!, both).logLoss).toBeLessThan(calibrationOf(stated, both).logLoss)
})
