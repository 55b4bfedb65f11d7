// A yes that comes too late helps nobody: how soon whom answers counts, is learned from answers, and is said to staff.
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import {
  calibrationOf,
  chanceInTime,
  chanceOf,
  fitAnswerMinutes,
  fitChance,
  inTime,
  planOffers,
  priorChance,
  type Answer,
  type TimedYes,
} from '../../../cloudfunctions/kernel/matching/offer'
import { answersOf, otherPeople } from '../../bench/chance/answers'
import { aCase, aHelper, minutesFrom, NOW } from './choose-people'
import { drawing } from './offer-cities'

const prior = priorChance(OFFER_POLICY)
const truth = { ...otherPeople(prior), answerMinutes: { 'part-timer': 0.7, volunteer: 6, 'grid-worker': 3 } }

/** Answers as the functions see them: a yes after the question's time is silence. */
function timed(count: number, seed: number): Answer[] {
  const draw = drawing(seed + 1_000)
  return answersOf(truth, count, seed).map((answer) => {
    const standsMinutes = [2, 5, 8][Math.floor(draw() * 3)]!
    const u = draw()
    const afterMinutes = truth.answerMinutes[answer.kind] * Math.sqrt(u / (1 - u))
    return answer.accepted && afterMinutes <= standsMinutes
      ? { ...answer, standsMinutes, afterMinutes }
      : { ...answer, accepted: false, standsMinutes }
  })
}

describe('in time', () => {
  test('is half where a question stands as long as half of the answers take, more if longer, never all', () => {
    expect(inTime(2.5, 2.5)).toBe(0.5)
    const shares = [0.1, 1, 2, 5, 8, 60, 600].map((minutes) => inTime(2.5, minutes))
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect([shares[0]! > 0, shares.at(-1)! < 1]).toEqual([true, true])
  })
  test('a question about danger goes to who answers at once, one that can wait to who says yes likelier', () => {
    const quick = { ...prior, answerMinutes: { ...prior.answerMinutes, 'part-timer': 0.5, volunteer: 6 } }
    const helpers = [
      aHelper('slow', { acceptedBefore: 12 }),
      aHelper('quick', { kind: 'part-timer', acceptedBefore: 4 }),
    ]
    const first = (urgency: 'danger' | 'ordinary') =>
      planOffers({ cases: [aCase({ urgency, escalateAt: minutesFrom(60) })], helpers, now: NOW, chance: quick })
        .choices[0]!.offers[0]!
    expect([first('danger').helperId, first('ordinary').helperId]).toEqual(['quick', 'slow'])
  })
  test('the chance by which a wave is paced is that of a yes in time, and staff read both', () => {
    const wanted = aCase({ urgency: 'danger', escalateAt: minutesFrom(2) })
    const { terms, staffLine } = planOffers({ cases: [wanted], helpers: [aHelper('a')], now: NOW }).choices[0]!
      .offers[0]!
    const asked = {
      kind: 'volunteer' as const,
      km: 0.4,
      fatigue: 0,
      openTasks: 0,
      tasksToday: 0,
      at: NOW,
      skillMatched: true,
      record: 0,
    }
    expect(terms.pAccept).toBeCloseTo(chanceOf(prior, asked) * inTime(2.5, 2), 9)
    expect(terms.pAccept).toBeCloseTo(chanceInTime(prior, asked, 2), 9)
    expect(staffLine).toContain('接单可能 9%、已算上来得及回话的 39%')
  })
})

describe('how soon a kind answers', () => {
  const draw = drawing(5)
  /** Truncated: drawn again until it came in time. */
  const yes = (median: number, standsMinutes: number): TimedYes => {
    for (;;) {
      const u = draw()
      const afterMinutes = median * Math.sqrt(u / (1 - u))
      if (afterMinutes <= standsMinutes) return { kind: 'volunteer', afterMinutes, standsMinutes }
    }
  }
  test.each([0.8, 2.5, 7])('half within %s min is found, though whoever was later is never seen', (median) => {
    const yeses = Array.from({ length: 4_000 }, (_, n) => yes(median, [2, 5, 8][n % 3]!))
    const found = fitAnswerMinutes(yeses, prior.answerMinutes).volunteer
    expect(found / median).toBeGreaterThan(0.88)
    expect(found / median).toBeLessThan(1.12)
    // Taking the middle of what was seen would be far off where half of them come too late.
    if (median === 7)
      expect(yeses.map(({ afterMinutes }) => afterMinutes).sort((a, b) => a - b)[2_000]!).toBeLessThan(3.5)
  })
  test('with no answers the stated time stands, a few move it a little, and no other kind', () => {
    expect(fitAnswerMinutes([], prior.answerMinutes)).toEqual(prior.answerMinutes)
    const few = fitAnswerMinutes(
      Array.from({ length: 4 }, () => ({ kind: 'volunteer' as const, afterMinutes: 0.3, standsMinutes: 8 })),
      prior.answerMinutes,
    )
    expect(few.volunteer).toBeLessThan(2.5)
    expect(few.volunteer).toBeGreaterThan(1.5)
    expect(few['part-timer']).toBe(prior.answerMinutes['part-timer'])
  })
  test('clocks that disagree break nothing', () => {
    const odd = [-3, 0, 500].map((afterMinutes) => ({ kind: 'volunteer' as const, afterMinutes, standsMinutes: 5 }))
    const { volunteer } = fitAnswerMinutes(
      [...odd, { kind: 'volunteer', afterMinutes: 1, standsMinutes: 0 }],
      prior.answerMinutes,
    )
    expect(volunteer).toBeGreaterThan(0.1)
    expect(volunteer).toBeLessThan(10)
  })
})

describe('learned together from answers of which the late ones were never seen', () => {
  const fitted = fitChance(timed(40_000, 7))
  const later = timed(20_000, 8)
  test('how soon each kind answers is found again', () => {
    for (const kind of ['part-timer', 'volunteer', 'grid-worker'] as const) {
      expect(Math.abs(Math.log(fitted.answerMinutes[kind] / truth.answerMinutes[kind]))).toBeLessThan(0.2)
    }
  })
  test('what is said comes true', () => {
    const { off, slope, shift } = calibrationOf(fitted, later)
    expect(off).toBeLessThan(0.015)
    expect([slope, shift]).toEqual([expect.closeTo(1, 1), expect.closeTo(0, 1)])
  })
  test('a question that stands longer is said to be answered likelier, as it is; silence is not a no', () => {
    const blind = fitChance(timed(40_000, 7).map(({ standsMinutes: _, afterMinutes: __, ...answer }) => answer))
    const [short, long] = [2, 8].map((standsMinutes) => {
      const own = later.filter((answer) => answer.standsMinutes === standsMinutes && answer.kind === 'volunteer')
      const mean = (of: (answer: Answer) => number) => own.reduce((sum, answer) => sum + of(answer), 0) / own.length
      return {
        came: mean(({ accepted }) => Number(accepted)),
        said: mean((answer) => chanceInTime(fitted, answer, standsMinutes)),
        blindly: mean((answer) => chanceOf(blind, answer)),
      }
    })
    for (const { came, said } of [short!, long!]) expect(Math.abs(said - came)).toBeLessThan(0.02)
    expect(long!.came / short!.came).toBeGreaterThan(3)
    expect(long!.blindly / short!.blindly).toBeLessThan(1.2)
  })
  test('it can be written down and read again', () => {
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted)
  })
})
