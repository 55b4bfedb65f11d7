// A question has a price: asked often, helpers are asked only where a yes is likelier; with time left one waits for a
// likelier one; and neither keeps anybody in danger from being helped.
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import {
  floorsOf,
  helperColumns,
  noticePrice,
  noticesADay,
  planOffers,
} from '../../../cloudfunctions/kernel/matching/offer'
import { wavesLeft } from '../../../cloudfunctions/kernel/matching/wave'
import { aCase, aHelper, minutesFrom, NOW, north } from './choose-people'

const urgencies = ['danger', 'urgent', 'ordinary', 'complex', 'question'] as const
const floors = (urgency: (typeof urgencies)[number], minutes: number, price = 1) =>
  floorsOf(urgency, minutesFrom(minutes), NOW, price, OFFER_POLICY)

describe('the price of a notice', () => {
  test('never falls as helpers are asked more, is usual while budget is left, stops where it is used up', () => {
    const prices = Array.from({ length: 61 }, (_, n) => noticePrice(n / 10, OFFER_POLICY))
    expect(prices).toEqual([...prices].sort((a, b) => a - b))
    expect([prices[0], prices[14]]).toEqual([1, 1])
    expect(prices[17]).toBeCloseTo((1 + OFFER_POLICY.noticePriceMax) / 2, 12)
    expect(new Set(prices.slice(20))).toEqual(new Set([OFFER_POLICY.noticePriceMax]))
  })
  test('needs no memory but the helpers: one notice of a moment ago is that of one time constant', () => {
    const columns = helperColumns(3)
    columns.kind.set([0, 1, 2])
    columns.fatigue.set([1, 1, 40])
    // A part-timer's notice fades in 12 h, a volunteer's in 24 h: two and one a day; grid workers are not counted.
    expect(noticesADay(columns, [0, 1, 2], OFFER_POLICY)).toBe(1.5)
    expect(noticesADay(columns, [2], OFFER_POLICY)).toBe(0)
  })
  test('whoever is just likely enough is asked while helpers are rested, and not when they were asked a lot', () => {
    const wanted = aCase({ escalateAt: minutesFrom(10) })
    const edge = aHelper('edge', { at: north(1_850) })
    const others = (fatigue: number) =>
      Array.from({ length: 9 }, (_, n) => aHelper(`other-${n}`, { fatigue, skills: [] }))
    const asked = (fatigue: number) =>
      planOffers({ cases: [wanted], helpers: [edge, ...others(fatigue)], now: NOW }).choices[0]!
    expect(asked(0).offers.map((offer) => [offer.helperId, offer.why.noticePrice])).toEqual([['edge', 1]])
    expect(asked(4)).toMatchObject({ offers: [], excluded: { unlikely: 1 } })
  })
  test('a yes in danger is worth any notice: the first is never dearer, only who is asked beside', () => {
    expect(floors('danger', 20, 1.3).first).toBe(floors('danger', 20).first)
    expect(floors('danger', 20, 1.3).further).toBeCloseTo(1.3 * floors('danger', 20).further, 12)
    for (const urgency of urgencies.slice(1))
      expect(floors(urgency, 60, 1.3).first).toBeCloseTo(1.3 * floors(urgency, 60).first, 12)
  })
})

describe('with time left', () => {
  test.each(urgencies)(
    '%s: the least chance worth a question falls as the waves pass, to the stated one in the last',
    (urgency) => {
      const first = [2_000, 400, 160, 80, 40, 16, 4, 1].map((minutes) => floors(urgency, minutes).first)
      expect(first).toEqual([...first].sort((a, b) => b - a))
      expect([first[0], first.at(-1)]).toEqual([OFFER_POLICY.patientFloor[urgency], OFFER_POLICY.chanceFloor[urgency]])
    },
  )
  test('whoever is asked beside others is at least as likely as who is asked first', () => {
    for (const urgency of urgencies)
      for (const minutes of [1, 9, 30, 90, 500])
        expect(floors(urgency, minutes).further).toBeGreaterThanOrEqual(floors(urgency, minutes).first)
  })
})

describe('the night is not time left', () => {
  const at = (clock: string) => new Date(`2026-03-02T${clock}:00+08:00`)
  const waves = (urgency: (typeof urgencies)[number], from: string, to: Date) =>
    wavesLeft(urgency, to, at(from), OFFER_POLICY)
  test('at nine in the evening what can wait has an hour to ask in, what is urgent all of its time', () => {
    const until = new Date('2026-03-03T02:36:00+08:00')
    expect(waves('ordinary', '21:00', until)).toBe(Math.floor(60 / 8))
    expect(waves('urgent', '21:00', until)).toBe(Math.floor(336 / 5))
  })
  test('what is posted at night has the morning', () => {
    expect(waves('ordinary', '03:00', at('08:36'))).toBe(Math.floor(96 / 8))
    expect(waves('ordinary', '09:00', at('15:00'))).toBe(Math.floor(360 / 8))
  })
})
