import type { Client } from 'pg'
import type { DemoGround } from './ground'
import { gridworkRows } from './gridwork'
import type { Person } from './people'
import { put } from './put'

export const lay = ({ client, people, now, seed }: DemoGround): Promise<void> => seedGridwork(client, people, now, seed)

/**
 * Applications at every step, appointments with their dates, posts held and vacant; helpers and roles end with the
 * appointment.
 */
export async function seedGridwork(client: Client, people: readonly Person[], now: Date, seed: number): Promise<void> {
  const rows = gridworkRows(people, now.getTime(), seed)
  await put(client, 'application', rows.applications)
  await put(client, 'appointment', rows.appointments)
  await put(client, 'appointment_counter', rows.counter)
  await put(client, 'gridwork_event', rows.events)
  await put(client, 'consent_entry', rows.consents)
  await put(client, 'post_holding', rows.holdings)
  await put(client, 'post_candidacy', rows.candidacies)
  await client.query(`
    update helper h
    set until = a.ends_at
    from appointment a
    where a.community_code = h.community_code and a.person_id = h.helper_id`)
  await client.query(`
    update role_binding b
    set until = a.ends_at
    from appointment a
    where a.community_code = b.area_code and a.person_id = b.person_id and b.role = a.kind`)
}
