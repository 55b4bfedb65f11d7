import type { Operations } from '@/contracts/operations'
import { newId } from '../../../cloudfunctions/kernel/ids'
import type { CaseRow } from '../../../cloudfunctions/kernel/case/case-row'
import { HOME_COMMUNITY } from '../../../cloudfunctions/demo-city/city'
import type { Person } from '../../../cloudfunctions/demo-city/people'
import { demoCity, demoPerson, layCity } from '../../world/city'
import { useDatabase, type TestDatabase } from '../../world/database'
import { makeFunctions, type Functions, type Phone } from '../../world/phone'

// What every test of the thread begins with: the demo city in a database of its own, functions over it, a case in it.

export interface Which {
  communityCode: string
  caseId: string
}
export interface Thread {
  readonly db: TestDatabase
  readonly f: Functions
}
type PostInput = Operations['post-case']['input']

/** Monday 10:00 in Hohhot: the office is open, volunteers of the day are free, riders are not. */
export const mondayMorning = '2026-11-23T02:00:00Z'
export const home = HOME_COMMUNITY

export function useThread(start = mondayMorning, { max = 10 }: { max?: number } = {}): Thread {
  // On a busy machine of two cores a test of many calls takes seconds; what hangs still ends.
  jest.setTimeout(30_000)
  const db = useDatabase({ max })
  let f: Functions | undefined
  beforeAll(async () => {
    await layCity(db.url)
    f = makeFunctions(db.pool, start)
  }, 30_000)
  return {
    db,
    get f() {
      if (!f) throw new Error('The functions exist only inside tests and hooks')
      return f
    },
  }
}

export const brokenDoor = (over: Partial<PostInput> = {}): PostInput => ({
  caseId: newId(),
  text: '单元门的闭门器掉了，晚上关不上。老人怕有人进来。',
  categoryCode: 'facility',
  visibility: 'neighbours',
  place: { buildingCode: demoPerson('resident').buildingCode! },
  ...over,
})

export async function post(
  phone: Phone,
  over: Partial<PostInput> = {},
): Promise<Which & { posted: Operations['post-case']['output'] }> {
  const input = brokenDoor(over)
  const posted = await phone.call('post-case', input)
  return { communityCode: posted.communityCode, caseId: input.caseId, posted }
}

export const which = ({ communityCode, caseId }: Which): Which => ({ communityCode, caseId })

export async function rowOf({ db }: Thread, { caseId }: { caseId: string }): Promise<CaseRow> {
  const { rows } = await db.pool.query<CaseRow>('select *, day::text as day from cases where case_id = $1', [caseId])
  if (!rows[0]) throw new Error('no such case')
  return rows[0]
}

/** People of the demo by role in one area, in a fixed order. */
export const peopleOf = (role: Person['role'], areaCode = home): Person[] =>
  demoCity().people.filter((p) => p.role === role && p.areaCode === areaCode)

/** Leaves only these helpers of the home community in service, so that a test knows who can be asked. */
export async function onlyHelpers({ db }: Thread, personIds: readonly string[]): Promise<void> {
  await db.pool.query('update helper set consented_at = null where community_code = $1 and not helper_id = any ($2)', [
    home,
    personIds,
  ])
  await db.pool.query('update helper set consented_at = $3 where community_code = $1 and helper_id = any ($2)', [
    home,
    personIds,
    new Date(0),
  ])
}

export interface OfferSeen {
  helper_id: string
  state: string
  wave: number
  rank: number
  reasons: { label: string; value: string }[]
  terms: Record<string, unknown>
  staff_line: string
  offered_at: Date
  until: Date
  refusal_reason: string | null
}

export async function offersOf({ db }: Thread, { caseId }: { caseId: string }): Promise<OfferSeen[]> {
  return (await db.pool.query<OfferSeen>('select * from case_offer where case_id = $1 order by wave, rank', [caseId]))
    .rows
}

export async function eventsOf(
  { db }: Thread,
  { caseId }: { caseId: string },
): Promise<{ kind: string; facts: Record<string, unknown> }[]> {
  return (
    await db.pool.query<{ kind: string; facts: Record<string, unknown> }>(
      'select kind, facts from case_event where case_id = $1 order by at, event_id',
      [caseId],
    )
  ).rows
}
export const kindsOf = async (thread: Thread, it: { caseId: string }): Promise<string[]> =>
  (await eventsOf(thread, it)).map((e) => e.kind)

/** Everything that was ever said to people about a case, whether it has arrived or not. */
export async function toldAbout(
  { db }: Thread,
  { caseId }: { caseId: string },
): Promise<{ kind: string; to: string; title: string; body: string }[]> {
  return (
    await db.pool.query<{ kind: string; to: string; title: string; body: string }>(
      'select kind, to_person as to, title, body from outbox where case_id = $1 order by at, outbox_id',
      [caseId],
    )
  ).rows
}

/** A case that a helper was asked about and took, without going through the choice: for tests of what comes after. */
export async function taken(thread: Thread, helperId: string, over: Partial<PostInput> = {}): Promise<Which> {
  const resident = await thread.f.signIn('resident')
  const it = which(await post(resident, over))
  const staff = await thread.f.signIn('community-staff')
  await staff.call('assign-helper', { ...it, helperId })
  return it
}

/** A case that staff have answered. */
export async function answered(thread: Thread, over: Partial<PostInput> = {}): Promise<Which> {
  const resident = await thread.f.signIn('resident')
  const it = which(await post(resident, over))
  const staff = await thread.f.signIn('community-staff')
  await staff.call('answer-case', { ...it, text: '闭门器已换新，夜里能关上。' })
  return it
}

/** A photo that has arrived, without its bytes: for tests of what it is tied to. */
export async function arrived(
  { db, f }: Thread,
  personId: string,
  kind: 'photo' | 'voice' = 'photo',
  state: 'received' | 'ticketed' = 'received',
): Promise<string> {
  const uploadId = newId()
  await db.pool.query(
    `insert into upload (
       person_id, upload_id, kind, state, blob_key, thumb_key, content_type, bytes, width, height, created_at,
       expires_at
     )
     values ($1, $2, $3, $4, $5, $6, $7, 1000, 640, 480, $8, $8)`,
    [
      personId,
      uploadId,
      kind,
      state,
      `${kind}/${uploadId}`,
      kind === 'photo' ? `thumb/${uploadId}` : null,
      kind === 'photo' ? 'image/jpeg' : 'audio/mpeg',
      f.now(),
    ],
  )
  return uploadId
}
