import type { Call } from '../call/operation'

export interface HelperRole {
  personId: string
  role: 'part-timer' | 'volunteer'
  communityCode: string
  name: string
  from: Date
  until: Date
}

/**
 * Roles are closed to commands; these two doors in the database open to the two roles of helpers alone, in the caller's
 * own area. A door that stays shut is a bug: the authoriser has already let this person in.
 */
export async function appointHelper({ sql, now }: Pick<Call, 'sql' | 'now'>, h: HelperRole): Promise<void> {
  const { rows } = await sql.query<{ done: boolean }>('select appoint_helper($1, $2, $3, $4, $5, $6, $7) as done', [
    h.personId,
    h.role,
    h.communityCode,
    h.name,
    h.from,
    h.until,
    now,
  ])
  if (!rows[0]!.done) throw new Error('the role of a helper could not be given')
}

/** Both roles of this person in this community end at this instant. */
export async function dismissHelper(
  { sql, now }: Pick<Call, 'sql' | 'now'>,
  personId: string,
  communityCode: string,
): Promise<void> {
  const { rows } = await sql.query<{ done: boolean }>('select dismiss_helper($1, $2, $3) as done', [
    personId,
    communityCode,
    now,
  ])
  if (!rows[0]!.done) throw new Error('the role of a helper could not be ended')
}
