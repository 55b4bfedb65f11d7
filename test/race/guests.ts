import type { Pool } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'

export interface Guest {
  personId: string
  token: string
}

/**
 * Guests who are signed in: riders by their role, elders by the
 * document that somebody saw. Written straight into the tables.
 */
export async function seatGuests(
  pool: Pool,
  howMany: number,
  kind: 'rider' | 'elder' | 'resident',
  communityCode: string,
): Promise<Guest[]> {
  const guests = Array.from({ length: howMany }, () => {
    const personId = newId()
    return { personId, token: `token-of-${personId}` }
  })
  const ids = guests.map((g) => g.personId)
  await pool.query(
    `insert into person (person_id, name, created_at) select id, '骑手', '2026-01-05' from unnest($1::uuid[]) id`,
    [ids],
  )
  await pool.query(
    `insert into session
     select sha256(convert_to(t, 'UTF8')), id, '2026-01-05', '2036-01-05'
     from unnest($1::uuid[], $2::text[]) as g(id, t)`,
    [ids, guests.map((g) => g.token)],
  )
  if (kind === 'rider')
    await pool.query(
      `insert into role_binding select id, 'rider', $2, '师傅', null, '2026-01-05', null from unnest($1::uuid[]) id`,
      [ids, communityCode],
    )
  if (kind === 'elder')
    await pool.query(`insert into age_seen select $2, id, 80, id, '2026-01-05' from unnest($1::uuid[]) id`, [
      ids,
      communityCode,
    ])
  return guests
}
