// What a helper and staff read about a choice is true: every word comes from a term, and the terms add up.
import { chooseHelpers, type Candidate, type CaseToOffer } from '../../../cloudfunctions/kernel/matching/choose'
import { aCase, aHelper, HERE, askedHoursAgo, NOW, north } from './choose-people'

const GRID = 'G150102001001001'
const NO_FLOOR = { danger: 0, urgent: 0, ordinary: 0, complex: 0, question: 0 }
const NEVER_MISS = { ...NO_FLOOR, danger: 1e-9 }
const offer = (person: Partial<Candidate>, wanted: Partial<CaseToOffer> = {}) =>
  chooseHelpers(aCase(wanted), [aHelper('a', person)], NOW, { chanceFloor: NO_FLOOR, patientFloor: NO_FLOOR })
    .offers[0]!
const reasons = (person: Partial<Candidate>, wanted?: Partial<CaseToOffer>) => offer(person, wanted).reasons

test('near, skilled, free and fresh', () => {
  expect(reasons({ at: north(420) })).toEqual(['离你 420 米', '你拿手的：门锁', '这会儿有空', '今天还没接单'])
})

test.each([
  [4, '离你不到 10 米'],
  [17, '离你 20 米'],
  [994, '离你 990 米'],
  [996, '离你 1.0 公里'],
  [1_240, '离你 1.2 公里'],
])('%i m reads %s', (metres, words) => {
  expect(reasons({ at: north(metres) })[0]).toBe(words)
})

test('an unknown distance is not told', () => {
  expect(reasons({ at: null })).toEqual(['你拿手的：门锁', '这会儿有空', '今天还没接单'])
  expect(offer({ at: null }).terms.distanceMetres).toBeNull()
  expect(offer({ at: null }).staffLine).toContain('距离不详，按 1000 米计（+1000）')
})

test('the grid is told only to who belongs to it', () => {
  expect(reasons({ gridCode: GRID })[0]).toBe('就在你的网格')
  expect(reasons({ gridCode: GRID, kind: 'grid-worker' })[0]).toBe('你是这个网格的网格员')
  expect(reasons({ gridCode: 'G150102001001002', kind: 'grid-worker' }).join()).not.toContain('网格')
  expect(reasons({ gridCode: null }, { gridCode: null }).join()).not.toContain('网格')
})

test('a skill is told only where one was wanted, in the words that were passed', () => {
  expect(reasons({}, { skills: [] }).join()).not.toContain('拿手')
  const named = chooseHelpers(aCase(), [aHelper('a')], NOW, { skillNames: { lock: '修门锁' } }).offers[0]!
  expect(named.reasons).toContain('你拿手的：修门锁')
  const unnamed = chooseHelpers(aCase(), [aHelper('a')], NOW, { skillNames: {} }).offers[0]!
  expect(unnamed.reasons).toContain('你的本事用得上')
})

test('who worked today is not called fresh', () => {
  expect(reasons({ tasksToday: 1 })).toContain('手上的单都办完了')
  expect(reasons({ tasksToday: 1 })).not.toContain('今天还没接单')
  expect(reasons({ openTasks: 1 }).join()).not.toMatch(/今天还没接单|手上的单都办完了/)
})

test('a grid worker who is called outside their hours is not told they are free', () => {
  const wanted = { escalateAt: NOW }
  const own = { kind: 'grid-worker', gridCode: GRID, freeWindows: [{ weekday: 2, from: 0, to: 60 }] } as const
  const said = reasons({ ...own, freeWindows: [...own.freeWindows], tasksToday: 2, openTasks: 1 }, wanted)
  expect(said).toEqual(['你是这个网格的网格员', '一直没人接，想请你出手', '离你 400 米', '你拿手的：门锁'])
  expect(offer({ ...own, freeWindows: [...own.freeWindows], skills: [] }, wanted).reasons).not.toContain('这会儿有空')
})

test('no more than four reasons', () => {
  expect(reasons({ gridCode: GRID })).toHaveLength(4)
})

test('staff read each term, the sum and how the next one stands', () => {
  const people = [
    aHelper('a', { at: north(420), tasksToday: 1, fatigue: askedHoursAgo(10, 60) }),
    aHelper('b', { at: north(1_700), kind: 'part-timer' }),
  ]
  const { offers } = chooseHelpers(aCase({ escalateAt: new Date(NOW.getTime() + 1) }), people, NOW)
  const [best, second] = offers
  expect(best!.staffLine).toMatch(
    /^第 1 位：距离 420 米（\+420），今天已接 1 单（\+500），近来问过 0\.7 次（\+445），接单可能 \d+%、已算上来得及回话的 91%（\+\d+），合计 \d+；下一位合计 \d+。$/,
  )
  expect(best!.staffLine).toContain(`下一位合计 ${second!.costMetres}。`)
  expect(second!.staffLine).toContain('第 2 位')
  expect(second!.staffLine).toContain('没有别的人选')
})

test('staff read why the grid counts, in both directions', () => {
  expect(offer({ gridCode: GRID }).staffLine).toContain('本网格优先（−300）')
  expect(offer({ gridCode: GRID, kind: 'grid-worker' }).staffLine).toContain('网格员留作兜底（+3700）')
})

test('in every line the terms add up to the sum, and no line names anybody', () => {
  const people = Array.from({ length: 40 }, (_, n) =>
    aHelper(`helper-${n}`, {
      kind: (['volunteer', 'part-timer', 'grid-worker'] as const)[n % 3]!,
      gridCode: n % 4 ? null : GRID,
      at: n % 5 ? north(((n * 37) % 20) * 60) : null,
      openTasks: n % 2,
      tasksToday: n % 3,
      fatigue: askedHoursAgo(...Array.from({ length: n % 4 }, (_, k) => k * 5)),
    }),
  )
  const wanted = aCase({ urgency: 'danger', escalateAt: new Date(NOW.getTime() + 1) })
  const { offers } = chooseHelpers(wanted, people, NOW, {
    maxOffers: 40,
    missShare: NEVER_MISS,
    furtherFloor: NO_FLOOR,
  })
  expect(offers.length).toBeGreaterThan(10)
  for (const { staffLine, costMetres, terms } of offers) {
    const said = [...staffLine.matchAll(/（([+−])(\d+)）/g)].map(([, sign, n]) => (sign === '+' ? 1 : -1) * Number(n))
    expect(said.reduce((sum, n) => sum + n, 0)).toBe(costMetres)
    expect(staffLine).toContain(`合计 ${costMetres}；`)
    expect(staffLine).toContain(
      `接单可能 ${Math.round(terms.pAccept * 100)}%、已算上来得及回话的 ${Math.round(terms.inTime * 100)}%`,
    )
    expect(staffLine).not.toContain('helper')
  }
})

test('a degree of longitude is shorter up here than one of latitude', () => {
  // 0.01° at 40.82° N is 841.4 m east and 1,112.0 m north
  expect(offer({ at: { lng: HERE.lng + 0.01, lat: HERE.lat } }).terms.distanceMetres).toBe(841)
  expect(offer({ at: { lng: HERE.lng, lat: HERE.lat + 0.01 } }).terms.distanceMetres).toBe(1_112)
})

test('a record or a clock that can not be is taken as the nearest that can', () => {
  const chance = (acceptedBefore: number, offeredBefore: number) =>
    offer({ acceptedBefore, offeredBefore }).terms.pAccept
  expect(chance(99, 3)).toBe(chance(3, 3))
  expect(chance(-1, 3)).toBe(chance(0, 3))
  expect(offer({ fatigue: askedHoursAgo(-1) }).terms.fatigue).toBe(1)
})

test('the terms say what they are', () => {
  const { terms, costMetres } = offer({ at: north(420), openTasks: 1, tasksToday: 2, fatigue: askedHoursAgo(24) })
  expect(terms).toMatchObject({
    distanceMetres: 420,
    sameGrid: false,
    skillMatched: 'lock',
    openTasks: 1,
    tasksToday: 2,
    freeUntil: new Date('2026-03-02T12:00:00+08:00'),
    costDistance: 420,
    costLoad: 1_000,
    costFatigue: 221,
    costGrid: 0,
  })
  expect(terms.fatigue).toBeCloseTo(Math.exp(-1), 12)
  // Half of the volunteers answer within 2.5 min, the question stands for 8
  expect(terms.inTime).toBeCloseTo(64 / (64 + 6.25), 12)
  // log-odds −0.9 − 0.9·0.42 − 0.45·e⁻¹ − 1.2; the record of 4 in 20 is just the usual one
  expect(terms.pAccept).toBeCloseTo(terms.inTime / (1 + Math.exp(0.9 + 0.378 + 0.45 * Math.exp(-1) + 1.2)), 4)
  expect(costMetres).toBe(420 + 1_000 + 221 + terms.costChance)
})
