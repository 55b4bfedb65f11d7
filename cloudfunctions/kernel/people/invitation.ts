import { createHash, randomInt } from 'node:crypto'
import { dayMs } from '@/rules/local-time'
import type { Call } from '../call/operation'
import { newId } from '../ids'

export type Kept = 'station' | 'canteen'
export interface Invitation {
  code: string
  until: string
}
interface Place {
  kind: Kept
  communityCode: string
  subjectId: string
}

/** Without 0 and O, 1, I and L: read aloud on the phone it is still the same code.. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeSigns = 8
const days = 7

const hashOf = (code: string): Buffer => createHash('sha256').update(`invitation:${code}`).digest()

/**
 * Staff ask somebody to look after a place by a code that is handed over by mouth or in a message: nobody is looked up
 * by name or number, and whoever takes it said yes by taking it. What was handed out for this place before is void.
 */
export async function invite(
  { sql, actor, now }: Pick<Call, 'sql' | 'actor' | 'now'>,
  place: Place,
): Promise<Invitation> {
  const code = Array.from({ length: codeSigns }, () => signs[randomInt(signs.length)]).join('')
  const until = new Date(now.getTime() + days * dayMs)
  await sql.query('delete from invitation where community_code = $1 and subject_id = $2 and taken_at is null', [
    place.communityCode,
    place.subjectId,
  ])
  await sql.query(
    `
    insert into invitation (community_code, invitation_id, kind, subject_id, code_hash, made_by, made_at, until)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [place.communityCode, newId(), place.kind, place.subjectId, hashOf(code), actor.personId, now, until],
  )
  return { code, until: until.toISOString() }
}

/** The place that a code opened to the caller, with the role that goes with it; null: no such code, or not any more. */
export async function takeInvitationCode({ sql, now }: Pick<Call, 'sql' | 'now'>, code: string): Promise<Place | null> {
  const {
    rows: [taken],
  } = await sql.query<{ kind: Kept; community_code: string; subject_id: string }>(
    'select * from take_invitation($1, $2)',
    [hashOf(code), now],
  )
  return taken ? { kind: taken.kind, communityCode: taken.community_code, subjectId: taken.subject_id } : null
}

/** Whoever offered a station that was accepted keeps it. */
export async function appointKeeper(
  { sql, now }: Pick<Call, 'sql' | 'now'>,
  communityCode: string,
  personId: string,
  name: string,
): Promise<void> {
  const { rows } = await sql.query<{ done: boolean }>('select appoint_keeper($1, $2, $3, $4) as done', [
    personId,
    communityCode,
    name,
    now,
  ])
  if (!rows[0]!.done) throw new Error('the role of a keeper could not be given')
}

/** False: this person does not look after it. */
export async function endKeeping(
  { sql, now }: Pick<Call, 'sql' | 'now'>,
  { kind, communityCode, subjectId }: Place,
  personId: string,
): Promise<boolean> {
  const { rows } = await sql.query<{ done: boolean }>('select end_keeping($1, $2, $3, $4, $5) as done', [
    kind,
    communityCode,
    subjectId,
    personId,
    now,
  ])
  return rows[0]!.done
}
