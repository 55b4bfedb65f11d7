// As few as needed are asked at once: few while there is time, more when it runs out, the grid's own worker at the end.
import {
  chooseHelpers,
  escalationAt,
  OFFER_POLICY,
  type Candidate,
  type CaseToOffer,
  type Exclusion,
} from '../../../cloudfunctions/kernel/matching/choose'
import { aCase, aHelper, minutesFrom, NOW, north } from './choose-people'

const pool = Array.from({ length: 20 }, (_, n) => aHelper(`helper-${10 + n}`, { at: north(100 + n * 20) }))
/** Hardly a case may be missed, so that the last wave wants everybody it may ask. */
const SURE = { missShare: { ...OFFER_POLICY.missShare, ordinary: 0.05 } }
const GRID = 'G150102001001001'

test('with days left one is asked; when the last wave has come, as many as are needed', () => {
  const asked = (minutes: number) =>
    chooseHelpers(aCase({ escalateAt: minutesFrom(minutes) }), pool, NOW, SURE).offers.length
  expect(asked(3 * 1440)).toBe(1)
  const counts = [1440, 240, 60, 30, 16, 8].map(asked)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
  expect(counts.at(-1)).toBe(OFFER_POLICY.maxOffers)
})

test.each([1, 9, 17, 25, 40, 80, 200])('%i min left: enough are asked, one less would not do', (minutes) => {
  const { offers } = chooseHelpers(aCase({ escalateAt: minutesFrom(minutes) }), pool, NOW, {
    maxOffers: 20,
    furtherFloor: OFFER_POLICY.chanceFloor,
  })
  const somebody = (count: number) => 1 - offers.slice(0, count).reduce((no, { terms }) => no * (1 - terms.pAccept), 1)
  const target = 1 - OFFER_POLICY.missShare.ordinary ** (1 / Math.max(1, Math.floor(minutes / 8)))
  expect(somebody(offers.length)).toBeGreaterThanOrEqual(target)
  expect(somebody(offers.length - 1)).toBeLessThan(target)
})

test('who is asked is the best of the ranking, in order, without a gap', () => {
  const { offers } = chooseHelpers(aCase({ escalateAt: minutesFrom(8) }), pool, NOW, SURE)
  expect(offers.map((offer) => offer.helperId)).toEqual(pool.slice(0, 8).map((person) => person.helperId))
  expect(offers.map((offer) => offer.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test.each([
  ['danger', 2],
  ['urgent', 5],
  ['ordinary', 8],
  ['complex', 8],
  ['question', 8],
] as const)('%s waits %i min for an answer', (urgency, minutes) => {
  expect(chooseHelpers(aCase({ urgency }), pool, NOW).timeoutMinutes).toBe(minutes)
})

test('a target that is met exactly needs nobody more', () => {
  const even = chooseHelpers(aCase(), pool, NOW, { maxOffers: 1 }).offers[0]!.terms.pAccept
  const asked = (ordinary: number) =>
    chooseHelpers(aCase({ escalateAt: minutesFrom(8) }), pool, NOW, {
      missShare: { ...OFFER_POLICY.missShare, ordinary },
    }).offers.length
  expect([1, 1 - even, 1 - even - 1e-9].map(asked)).toEqual([0, 1, 2])
})

describe('at the escalation', () => {
  const late = aCase({ escalateAt: NOW, urgency: 'urgent' })
  const own = aHelper('own', { kind: 'grid-worker', gridCode: GRID })
  const ask = (...people: (typeof own)[]) => chooseHelpers(late, [...pool, ...people], NOW)

  test('it begins at the very instant, not before', () => {
    expect(ask().escalate).toBe(true)
    expect(chooseHelpers({ ...late, escalateAt: minutesFrom(1 / 60_000) }, pool, NOW).escalate).toBe(false)
  })
  test('only the grid worker of that grid is asked', () => {
    const neighbour = aHelper('neighbour', { kind: 'grid-worker', gridCode: 'G150102001001002', at: north(1) })
    const volunteer = aHelper('volunteer', { gridCode: GRID, at: north(1) })
    expect(ask(neighbour, volunteer, own).offers.map((offer) => offer.helperId)).toEqual(['own'])
  })
  test('where the grid has nobody of its own, nobody else is pressed', () => {
    expect(ask(aHelper('volunteer', { gridCode: GRID, at: north(1) })).offers).toEqual([])
  })
  test('of two grid workers of one grid one is asked', () => {
    const { offers } = ask(own, { ...own, helperId: 'second', at: north(900) })
    expect(offers.map((offer) => offer.helperId)).toEqual(['own'])
  })
  test('neither hours, load, skill nor distance excuse', () => {
    const tired = { ...own, freeWindows: [{ weekday: 2, from: 0, to: 60 }], openTasks: 9, skills: [], at: north(9_000) }
    expect(ask(tired).offers.map((offer) => offer.helperId)).toEqual(['own'])
  })
  test.each([
    ['paused', { onPause: true }, {}],
    ['already-asked', {}, { alreadyAsked: ['own'] }],
    ['busy-with-offer', { hasOutstandingOffer: true }, {}],
    ['own-case', {}, { reporterId: 'own' }],
    ['not-vetted', { vetted: false }, { needsVetted: true }],
  ] as [Exclusion, Partial<Candidate>, Partial<CaseToOffer>][])(
    '%s still holds: then nobody is asked and staff are told',
    (reason, person, wanted) => {
      const choice = chooseHelpers({ ...late, ...wanted }, [...pool, { ...own, ...person }], NOW)
      expect(choice).toMatchObject({ offers: [], escalate: true, excluded: { [reason]: 1, 'off-shift': 0 } })
    },
  )
  test('a case outside every grid has no grid worker: staff are told', () => {
    const choice = chooseHelpers({ ...late, gridCode: null }, [{ ...own, gridCode: null }], NOW)
    expect(choice).toMatchObject({ offers: [], escalate: true })
  })
  test('nothing holds the grid worker back any more', () => {
    expect(ask(own).offers[0]!.terms.costGrid).toBe(-300)
    expect(chooseHelpers(aCase(), [own], NOW).offers[0]!.terms.costGrid).toBe(3_700)
  })
})

test('the search among helpers ends when 30 % of the window is left, ten minutes at least', () => {
  expect(escalationAt(NOW, minutesFrom(120))).toEqual(minutesFrom(84))
  expect(escalationAt(NOW, minutesFrom(30))).toEqual(minutesFrom(20))
  expect(escalationAt(NOW, minutesFrom(5))).toEqual(NOW)
})
