import type { GridworkEvent } from '@/contracts/gridwork-shapes'
import type { Sql } from '../../store/transaction'
import type { Recorder } from '../call/recorder'
import type { Call } from '../call/operation'

/** What happens to an application and to the appointment that came of it, in words for both sides. */
export const gridworkEventWords = {
  submitted: '报了名',
  asked: '还差几样',
  amended: '补上了',
  withdrawn: '撤回了报名',
  approved: '社区同意，发了聘书',
  refused: '这次没通过',
  appealed: '请街道复核',
  'appeal-refused': '街道复核：维持',
  'appeal-approved': '街道复核：同意，发了聘书',
  paused: '先歇着',
  resumed: '接着来',
  'hours-changed': '改了空闲时间',
  renewed: '续聘',
  warned: '快到期，提醒了',
  left: '退出了',
  'consent-withdrawn': '收回了同意',
  ended: '社区解聘',
  lapsed: '聘期到了',
} as const
export type GridworkEventKind = keyof typeof gridworkEventWords

interface Noted {
  community_code: string
  application_id: string
}

export function note(
  call: { record: Recorder; ports: Call['ports']; now: Date },
  of: Noted,
  kind: GridworkEventKind,
  by: { id: string | null; name: string },
  detail = '',
): void {
  call.record.insert('gridwork_event', {
    community_code: of.community_code,
    application_id: of.application_id,
    event_id: call.ports.newId(),
    at: call.now,
    kind,
    actor_id: by.id,
    actor_name: by.name,
    detail,
  })
}

export async function eventsOf(sql: Sql, of: Noted): Promise<GridworkEvent[]> {
  const { rows } = await sql.query<{ at: Date; kind: GridworkEventKind; actor_name: string; detail: string }>(
    `
    select at, kind, actor_name, detail
    from gridwork_event
    where community_code = $1 and application_id = $2
    order by at, event_id`,
    [of.community_code, of.application_id],
  )
  return rows.map((e) => ({
    at: e.at.toISOString(),
    title: gridworkEventWords[e.kind],
    who: e.actor_name,
    detail: e.detail,
  }))
}
