import { gridworkPromises } from '@/contracts/gridwork-words'
import { inWords, msOf } from '@/contracts/quantity'
import type { Sql } from '../../store/transaction'
import { workThrough, type Clockwork, type TimerCall } from '../call/timer-work'
import { staffAt } from '../org/staff-at'
import { lockHelper } from '../dispatch/claim-case'
import { streetOf } from '../city/city'
import { changeApplication, emptied, type ApplicationRow } from './application-row'
import { appointmentColumns, changeAppointment, readAppointmentRow, type AppointmentRow } from './appointment-row'
import { endService } from './end-service'
import { note } from './gridwork-event'
import { officeOf } from './who'

interface Due {
  community_code: string
  id: string
}
const due =
  (text: string, margin = 0) =>
  async (sql: Sql, now: Date): Promise<Due[]> =>
    (await sql.query<Due & Record<string, unknown>>(`${text} limit 500`, [new Date(now.getTime() + margin)])).rows

const timer = { id: null, name: '系统' }

const lateApplications = due(
  `
  select community_code, application_id as id
  from application
  where due_at <= $1 and late_at is null
  order by due_at`,
)
const endingSoon = due(
  `
  select community_code, appointment_id as id
  from appointment
  where state in ('active', 'paused') and ends_at <= $1 and warned_at is null
  order by ends_at`,
  msOf(gridworkPromises.expiryWarn),
)
const over = due(
  `
  select community_code, appointment_id as id
  from appointment
  where state in ('active', 'paused') and ends_at <= $1
  order by ends_at`,
)
const refusedLongAgo = due(
  `
  select community_code, application_id as id
  from application
  where state = 'refused' and erased_at is null and decided_at <= $1
  order by decided_at`,
  -msOf(gridworkPromises.refusedKept),
)
const restOver = due(
  `
  select community_code, appointment_id as id
  from appointment
  where state = 'paused' and paused_until <= $1
  order by paused_until`,
)

async function lock({ sql }: TimerCall, item: Due, where: string, values: unknown[]): Promise<AppointmentRow | null> {
  const { rows } = await sql.query<AppointmentRow & Record<string, unknown>>(
    `
    select ${appointmentColumns}
    from appointment a
    where community_code = $1 and appointment_id = $2 and ${where}
    for no key update skip locked`,
    [item.community_code, item.id, ...values],
  )
  return rows[0] ?? null
}

/** The answer is late: the office hears once more, and the street with it. */
async function remindLate(call: TimerCall, item: Due): Promise<boolean> {
  const { rowCount } = await call.sql.query(
    `
    update application
    set late_at = $3, version = version + 1
    where community_code = $1 and application_id = $2 and due_at <= $3 and late_at is null`,
    [item.community_code, item.id, call.now],
  )
  if (!rowCount) return false
  for (const to of new Set([
    ...(await officeOf(call, item.community_code)),
    ...(await staffAt(call, streetOf(item.community_code))),
  ])) {
    call.record.message({
      communityCode: item.community_code,
      to,
      kind: 'application.late',
      title: '有人报到还没等到回音',
      body: `${inWords(gridworkPromises.decide)}到了，请今天给个回音。`,
      subject: { kind: 'application', id: item.id },
    })
  }
  return true
}

/** Some time before the end: the person and the office, once. */
async function warnOfEnd(call: TimerCall, item: Due): Promise<boolean> {
  const row = await lock(call, item, `state in ('active', 'paused') and ends_at > $3 and warned_at is null`, [call.now])
  if (!row) return false
  await changeAppointment(call, row, { warned_at: call.now })
  note(call, row, 'warned', timer)
  for (const to of new Set([row.person_id, ...(await officeOf(call, row.community_code))])) {
    call.record.message({
      communityCode: row.community_code,
      to,
      kind: 'appointment.expiring',
      title: to === row.person_id ? '聘期快到了' : `${row.working_name}的聘期快到了`,
      body: `到 ${row.until_day}。${to === row.person_id ? '想接着来，和社区说一声续聘。' : '要续聘请在到期前办。'}`,
      subject: { kind: 'appointment', id: row.appointment_id },
    })
  }
  return true
}

/** The last day is over: no offer since that midnight (the helper's row says so), and now the rest of it ends too. */
async function lapse(call: TimerCall, item: Due): Promise<boolean> {
  const seen = await readAppointmentRow(call.sql, item.community_code, item.id)
  if (!seen) return false
  // Two timers: the second waits here for the helper's row and then finds nothing left to end.
  await lockHelper(call, seen.community_code, seen.person_id)
  const row = await lock(call, item, `state in ('active', 'paused') and ends_at <= $3`, [call.now])
  if (!row) return false
  await endService(call, row, {
    state: 'lapsed',
    reason: '聘期到了',
    caseReason: '帮手的聘期到了',
    role: 'system',
    actorId: null,
    operation: 'lapse-appointment',
  })
  note(call, row, 'lapsed', timer)
  call.record.message({
    communityCode: row.community_code,
    to: row.person_id,
    kind: 'appointment.lapsed',
    title: '聘期到了',
    body: '谢谢你。办完的事都记着，想接着来可以再报到。',
    subject: { kind: 'appointment', id: row.appointment_id },
  })
  return true
}

async function endRest(call: TimerCall, item: Due): Promise<boolean> {
  const row = await lock(call, item, `state = 'paused' and paused_until <= $3`, [call.now])
  if (!row) return false
  await changeAppointment(call, row, { state: 'active', paused_until: null })
  note(call, row, 'resumed', timer, '歇够了')
  return true
}

/** What somebody wrote to be refused is not kept for ever; that they asked and what was said stays. */
async function forgetRefused(call: TimerCall, item: Due): Promise<boolean> {
  const {
    rows: [row],
  } = await call.sql.query<ApplicationRow & Record<string, unknown>>(
    `
    select *
    from application
    where community_code = $1 and application_id = $2 and state = 'refused' and erased_at is null
    for no key update skip locked`,
    [item.community_code, item.id],
  )
  if (!row) return false
  await changeApplication(call, row, emptied(call.now))
  return true
}

/** What is due of applications and appointments. */
export async function runGridworkTimer(world: Clockwork): Promise<{}> {
  await workThrough<Due>(world, 'application-late', lateApplications, remindLate)
  await workThrough<Due>(world, 'appointment-lapse', over, lapse)
  await workThrough<Due>(world, 'appointment-warn', endingSoon, warnOfEnd)
  await workThrough<Due>(world, 'application-forget', refusedLongAgo, forgetRefused)
  await workThrough<Due>(world, 'appointment-rest', restOver, endRest)
  return {}
}
