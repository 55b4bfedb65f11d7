// The object form of cases and helpers as columns. Both are sorted by their ids first: in whatever order they come, the
// plan is the same, and equal people come by their id.
import type { Candidate, CaseToOffer, FreeWindow } from '../candidate'
import { freeUntil } from '../free-time'
import type { OfferPolicy } from '../offer-policy'
import { recordOf } from './chance'
import { helperKinds } from './chance-features'
import { bar, caseColumns, helperColumns, type CaseColumns, type HelperColumns } from './columns'
import { inQuietHours } from './quiet-hours'
import { urgencies } from './weigh-columns'

const MINUTE_MS = 60_000
const SKILLS_MAX = 31

export interface Rows {
  cases: CaseColumns
  helpers: HelperColumns
  /** Row → the candidate and until when they are free; null for who is always on duty. */
  candidates: { candidate: Candidate; until: Date | null }[]
  /** Row → the case, and where it stood in what was passed. */
  wanted: { wanted: CaseToOffer; at: number }[]
}

export function rowsOf(
  cases: readonly CaseToOffer[],
  helpers: readonly Candidate[],
  now: Date,
  policy: OfferPolicy,
): Rows {
  const wanted = cases.map((one, at) => ({ wanted: one, at })).sort((a, b) => order(a.wanted.caseId, b.wanted.caseId))
  const sorted = [...helpers].sort(
    (a, b) => order(a.helperId, b.helperId) || order(a.communityCode, b.communityCode) || order(a.kind, b.kind),
  )
  const numbers = { community: numbering(), grid: numbering(), skill: numbering(), person: numbering() }
  const caseRows = caseColumns(wanted.length)
  // Skills and people are numbered as they are wanted and help: the other side only looks them up.
  wanted.forEach(({ wanted: one }, i) => {
    caseRows.skills[i] = bits(one.skills.map(numbers.skill))
  })
  if (numbers.skill.count() > SKILLS_MAX)
    throw new RangeError(`${numbers.skill.count()} skills are wanted at once, more than ${SKILLS_MAX}`)
  const helperRows = helperColumns(sorted.length)
  const candidates = sorted.map((one, row) => {
    const until = isAlwaysOnDuty(one) ? null : freeUntil(one.freeWindows, now)
    fillHelper(helperRows, row, one, numbers)
    helperRows.record[row] = recordOf(one.kind, one.acceptedBefore, one.offeredBefore, policy)
    helperRows.bars[row] = barsOf(one, until, now, policy)
    return { candidate: one, until }
  })
  wanted.forEach(({ wanted: one }, i) => fillCase(caseRows, i, one, numbers))
  return { cases: caseRows, helpers: helperRows, candidates, wanted }
}

type Numbers = Record<'community' | 'grid' | 'skill' | 'person', ReturnType<typeof numbering>>

function fillHelper(columns: HelperColumns, row: number, one: Candidate, numbers: Numbers): void {
  columns.person[row] = numbers.person(one.helperId)
  columns.kind[row] = helperKinds.indexOf(one.kind)
  if (one.at) {
    columns.lng[row] = one.at.lng
    columns.lat[row] = one.at.lat
  }
  columns.community[row] = numbers.community(one.communityCode)
  if (one.gridCode !== null) columns.grid[row] = numbers.grid(one.gridCode)
  columns.skills[row] = bits(one.skills.map(numbers.skill.known))
  columns.vetted[row] = one.vetted ? 1 : 0
  columns.openTasks[row] = one.openTasks
  columns.tasksToday[row] = one.tasksToday
  columns.fatigue[row] = one.fatigue
}

/** All but its skills. */
function fillCase(columns: CaseColumns, i: number, one: CaseToOffer, numbers: Numbers): void {
  if (one.at) {
    columns.lng[i] = one.at.lng
    columns.lat[i] = one.at.lat
  }
  columns.community[i] = numbers.community(one.communityCode)
  if (one.gridCode !== null) columns.grid[i] = numbers.grid(one.gridCode)
  columns.needsVetted[i] = one.needsVetted ? 1 : 0
  columns.urgency[i] = urgencies.indexOf(one.urgency)
  columns.escalateAt[i] = one.escalateAt.getTime()
  columns.reporter[i] = numbers.person.known(one.reporterId)
  columns.asked[i] = one.alreadyAsked.map(numbers.person.known).filter((person) => person !== -1)
}

function barsOf(one: Candidate, until: Date | null, now: Date, policy: OfferPolicy): number {
  const freeMinutes = until ? (until.getTime() - now.getTime()) / MINUTE_MS : 0
  const quiet = one.quiet ? bar.ownQuiet : bar.quiet
  return (
    (one.automatic ? 0 : bar.byHandOnly) |
    (one.onPause ? bar.paused : 0) |
    (one.hasOutstandingOffer ? bar.busyWithOffer : 0) |
    (!isAlwaysOnDuty(one) && freeMinutes < policy.minFreeMinutes ? bar.offShift : 0) |
    (inQuietHours(one.quiet ?? policy.quiet, now) ? quiet : 0) |
    (one.openTasks >= one.maxOpenTasks ? bar.full : 0) |
    (one.noticesToday >= (one.maxNoticesADay ?? policy.maxNoticesADay[one.kind]) ? bar.askedEnough : 0)
  )
}

function isAlwaysOnDuty({ kind, freeWindows }: { kind: Candidate['kind']; freeWindows: FreeWindow[] }): boolean {
  return kind === 'grid-worker' && freeWindows.length === 0
}

function bits(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => (n < 0 ? all : all | (1 << n)), 0)
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Numbers for names as they come; `known` gives −1 for a name that has none. */
function numbering() {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    return numbers.get(name)!
  }
  return Object.assign(numberOf, {
    known: (name: string): number => numbers.get(name) ?? -1,
    count: () => numbers.size,
  })
}
