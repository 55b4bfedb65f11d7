// Every offer says why, exactly: what would have had to be otherwise is what would have changed it, to the metre.
import { assign } from '../../../cloudfunctions/kernel/matching/assign/assign'
import { UNMATCHED } from '../../../cloudfunctions/kernel/matching/assign/problem'
import { problemOf } from '../../../cloudfunctions/kernel/matching/assign/problem-of'
import { strictPenalties } from '../../../cloudfunctions/kernel/matching/assign/strict-penalties'
import { chooseHelpers } from '../../../cloudfunctions/kernel/matching/choose'
import { ifOtherWords, planOffers, standingWords } from '../../../cloudfunctions/kernel/matching/offer'
import { metresShort } from '../../../cloudfunctions/kernel/matching/offer/what-if'
import { aCase, aHelper, NOW, north } from './choose-people'
import { aTown, drawing } from './offer-cities'

const towns = Array.from({ length: 40 }, (_, n) => aTown(n + 300, 2 + ((n * 5) % 12), 4 + ((n * 7) % 25)))
const wholeWhy = ({ cases, helpers }: (typeof towns)[number]) =>
  planOffers({ cases, helpers, now: NOW }).choices.flatMap((choice, at) =>
    choice.offers.map((offer) => ({ offer, wanted: cases[at]! })),
  )

test('what is kept can be written down and read again', () => {
  const { why } = wholeWhy(towns[0]!)[0]!.offer
  expect(JSON.parse(JSON.stringify(why))).toEqual(why)
})

test('the terms add up to what was decided by', () => {
  const all = towns.flatMap(wholeWhy)
  expect(all.length).toBeGreaterThan(100)
  for (const {
    offer: { why, costMetres, rank },
  } of all) {
    expect(Object.values(why.terms).reduce((sum, metres) => sum + metres, 0)).toBe(costMetres)
    expect([why.costMetres, why.rank]).toEqual([costMetres, rank])
    expect(why.candidates).toBeGreaterThanOrEqual(rank)
    expect(why.priceMetres).toBeGreaterThanOrEqual(0)
  }
})

describe('so much nearer, and it would have been somebody else', () => {
  const wanted = aCase()
  const [one, other] = [aHelper('one', { at: north(300) }), aHelper('other', { at: north(900) })]
  const [offer] = chooseHelpers(wanted, [one, other], NOW).offers
  const { nearerMetres, lessMetres, costMetres } = offer!.why.others[0]!
  const firstWith = (metres: number) =>
    chooseHelpers(wanted, [one, { ...other, at: north(900 - metres) }], NOW).offers[0]!.helperId

  test('one metre less is not enough, one more is', () => {
    expect(offer!.why.others).toHaveLength(1)
    expect([nearerMetres, costMetres - offer!.costMetres]).toEqual([600, lessMetres])
    expect([firstWith(nearerMetres! - 2), firstWith(nearerMetres! + 2)]).toEqual(['one', 'other'])
  })
  test('and in words', () => {
    const words = ifOtherWords(offer!.why, offer!.costMetres, {
      helper: (id) => (id === 'other' ? '王师傅' : id),
      case: (id) => id,
    })
    expect(words).toEqual(['如果王师傅近 600 米，就会先问王师傅。'])
    expect(standingWords(offer!.why)).toBe('2 位合适，这一位排第 1；这时只有这一件要找人。')
  })
  test('whom no nearness would help is said to be so', () => {
    const tired = aHelper('other', { at: north(310), fatigue: 2, tasksToday: 2 })
    const { why, costMetres: cost } = chooseHelpers(wanted, [aHelper('one', { at: north(300) }), tired], NOW).offers[0]!
    expect(why.others[0]!.nearerMetres).toBeNull()
    expect(ifOtherWords(why, cost, { helper: () => '王师傅', case: (id) => id })[0]).toMatch(
      /^王师傅合计少 \d+ 米才会先问，住得再近也不够。$/,
    )
  })
})

test('who was cheaper, but is needed more elsewhere, is named with the case that needs them', () => {
  const cases = [aCase({ caseId: 'near' }), aCase({ caseId: 'far', at: north(600) })]
  const helpers = [aHelper('middle', { at: north(100) }), aHelper('other', { at: north(-500) })]
  const [near, far] = planOffers({ cases, helpers, now: NOW }).choices.map((choice) => choice.offers[0]!)
  expect(near!.why.others[0]).toMatchObject({ helperId: 'middle', askedAbout: 'far', rank: 1 })
  expect(far!.why.priceMetres).toBeGreaterThan(0)
  const words = ifOtherWords(near!.why, near!.costMetres, { helper: () => '王师傅', case: () => '1123-004' })
  expect(words[0]).toMatch(/^王师傅更合适，但1123-004更需要王师傅（.+）。$/)
  expect(standingWords(far!.why)).toContain('别的单也想找这一位')
})

test('for a more urgent case nothing would have helped', () => {
  const cases = [aCase({ caseId: 'danger', urgency: 'danger', at: north(900) }), aCase({ caseId: 'plain' })]
  const helpers = [
    aHelper('able', { at: north(50) }),
    aHelper('last', { at: north(2_000), kind: 'part-timer', vetted: false }),
  ]
  const needed = cases.map((wanted) => ({ ...wanted, needsVetted: wanted.caseId === 'danger' }))
  const [, plain] = planOffers({ cases: needed, helpers, now: NOW }).choices.map((choice) => choice.offers[0])
  expect(plain!.why.others[0]).toMatchObject({
    helperId: 'able',
    askedAbout: 'danger',
    lessMetres: null,
    nearerMetres: null,
  })
})

test('in a round of many cases, so much cheaper changes it and less does not: the round solved anew says so', () => {
  const draw = drawing(11)
  let [tried, never] = [0, 0]
  for (let turn = 0; turn < 60; turn++) {
    const [cases, helpers] = [1 + Math.floor(draw() * 8), 2 + Math.floor(draw() * 8)]
    const pairs = Array.from({ length: cases }, (_, i) =>
      Array.from({ length: helpers }, (_, j) => [i, j, Math.floor(draw() * 3_000)]),
    )
      .flat()
      .filter(() => draw() < 0.6)
    const penalty = strictPenalties({
      classOf: Array.from({ length: cases }, () => Math.floor(draw() * 3)),
      casesMax: cases,
      costMax: 4_000,
      classes: 3,
    })
    const problemWith = (changed: number, by: number) =>
      problemOf({
        capacity: new Array<number>(helpers).fill(1),
        penalty: [...penalty],
        pairs: pairs.flatMap(([i, j, cost], at) => [i!, j!, cost! - (at === changed ? by : 0)]),
      })
    const problem = problemWith(-1, 0)
    const assignment = assign(problem)
    const batch = {
      wanting: [...penalty.keys()],
      nodes: Array.from({ length: helpers }, (_, j) => j),
      problem,
      assignment,
    }
    pairs.forEach(([i, j], at) => {
      if (assignment.helperOf[i!] === j || assignment.helperOf[i!] === UNMATCHED) return
      const short = metresShort(batch, i!, j!)
      const primalAt = (by: number) => assign(problemWith(at, by)).certificate.primal
      if (short === Infinity) {
        never++
        expect(primalAt(3_000)).toBe(assignment.certificate.primal)
        return
      }
      tried++
      expect(primalAt(short)).toBe(assignment.certificate.primal)
      expect(assign(problemWith(at, short + 1)).helperOf[i!]).toBe(j)
    })
  }
  expect([tried > 200, never > 20]).toEqual([true, true])
})
