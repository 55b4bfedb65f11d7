import { casePromises } from '@/contracts/case-words'
import { inWords, shareInWords } from '@/contracts/quantity'
import type { Sql } from '../../store/transaction'
import { workThrough, type Clockwork, type TimerReport, type TimerCall, type WorkItem } from '../call/timer-work'
import { climbFrom, staffAt } from '../org/staff-at'
import { divisionName } from '../city/city'
import { isOwnWork } from './case-card'
import { caseColumns, type CaseRow } from './case-row'
import { provisionalDue, recountDue } from './recount-due'
import { residentSide } from './resident-side'

// 限时办结: warned once, overdue climbs, no word from the resident closes as "no reply". Each finds its rows through a
// partial index that holds only what is still to happen, so that the cost does not grow with history.

type Due = (sql: Sql, now: Date) => Promise<WorkItem[]>
const find =
  (where: string, order: string): Due =>
  async (sql, now) =>
    (
      await sql.query<WorkItem & Record<string, unknown>>(
        `select community_code, case_id from cases where ${where} order by ${order} limit 500`,
        [now],
      )
    ).rows

const unaccepted = `accept_due_at <= $1 and accept_warned_at is null and state = 'new'`
const toWarn = `warn_at <= $1 and warned_at is null and state in ('new', 'doing')`
const pastDue = `due_at <= $1 and overdue_at is null and state in ('new', 'doing')`
const unconfirmed = `confirm_until <= $1 and state = 'answered'`

export const acceptDue = find(unaccepted, 'accept_due_at')
export const warningsDue = find(toWarn, 'warn_at')
export const overdueDue = find(pastDue, 'due_at')
export const confirmDue = find(unconfirmed, 'confirm_until')

const rowColumns = caseColumns.replace('b.name', 'null::text')

/** The row under a lock, if the condition still holds; another run may have been here. */
async function lock({ sql, now }: TimerCall, item: WorkItem, where: string): Promise<CaseRow | null> {
  const { rows } = await sql.query<CaseRow>(
    `
    select ${rowColumns}
    from cases c
    where community_code = $2 and case_id = $3 and ${where}
    for no key update skip locked`,
    [now, item.community_code, item.case_id],
  )
  return rows[0] ?? null
}

const set = (call: TimerCall, item: WorkItem, columns: string, values: unknown[] = []) =>
  call.sql.query(`update cases set ${columns}, version = version + 1 where community_code = $1 and case_id = $2`, [
    item.community_code,
    item.case_id,
    ...values,
  ])

const owners = (row: CaseRow): string[] => [
  ...new Set([row.owner_id, row.first_owner_id].filter((p): p is string => p !== null)),
]

export async function remindAcceptance(call: TimerCall, item: WorkItem): Promise<boolean> {
  const row = await lock(call, item, unaccepted)
  if (!row) return false
  await set(call, item, 'accept_warned_at = $3', [call.now])
  for (const to of owners(row))
    call.record.message({
      communityCode: row.community_code,
      caseId: row.case_id,
      to,
      kind: 'case.accept-late',
      title: '有一件还没受理',
      body: `${inWords(casePromises.accept)}到了，点开受理一下，让居民心里有数。`,
    })
  return true
}

export async function warnDue(call: TimerCall, item: WorkItem): Promise<boolean> {
  const row = await lock(call, item, toWarn)
  if (!row) return false
  await set(call, item, 'warned_at = $3', [call.now])
  call.record.event({
    communityCode: row.community_code,
    caseId: row.case_id,
    kind: 'warned',
    role: 'system',
    name: '系统',
  })
  for (const to of owners(row))
    call.record.message({
      communityCode: row.community_code,
      caseId: row.case_id,
      to,
      kind: 'case.due-soon',
      title: '时限快到了',
      body: `${shareInWords(casePromises.warn)}的时间用完了，看看还差什么。`,
    })
  return true
}

export async function climbOverdue(call: TimerCall, item: WorkItem): Promise<boolean> {
  const row = await lock(call, item, pastDue)
  if (!row) return false
  const above = await climbFrom(call, row.office_code)
  const climbs = above !== row.office_code
  const office = divisionName(call.city, above)
  const what = { communityCode: row.community_code, caseId: row.case_id }
  await set(call, item, 'overdue_at = $3, office_code = $4', [call.now, above])
  call.record.event({ ...what, kind: 'overdue', role: 'system', name: '系统' })
  if (climbs)
    call.record.event({
      ...what,
      kind: 'climbed',
      role: 'system',
      name: '系统',
      officeCode: above,
      facts: { to: office, because: 'overdue' },
    })
  for (const to of new Set([...owners(row), ...(await staffAt(call, above))]))
    call.record.message({
      ...what,
      to,
      kind: 'case.overdue',
      title: '有一件过了时限',
      body: `${climbs ? `已升到${office}，` : ''}首问还是${row.first_owner_name}。`,
    })
  for (const to of residentSide(row))
    call.record.message({
      ...what,
      to,
      kind: 'case.overdue',
      title: '这件过了时限',
      body: `对不住，${climbs ? `已由${office}接着管` : `${office}还在办`}，首问还是${row.first_owner_name}。`,
    })
  return true
}

export async function closeUnconfirmed(call: TimerCall, item: WorkItem): Promise<boolean> {
  const row = await lock(call, item, unconfirmed)
  if (!row) return false
  await set(call, item, `state = 'closed', outcome = 'no-reply', closed_at = $3`, [call.now])
  const what = { communityCode: row.community_code, caseId: row.case_id }
  call.record.event({ ...what, kind: 'no-reply', role: 'system', name: '系统' })
  const own = isOwnWork(row)
  const body = own
    ? '社区看过也答复了，谢谢你。自己办的自己不评，所以不算进“已解决”。'
    : '不算已解决。还有问题，随时再说一声。'
  for (const to of residentSide(row))
    call.record.message({
      ...what,
      to,
      kind: 'case.no-reply',
      title: own ? '你顺手办的那件收起来了' : `${inWords(casePromises.confirm)}没收到回音，先收起来了`,
      body,
    })
  return true
}

/** Acceptance, warning, what is overdue, answers that nobody confirmed, and promises that a new notice settles. */
export async function runCaseTimer(world: Clockwork): Promise<Partial<TimerReport>> {
  const reminders = await workThrough(world, 'accept', acceptDue, remindAcceptance)
  const warned = await workThrough(world, 'warn', warningsDue, warnDue)
  const climbed = await workThrough(world, 'overdue', overdueDue, climbOverdue)
  const unconfirmed = await workThrough(world, 'confirm', confirmDue, closeUnconfirmed)
  const { calendar } = world.city
  await workThrough(world, 'recount', provisionalDue(calendar), recountDue(rowColumns))
  return { reminders, warned, climbed, unconfirmed }
}
