import type { Client } from 'pg'
import type { DemoGround } from './ground'
import { gridworkRows } from './gridwork'
import type { Person } from './people'

export const lay = ({ client, people, now, seed }: DemoGround): Promise<void> => seedGridwork(client, people, now, seed)

/** Applications at every step, appointments with their dates, posts held and vacant; helpers and roles end with the appointment. */
export async function seedGridwork(client: Client, people: readonly Person[], now: Date, seed: number): Promise<void> {
  const rows = gridworkRows(people, now.getTime(), seed)
  const put = (table: string, all: readonly object[]) => {
    const names = Object.keys(all[0] ?? {}).join(', ')
    return client.query(
      `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(all)],
    )
  }
  await put('application', rows.applications)
  await put('appointment', rows.appointments)
  await put('appointment_counter', rows.counter)
  await put('gridwork_event', rows.events)
  await put('consent_entry', rows.consents)
  await put('post_holding', rows.holdings)
  await put('post_candidacy', rows.candidacies)
  await client.query(
    `update helper h set until = a.ends_at from appointment a where a.community_code = h.community_code and a.person_id = h.helper_id`,
  )
  await client.query(
    `update role_binding b set until = a.ends_at from appointment a where a.community_code = b.area_code and a.person_id = b.person_id and b.role = a.kind`,
  )
}
