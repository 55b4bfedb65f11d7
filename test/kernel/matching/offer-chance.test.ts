// How likely a yes is, is learned from a published list of features and from nothing else, and what is said comes true.
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import {
  calibrationOf,
  chanceFeatures,
  chanceOf,
  featuresOf,
  fitChance,
  hourBandOf,
  hourBands,
  planOffers,
  priorChance,
  recordOf,
  type Asked,
  type ChanceModel,
} from '../../../cloudfunctions/kernel/matching/offer'
import { aCase, aHelper, NOW } from './choose-people'
import { answersOf, otherPeople } from '../../bench/chance/answers'

const asked: Asked = {
  kind: 'volunteer',
  km: 1.5,
  fatigue: 0.7,
  openTasks: 1,
  tasksToday: 2,
  at: NOW,
  skillMatched: true,
  record: 0.3,
}
const prior = priorChance(OFFER_POLICY)
const valueOf = (one: Asked) =>
  Object.fromEntries(
    chanceFeatures.map(({ name }, n) => [name, featuresOf(one)[n]!]).filter(([, value]) => value !== 0),
  )
const truth = otherPeople(prior)

describe('the list', () => {
  test('staff can read it: every feature has its own name and Chinese words', () => {
    expect(new Set(chanceFeatures.map((feature) => feature.name)).size).toBe(chanceFeatures.length)
    expect(new Set(chanceFeatures.map((feature) => feature.words)).size).toBe(chanceFeatures.length)
    for (const { words } of chanceFeatures) expect(words).toMatch(/[\u4e00-\u9fff]/)
    expect(chanceFeatures.map(({ name, words }) => name + words).join()).not.toMatch(
      /sex|gender|age\b|ethnic|性别|年龄|岁|民族/,
    )
  })
  test('one person is these numbers, and no others', () => {
    expect(valueOf(asked)).toEqual({
      volunteer: 1,
      'volunteer.km': 1.5,
      'volunteer.fatigue': 0.7,
      'volunteer.open-tasks': 1,
      'volunteer.morning': 1,
      'tasks-today': 2,
      'skill-matched': 1,
      record: 0.3,
    })
  })
  test('nothing else can get in, even if somebody passes it', () => {
    const more = { ...asked, sex: '女', age: 72, ethnicity: '蒙古族', stars: 5 }
    expect([...featuresOf(more)]).toEqual([...featuresOf(asked)])
    const answers = answersOf(truth, 200, 3)
    expect(fitChance(answers.map((answer, n) => ({ ...answer, age: n })))).toEqual(fitChance(answers))
  })
  test('every hour of the day is in one band', () => {
    const bands = Array.from(
      { length: 24 },
      (_, hour) => hourBands[hourBandOf(new Date(Date.UTC(2026, 2, 2, (hour + 16) % 24)))]!.name,
    )
    expect(bands.join(' ')).toBe(
      `${'night '.repeat(7)}${'morning '.repeat(4)}noon noon ${'afternoon '.repeat(4)}` +
        'rush rush evening evening evening night night',
    )
  })
})

describe('with no answers', () => {
  test('the stated priors stand', () => {
    expect(fitChance([]).weights).toEqual(prior.weights)
    expect(chanceOf(prior, asked)).toBeCloseTo(1 / (1 + Math.exp(0.9 + 0.9 * 1.5 + 0.45 * 0.7 + 1.2 - 0.3)), 12)
  })
  test('riders carry meals from eleven to one and five to seven: they say yes less then, nobody else', () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour - 8))
    const less = (kind: Asked['kind']) =>
      [10, 11, 12, 13, 16, 17, 18, 19].map(
        (hour) => chanceOf(prior, { ...asked, kind, at: at(hour) }) < chanceOf(prior, { ...asked, kind, at: at(9) }),
      )
    expect(less('part-timer')).toEqual([false, true, true, false, false, true, true, false])
    for (const kind of ['volunteer', 'grid-worker'] as const) expect(less(kind)).toEqual(Array(8).fill(false))
  })
  test('a record as usual is none, and one lucky yes hardly counts', () => {
    expect(recordOf('volunteer', 4, 20, OFFER_POLICY)).toBeCloseTo(0, 12)
    expect(recordOf('volunteer', 1, 1, OFFER_POLICY)).toBeLessThan(recordOf('volunteer', 40, 80, OFFER_POLICY))
  })
})

describe('with answers', () => {
  const answers = answersOf(truth, 40_000, 7)
  const fitted = fitChance(answers)
  const later = answersOf(truth, 20_000, 8)

  test('what people are like is found again', () => {
    const shifts = chanceFeatures.map((feature, n) => ({
      name: feature.name,
      off: Math.abs(fitted.weights[n]! - truth.weights[n]!),
    }))
    // A kind and its hours say the same thing twice (they add up), so only their sums can be found.
    expect(shifts.filter(({ name, off }) => /km|fatigue|open|today|skill|record/.test(name) && off > 0.2)).toEqual([])
    for (const kind of ['part-timer', 'volunteer', 'grid-worker']) {
      const sum = (of: readonly number[], band: string) =>
        chanceFeatures.reduce((all, { name }, n) => all + (name === kind || name === `${kind}.${band}` ? of[n]! : 0), 0)
      for (const { name } of hourBands)
        expect(Math.abs(sum(fitted.weights, name) - sum(truth.weights, name))).toBeLessThan(0.35)
    }
  })
  test('what is said comes true, in each of ten bins, for answers it has not seen', () => {
    const { bins, off, slope, shift } = calibrationOf(fitted, later)
    const filled = bins.filter((bin) => bin.count > 200)
    expect(filled.length).toBe(10)
    for (const bin of filled)
      expect(Math.abs(bin.came - bin.said)).toBeLessThan(4 * Math.sqrt(0.25 / bin.count) + 0.005)
    expect(off).toBeLessThan(0.015)
    expect([slope, shift]).toEqual([expect.closeTo(1, 1), expect.closeTo(0, 1)])
  })
  test('the priors alone would not have', () => {
    const [before, after] = [calibrationOf(prior, later), calibrationOf(fitted, later)]
    expect(before.off).toBeGreaterThan(2 * after.off)
    expect(before.slope).toBeGreaterThan(1.1)
    expect(before.logLoss).toBeGreaterThan(after.logLoss + 0.01)
  })
  test('the same answers give the same weights, and a few move them a little', () => {
    expect(fitChance(answers)).toEqual(fitted)
    const few = fitChance(answers.slice(0, 20))
    const farthest = few.weights.reduce((most, weight, n) => Math.max(most, Math.abs(weight - prior.weights[n]!)), 0)
    expect(farthest).toBeGreaterThan(0.01)
    expect(farthest).toBeLessThan(1)
  })
  test('answers that all say yes do not make anybody certain', () => {
    const sure = fitChance(answers.slice(0, 500).map((answer) => ({ ...answer, accepted: true })))
    expect(sure.weights.every(Number.isFinite)).toBe(true)
    expect(chanceOf(sure, asked)).toBeLessThan(1)
  })
})

test('a plan asks by the model it is given', () => {
  const helpers = [aHelper('near'), aHelper('part', { kind: 'part-timer', at: aHelper('near').at })]
  const first = (chance?: ChanceModel) =>
    planOffers({ cases: [aCase()], helpers, now: NOW, ...(chance ? { chance } : {}) }).choices[0]!.offers[0]!
  expect(first().helperId).toBe('part')
  const learned = {
    ...prior,
    edition: 'learned',
    weights: prior.weights.map((weight, n) => (chanceFeatures[n]!.name === 'volunteer' ? 2 : weight)),
  }
  expect([first(learned).helperId, first(learned).why.chanceModel]).toEqual(['near', 'learned'])
  expect(() => first({ ...prior, weights: [1] })).toThrow('1 weights for 33 features')
})
