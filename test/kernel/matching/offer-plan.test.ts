// Cases of one tick share helpers without taking them from each other: one question a person, the urgent first, nobody
// who must not be asked, and every round proven to be the cheapest.
import type { CaseToOffer } from '../../../cloudfunctions/kernel/matching/candidate'
import { chooseHelpers, OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { problemOf } from '../../../cloudfunctions/kernel/matching/assign/problem-of'
import { costOf } from '../../../cloudfunctions/kernel/matching/score'
import { planColumns, planOffers, type OfferPlan } from '../../../cloudfunctions/kernel/matching/offer'
import { rowsOf } from '../../../cloudfunctions/kernel/matching/offer/columns-of'
import { aCase, aHelper, minutesFrom, NOW, north } from './choose-people'
import { mostMatched } from './most-matched'
import { ableFor, bestFirst } from './offer-brute-force'
import { aTown, shuffled } from './offer-cities'

const towns = Array.from({ length: 120 }, (_, n) => aTown(n + 1, 1 + ((n * 7) % 40), 1 + ((n * 13) % 60)))
const plans = towns.map(({ cases, helpers }) => planOffers({ cases, helpers, now: NOW }))
const offersOf = ({ choices }: OfferPlan) => choices.flatMap((choice) => choice.offers)
const byCase = (cases: readonly CaseToOffer[], { choices }: OfferPlan) =>
  Object.fromEntries(cases.map((wanted, at) => [wanted.caseId, choices[at]]))

test('the towns are worth it: many questions, all kinds of cases, people left out for any reason but distance', () => {
  expect(plans.flatMap(offersOf).length).toBeGreaterThan(1_000)
  expect(plans.some((plan) => plan.rounds.length > 4)).toBe(true)
  const left = plans.flatMap((plan) => plan.choices).map((choice) => choice.excluded)
  const never = Object.keys(left[0]!).filter((reason) =>
    left.every((excluded) => excluded[reason as keyof typeof excluded] === 0),
  )
  expect(never).toEqual(['too-far'])
})

test('one case alone: the best first, as many as are needed, as a sorted list would have it', () => {
  let asked = 0
  for (const { cases, helpers } of towns) {
    for (const wanted of cases) {
      const ids = chooseHelpers(wanted, helpers, NOW).offers.map((offer) => offer.helperId)
      expect(ids).toEqual(bestFirst(wanted, helpers))
      asked += ids.length
    }
  }
  expect(asked).toBeGreaterThan(2_000)
})

test('nobody is asked about two cases in one tick', () => {
  for (const plan of plans) {
    const asked = offersOf(plan).map((offer) => offer.helperId)
    expect(new Set(asked).size).toBe(asked.length)
  }
})

test('nobody who is left out is asked, and everybody is either counted out or could be asked', () => {
  towns.forEach(({ cases, helpers }, n) =>
    cases.forEach((wanted, at) => {
      const able = ableFor(wanted, helpers)
      const { offers, excluded, escalate } = plans[n]!.choices[at]!
      for (const offer of offers) {
        expect(able).toContainEqual({
          helperId: offer.helperId,
          cost: offer.costMetres,
          chance: expect.closeTo(offer.terms.pAccept, 12),
        })
        expect([costOf(offer.terms), offer.why.candidates]).toEqual([offer.costMetres, able.length])
        expect(able[offer.rank - 1]!.cost).toBe(offer.costMetres)
      }
      if (!escalate)
        expect(Object.values(excluded).reduce((sum, count) => sum + count, 0)).toBe(helpers.length - able.length)
    }),
  )
})

test('every round is proven: gap 0', () => {
  const gaps = plans.flatMap((plan) => plan.rounds).map((round) => round.certificate.gap)
  expect(gaps.length).toBeGreaterThan(150)
  expect(new Set(gaps)).toEqual(new Set([0]))
})

test('the first round is the cheapest over all pairs there are, however short the lists it looks at', () => {
  for (const { cases, helpers } of towns) {
    const rows = rowsOf(cases, helpers, NOW, OFFER_POLICY)
    const costs = [1, 3, 1_000].map((shortlist) => {
      const first = planColumns(rows.cases, rows.helpers, NOW, { policy: { shortlist } }).asks.filter(
        (ask) => ask.round === 1,
      )
      return [first.length, first.reduce((sum, ask) => sum + ask.cost, 0)]
    })
    expect(costs).toEqual([costs[2], costs[2], costs[2]])
  }
})

test('the same cases and people in any order give the same plan, to the last word', () => {
  towns.slice(0, 40).forEach(({ cases, helpers }, n) => {
    for (let turn = 1; turn < 4; turn++) {
      const mixed = shuffled(cases, turn)
      expect(byCase(mixed, planOffers({ cases: mixed, helpers: shuffled(helpers, turn + 9), now: NOW }))).toEqual(
        byCase(cases, plans[n]!),
      )
    }
  })
})

test('when there are more urgent cases than helpers, as many of them as possible get somebody', () => {
  let short = 0
  for (let seed = 200; seed < 260; seed++) {
    const { cases: all, helpers } = aTown(seed, 30, 14)
    const cases = all.map((wanted) => ({ ...wanted, escalateAt: minutesFrom(30) }))
    const { choices } = planOffers({ cases, helpers, now: NOW })
    const problem = problemOf({
      capacity: helpers.map(() => 1),
      penalty: cases.map(() => 1),
      pairs: cases.flatMap((wanted, i) =>
        ableFor(wanted, helpers).flatMap((able) => [i, helpers.findIndex((h) => h.helperId === able.helperId), 0]),
      ),
    })
    for (const urgent of [['danger'], ['danger', 'urgent']]) {
      const chosen = (i: number) => urgent.includes(cases[i]!.urgency)
      const matched = choices.filter((choice, i) => chosen(i) && choice.offers.length > 0).length
      expect(matched).toBe(mostMatched(problem, chosen))
      if (matched < cases.filter((_, i) => chosen(i)).length) short++
    }
  }
  expect(short).toBeGreaterThan(20)
})

test('a helper goes where they are needed more, not where they are nearest', () => {
  const cases = [aCase({ caseId: 'near', at: north(0) }), aCase({ caseId: 'far', at: north(800) })]
  const helpers = [aHelper('middle', { at: north(100) }), aHelper('other', { at: north(-900) })]
  const { choices } = planOffers({ cases, helpers, now: NOW })
  expect(choices.map((choice) => choice.offers.map((offer) => offer.helperId))).toEqual([['other'], ['middle']])
})

test('who stands in two places, as a grid worker of two grids, is asked once and counted once', () => {
  const cases = ['a', 'b'].map((caseId) => aCase({ caseId, gridCode: `G-${caseId}`, escalateAt: NOW }))
  const twice = ['a', 'b'].map((grid) => aHelper('worker', { kind: 'grid-worker', gridCode: `G-${grid}` }))
  const { choices } = planOffers({ cases, helpers: twice, now: NOW })
  expect(choices.flatMap((choice) => choice.offers)).toHaveLength(1)
  const tired = planOffers({
    cases: [aCase()],
    helpers: twice.map((helper) => ({ ...helper, onPause: true })),
    now: NOW,
  })
  expect(tired.choices[0]!.excluded.paused).toBe(1)
})
