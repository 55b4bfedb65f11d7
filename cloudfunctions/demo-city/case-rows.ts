import type { City as CityRules } from '../kernel/city/city'
import { gridWorkerAskedAgainAt } from '../kernel/case/helper-time'
import { promiseFor } from '../kernel/case/promise'
import { chineseCalendar } from '../kernel/calendar/working-calendar'
import { dueAt, warnAt } from '../kernel/calendar/due'
import { categories, categoryEdition, type CategorySeed } from './categories'
import type { Person } from './people'
import type { PlannedCase } from './planned-case'
import { firstOfName } from '@/rules/text'

const calendar = chineseCalendar()
const HOUR = 3_600_000

export interface Cast {
  byId: ReadonlyMap<string, Person>
  dutyOf(communityCode: string, streetCode: string): Person
}

export const openStates = ['new', 'offered', 'doing', 'paused', 'overdue', 'unsolved-returned']
const stateOf = {
  new: 'new',
  offered: 'new',
  doing: 'doing',
  paused: 'paused',
  overdue: 'doing',
  'unsolved-returned': 'doing',
  'answered-waiting': 'answered',
  solved: 'closed',
  'no-reply': 'closed',
  withdrawn: 'closed',
} as const

/** The instant the promise counts from: posting, or the verdict that returned the case. */
export const countedFrom = (c: PlannedCase): Date =>
  [...c.rounds].reverse().find((r) => r.verdict && !r.verdict.solved)?.verdict?.at ?? c.postedAt

export const reopensOf = (c: PlannedCase): number => c.rounds.filter((r) => r.verdict && !r.verdict.solved).length
export const ownerOf = (c: PlannedCase, cast: Cast): Person =>
  (c.ownerId && cast.byId.get(c.ownerId)) || cast.dutyOf(c.place.communityCode, c.place.streetCode)
export const homeOffice = (c: PlannedCase): string =>
  c.place.level === 'street' ? c.place.streetCode : c.place.communityCode

export function dueOf(c: PlannedCase): {
  at: Date
  warnAt: Date
  acceptAt: Date
  amount: number
  unit: 'clock-hour' | 'work-hour' | 'work-day'
  urgency: CategorySeed['urgency']
} {
  const category = categories.find((k) => k.code === c.category)!
  const [dueAmount, dueUnit] = category.due
  const first = promiseFor({ dueAmount, dueUnit }, c.postedAt, { calendar } as CityRules)
  const span = { amount: dueAmount, unit: dueUnit }
  const from = countedFrom(c)
  return {
    at: dueAt(from, span, calendar).at,
    warnAt: warnAt(from, span, calendar),
    acceptAt: first.acceptAt,
    amount: dueAmount,
    unit: dueUnit,
    urgency: category.urgency,
  }
}

const isHeld = (c: PlannedCase): boolean =>
  c.helperId !== null && c.fate !== 'unsolved-returned' && c.fate !== 'withdrawn'

function dispatchOf(c: PlannedCase, wantsHelper: boolean): string {
  const state = stateOf[c.fate]
  if (isHeld(c)) return c.workDoneAt || state === 'answered' || state === 'closed' ? 'finished' : 'taken'
  if (c.fate === 'offered') return 'offering'
  return c.fate === 'new' && wantsHelper ? 'waiting' : 'with-staff'
}

/** While somebody is being looked for. */
const nextWaveAt: Record<string, (now: Date) => Date> = { offering: (now) => offerUntil(now), waiting: (now) => now }

/** A planned case as the row it would have become had it been lived through. */
export function caseRow(c: PlannedCase, day: string, seq: number, cast: Cast, now: Date): Record<string, unknown> {
  const due = dueOf(c)
  const owner = ownerOf(c, cast)
  const state = stateOf[c.fate]
  const wantsHelper = (categories.find((k) => k.code === c.category)!.skills ?? []).length > 0
  const last = c.rounds.at(-1)
  const holds = isHeld(c)
  const dispatch = dispatchOf(c, wantsHelper)
  const isOverdue = c.fate === 'overdue'
  return {
    community_code: c.place.communityCode,
    case_id: c.caseId,
    day,
    seq,
    state,
    outcome: state === 'closed' ? c.fate : null,
    category_edition: categoryEdition,
    category_code: c.category,
    urgency: due.urgency,
    text: c.text,
    visibility: c.category === 'dispute' ? 'private' : c.visibility,
    channel: c.channel,
    reporter_id: c.reporterId,
    for_person_id: c.forPersonId,
    placed_level: c.place.level,
    placed_by: c.place.by,
    street_code: c.place.streetCode,
    grid_code: c.place.gridCode,
    building_code: c.place.buildingCode,
    address: c.place.address,
    lng: c.place.point?.lng ?? null,
    lat: c.place.point?.lat ?? null,
    office_code: isOverdue ? c.place.streetCode : homeOffice(c),
    first_office_code: homeOffice(c),
    first_owner_id: owner.personId,
    first_owner_name: owner.name,
    owner_id: owner.personId,
    transfers: 0,
    reopens: reopensOf(c),
    times_asked_missing: 0,
    missing: [],
    dispatch,
    wave: c.fate === 'offered' ? 1 : (c.waves?.length ?? 0),
    next_wave_at: nextWaveAt[dispatch]?.(now) ?? null,
    escalate_at: dispatch in nextWaveAt ? gridWorkerAskedAgainAt(due.urgency, now, 60) : null,
    helper_id: holds ? c.helperId : null,
    helper_name: holds ? helperName(cast.byId.get(c.helperId!)!) : null,
    due_amount: due.amount,
    due_unit: due.unit,
    posted_at: c.postedAt,
    accept_due_at: due.acceptAt,
    accepted_at: c.acceptedAt,
    accept_warned_at: due.acceptAt <= now ? due.acceptAt : null,
    counted_from: countedFrom(c),
    pauses: [],
    due_at: due.at,
    due_provisional: false,
    warn_at: due.warnAt,
    warned_at: due.warnAt <= now ? due.warnAt : null,
    overdue_at: isOverdue ? due.at : null,
    paused_at: c.fate === 'paused' ? c.pausedAt : null,
    pause_reason: c.fate === 'paused' ? c.pauseReason : null,
    answer: last?.answer ?? null,
    answered_at: last?.answeredAt ?? null,
    confirm_until: state === 'answered' && last ? new Date(last.answeredAt.getTime() + 72 * HOUR) : null,
    closed_at: c.closedAt,
    version: 1,
  }
}

/**
 * Offers of the demo stand for three quarters of an hour, not for eight minutes: a visitor wants to look round first.
 */
export const offerUntil = (now: Date): Date => new Date(now.getTime() + 45 * 60_000)

const titles: Partial<Record<Person['role'], string>> = { 'part-timer': '师傅', volunteer: '老师' }
export const helperName = ({ name, role }: Person): string =>
  titles[role] ? `${firstOfName(name)}${titles[role]}` : name
