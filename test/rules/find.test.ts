// The first answer is the right one: against asking every station, for 140 and for 100,000, for every filter.
import { calendarOf, compile, nextOpening, openAt, openThrough, openUntil, parseHours } from '@/rules/hours'
import { find, makeFinder, METRES_A_MINUTE, sayWhyNot, STAY_MINUTES, UNCONFIRMED_METRES } from '@/rules/find'
import type { FindStation, Question } from '@/rules/find'
import { makeRandom } from '../../cloudfunctions/demo-city/random'
import { centre, facilityShares, makeRegistry, makeStation } from '../bench/stations/registry'
import { days } from './minute-walk'

const calendar = calendarOf(days)
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`)
const MONDAY_NOON = at('2026-11-23 12:00')
const ask = (question: Partial<Question> = {}): Question => ({
  at: centre,
  now: MONDAY_NOON,
  needs: [],
  speed: 'ride',
  k: 5,
  ...question,
})

function hoursOf({ hours, exceptions }: FindStation) {
  const parsed = parseHours(hours)
  if (!parsed.ok) throw new Error(hours)
  return compile(parsed.hours, calendar, exceptions)
}

const compiledRows = new WeakMap<FindStation, ReturnType<typeof hoursOf>>()

/** Haversine, written out; every station is judged on its own, then all are sorted. */
function askEach(rows: readonly FindStation[], question: Question): string[] {
  const rad = Math.PI / 180
  const from = question.at!
  const judged = rows.flatMap((row, order) => {
    const states = question.needs.map((code) => row.facilities[code]?.state ?? 'unknown')
    if (states.includes('no') || states.includes('broken') || question.skip?.includes(row.id)) return []
    const half = (degrees: number) => Math.sin((degrees * rad) / 2) ** 2
    const { lng, lat } = row.position
    const metres =
      2 *
      6_371_008.8 *
      Math.asin(Math.sqrt(half(lat - from.lat) + Math.cos(lat * rad) * Math.cos(from.lat * rad) * half(lng - from.lng)))
    const minutes = Math.max(1, Math.ceil(metres / METRES_A_MINUTE[question.speed]))
    const stay = question.stayMinutes ?? STAY_MINUTES
    if (metres > (question.maxMetres ?? Infinity) || minutes * 2 + stay > (question.minutes ?? Infinity)) return []
    if (!compiledRows.has(row)) compiledRows.set(row, hoursOf(row))
    const comes = question.now + minutes * 60_000
    if (!openThrough(compiledRows.get(row)!, comes, comes + stay * 60_000)) return []
    return [
      {
        id: row.id,
        order,
        last: row.reported ? 1 : 0,
        cost: metres + (!row.reported && states.includes('unknown') ? UNCONFIRMED_METRES : 0),
      },
    ]
  })
  return judged
    .sort((a, b) => a.last - b.last || a.cost - b.cost || a.order - b.order)
    .slice(0, question.k)
    .map(({ id }) => id)
}

test.each([
  [140, 0.2],
  [100_000, 3],
])('of %i stations, for every facility alone and in pairs, at any hour', (count, halfWidth) => {
  const random = makeRandom(count)
  const rows = makeRegistry(random, count, halfWidth)
  const finder = makeFinder(rows, days)
  const codes = Object.keys(facilityShares)
  const needs = [
    [],
    ['nobody-knows'],
    ...codes.map((code) => [code]),
    ...codes.map((code, i) => [code, codes[(i * 5 + 3) % codes.length]!]),
  ]
  let answers = 0
  for (const [round, need] of needs.entries()) {
    const question = ask({
      needs: need,
      k: 1 + (round % 6),
      speed: round % 3 ? 'ride' : 'walk',
      now: MONDAY_NOON + round * 4_020_000,
      at: { lng: centre.lng + random.between(-0.2, 0.2), lat: centre.lat + random.between(-0.2, 0.2) },
      ...(round % 2 ? { minutes: 10 + round } : {}),
      ...(round % 4 === 3 ? { stayMinutes: 15, maxMetres: 4000 } : {}),
    })
    const first = find(finder, question).found.map(({ station }) => station.id)
    expect(first).toEqual(askEach(rows, question))
    const skipping = { ...question, skip: first.slice(0, 2) }
    expect(find(finder, skipping).found.map(({ station }) => station.id)).toEqual(askEach(rows, skipping))
    answers += first.length
  }
  expect(answers).toBeGreaterThan(40)
})

test('after any number of syncs it answers as one that was loaded at once', () => {
  const random = makeRandom(7)
  const finder = makeFinder(makeRegistry(random, 400, 0.2), days)
  for (let sync = 0; sync < 25; sync++) {
    const touched = finder
      .rows()
      .slice(0, 3)
      .map((row) => ({ ...row, reported: !row.reported, hours: '24/7' }))
    const removed = finder
      .rows()
      .filter(() => random.between(0, 1) < 0.02)
      .map((row) => row.id)
    const changed = Array.from({ length: 12 }, () =>
      makeStation(random, Math.floor(random.between(0, 460)), 0.2),
    ).filter((row) => !removed.includes(row.id))
    finder.apply({
      stations: [...changed, ...touched.filter((row) => !removed.includes(row.id))],
      removed: ['never-seen', ...removed],
    })
    for (const id of removed) expect(finder.byId(id)).toBeUndefined()
    const question = ask({ needs: ['toilet'], k: 12, now: MONDAY_NOON + sync * 7_300_000 })
    expect(finder.rows()).toHaveLength(finder.size)
    expect(find(finder, question)).toEqual(find(makeFinder(finder.rows(), days), question))
    expect(find(finder, question).found.map(({ station }) => station.id)).toEqual(askEach(finder.rows(), question))
  }
  finder.apply({ days: { '2026-11-23': 'holiday' } })
  expect(find(finder, ask({ k: 400 }))).toEqual(
    find(makeFinder(finder.rows(), { '2026-11-23': 'holiday' }), ask({ k: 400 })),
  )
})

const near = (id: string, metres: number, more: Partial<FindStation> = {}): FindStation => ({
  id,
  communityCode: 'c1',
  position: { lng: centre.lng, lat: centre.lat + metres / 111_195 },
  hours: '24/7',
  exceptions: [],
  facilities: {},
  reported: false,
  confirmedAt: null,
  ...more,
})
const state = (code: string, value: 'yes' | 'no' | 'broken' | 'unknown') => ({
  facilities: { [code]: { state: value, confirmedAt: null } },
})
const found = (rows: FindStation[], question: Partial<Question> = {}) => find(makeFinder(rows, days), ask(question))
const ids = (rows: FindStation[], question: Partial<Question> = {}) =>
  found(rows, question).found.map(({ station }) => station.id)

test('yes counts, no and broken never, and what nobody confirmed stands half a kilometre farther off', () => {
  const rows = [
    near('unknown', 100),
    near('broken', 50, state('water', 'broken')),
    near('no', 60, state('water', 'no')),
    near('yes', 500, state('water', 'yes')),
    near('far', 900, state('water', 'yes')),
  ]
  const answer = found(rows, { needs: ['water'] })
  expect(answer.found.map(({ station, tier, unconfirmed }) => [station.id, tier, unconfirmed])).toEqual([
    ['yes', 'confirmed', []],
    ['unknown', 'unconfirmed', ['water']],
    ['far', 'confirmed', []],
  ])
  expect(answer.leftOut.map(({ station, why }) => [station.id, sayWhyNot(why, MONDAY_NOON, () => '热水')])).toEqual([
    ['broken', '热水坏了'],
    ['no', '没有热水'],
  ])
})

test('a reported station comes after every other, and is still there when it is the only one', () => {
  expect(ids([near('locked', 50, { reported: true }), near('good', 5000)])).toEqual(['good', 'locked'])
  expect(ids([near('locked', 50, { reported: true }), near('good', 5000)], { k: 1 })).toEqual(['good'])
  expect(ids([near('locked', 50, { reported: true })])).toEqual(['locked'])
})

test('it must be open from when he comes until he has stayed, and both ways must fit', () => {
  const rows = [
    near('closing', 300, { hours: '08:00-12:06' }),
    near('opening', 700, { hours: '12:03-20:00' }),
    near('open', 1450, { hours: '08:00-20:00' }),
  ]
  const answer = found(rows)
  expect(
    answer.found.map(({ station, open, minutes, opensAt, closesAt }) => [station.id, open, minutes, opensAt, closesAt]),
  ).toEqual([
    ['opening', false, 4, at('2026-11-23 12:03'), at('2026-11-23 20:00')],
    ['open', true, 8, null, at('2026-11-23 20:00')],
  ])
  expect(answer.leftOut.map(({ why }) => sayWhyNot(why, MONDAY_NOON, String))).toEqual(['6 分钟后关门'])
  expect(ids(rows, { stayMinutes: 4 })).toEqual(['closing', 'opening', 'open'])
  expect(ids(rows, { minutes: 20 })).toEqual(['opening'])
  expect(found(rows, { minutes: 20 }).leftOut.map(({ why }) => sayWhyNot(why, MONDAY_NOON, String))).toEqual([
    '6 分钟后关门',
    '来回加停留要 21 分钟',
  ])
  expect(found(rows, { minutes: 21 }).found.map(({ stayMinutes }) => stayMinutes)).toEqual([13, 5])
})

test('why not, in words: closed until when, today, tomorrow and later', () => {
  const words = (hours: string) =>
    found([near('x', 100, { hours })]).leftOut.map(({ why }) => sayWhyNot(why, MONDAY_NOON, String))
  expect(words('12:30-20:00')).toEqual(['30 分钟后开门'])
  expect(words('18:00-20:00')).toEqual(['18:00 开门'])
  expect(words('09:00-10:00')).toEqual(['明天 09:00 开门'])
  expect(words('Sa 09:00-10:00')).toEqual(['5 天后 09:00 开门'])
  expect(words('off')).toEqual(['暂不开放'])
  expect(words('nobody can read this')).toEqual(['暂不开放'])
})

test('without a position: from the middle of a community, or by tier in the order of the registry', () => {
  const rows = [
    near('north', 4000),
    near('south', -300, { communityCode: 'c2' }),
    near('middle', 2000),
    near('closed', 0, { hours: 'off' }),
  ]
  expect(found(rows, { at: null, communityCode: 'c1' })).toMatchObject({
    from: 'community',
    found: [{ station: { id: 'middle' } }, { station: { id: 'north' } }, { station: { id: 'south' } }],
  })
  expect(found(rows, { at: null })).toMatchObject({
    from: 'nowhere',
    found: [
      { station: { id: 'north' }, metres: null, minutes: null },
      { station: { id: 'south' } },
      { station: { id: 'middle' } },
    ],
  })
  expect(found([], { at: null, communityCode: 'c9' })).toEqual({ from: 'nowhere', found: [], leftOut: [] })
})

test('a question changes nothing and keeps nothing: asked again it is answered alike', () => {
  const rows = makeRegistry(makeRandom(3), 200, 0.1)
  const finder = makeFinder(rows, days)
  const [question, kept] = [ask({ needs: ['aed'] }), JSON.stringify(rows)]
  expect(find(finder, question)).toEqual(find(finder, question))
  expect(JSON.stringify(finder.rows())).toBe(kept)
  const open = find(finder, ask({ k: 200 })).found
  for (const { station, opensAt, open: isOpen } of open) {
    expect([isOpen, opensAt]).toEqual([
      openAt(hoursOf(station), MONDAY_NOON),
      isOpen ? null : nextOpening(hoursOf(station), MONDAY_NOON),
    ])
    expect(openUntil(hoursOf(station), MONDAY_NOON) === null).toBe(!isOpen)
  }
})
