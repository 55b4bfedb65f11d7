import { ReportStation } from '@/contracts/station'
import type { ReportKind } from '@/contracts/station-words'
import { dayMs } from '@/rules/local-time'
import { anybody } from '../call/who'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { changeStation } from './change-station'
import type { FaultRow } from './fault'
import { hearGoodNews, type Good, type Heard, type News } from './good-news'
import { myWeight } from './my-weight'
import { openFault, openFaultsOf } from './open-fault'
import { recount, saidOf } from './said-of-fault'
import { standingOf } from './standing'
import { lockStation, toView, type StationRow } from './station-row'
import { attachStationPhotos } from './station-photos'
import { writeReport } from './station-report'
import { tellOfClosing } from './tell-of-closing'
import { perPersonDaily, perStationDaily } from './weight'

/**
 * 门锁着, 没水, 其实开着: one tap, one call. The row is changed in the same transaction, so the next sync of every phone has it.
 * One person warns everybody; three people's weight closes (weight.ts). The station's row is locked first: ten riders
 * before one door are heard one after the other and make one task.
 */
export const reportStation = operation(ReportStation, {
  scope: community,
  who: anybody,
  async run(call) {
    const { communityCode, stationId, what } = call.input
    const facilities = call.input.facilities ?? []
    if ((what === 'broken' || what === 'works-again') && facilities.length === 0) refuse('FACILITY_MISSING')
    const row = await lockStation(call.sql, communityCode, stationId)
    if (row?.state !== 'active') refuse('NOT_FOUND')
    await mustHaveWordsLeft(call)
    const at = seenAt(call)
    const weight = await myWeight(call, row, at)
    const isBad = what === 'door-locked' || what === 'broken' || what === 'danger'
    const heard = isBad
      ? await hearBadNews(call, row, { what, named: facilities, weight, at })
      : await hearGoodNews(call, row, { what, named: facilities, weight, at })
    await attachStationPhotos(
      call,
      call.input,
      'evidence',
      heard.fault ? (call.input.photos ?? []) : [],
      heard.fault?.fault_id ?? null,
    )
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role: 'resident',
      operation: 'report-station',
      subjectId: stationId,
      detail: { what, facilities, weight },
    })
    return {
      station: toView(heard.row, call.city),
      counted: heard.counted,
      fault: heard.fault ? { faultId: heard.fault.fault_id, dueAt: heard.fault.due_at.toISOString() } : null,
    }
  },
})

/** A clock that is ahead sees nothing of the future. */
function seenAt({ input, now }: CallOf<typeof ReportStation>): Date {
  const said = input.saidAt ? new Date(input.saidAt) : now
  return said < now ? said : now
}

async function mustHaveWordsLeft({ sql, actor, input, now }: CallOf<typeof ReportStation>): Promise<void> {
  const { rows } = await sql.query<{ here: number; all: number }>(
    `
    select count(*) filter (where station_id = $3)::int as here, count(*)::int as all
    from station_report
    where person_id = $1 and said_at > $2`,
    [actor.personId, new Date(now.getTime() - dayMs), input.stationId],
  )
  if (rows[0]!.here >= perStationDaily || rows[0]!.all >= perPersonDaily) refuse('REPORTED_ENOUGH')
}

async function hearBadNews(
  call: CallOf<typeof ReportStation>,
  row: StationRow,
  { what, named, weight, at }: News<Exclude<ReportKind, Good>>,
): Promise<Heard> {
  const subjects = what === 'broken' ? named : ['']
  const wasOpen = row.closed_by === null
  let fault: FaultRow | null = null
  let counted = false
  for (const facility of subjects) {
    if (weight === 0) {
      await writeReport(call, row, { what, facilities: facility ? [facility] : [], weight, at, faultId: null })
      continue
    }
    fault = await openFault(call, row, what, facility, at)
    const before = await saidOf(call.sql, row.community_code, fault.fault_id)
    if (before.reporters.includes(call.actor.personId)) continue
    await writeReport(call, row, { what, facilities: facility ? [facility] : [], weight, at, faultId: fault.fault_id })
    await recount(call.sql, row.community_code, fault.fault_id)
    counted = true
  }
  if (!counted) return { row, counted, fault }
  const after = await changeStation(call.sql, row, standingOf(row, await openFaultsOf(call, row), call.now))
  if (wasOpen && after.closed_by === 'reports') await tellOfClosing(call, after)
  return { row: after, counted, fault }
}
