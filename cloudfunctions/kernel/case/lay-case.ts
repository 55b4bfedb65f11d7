import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { staffRoles, type Role } from '@/contracts/roles'
import { localDay } from '@/rules/local-time'
import type { Statement } from '../../store/round-trip'
import type { Call } from '../call/operation'
import { place } from '../call/recorder'
import { divisionName, type Category } from '../city/city'
import { attachPhotos } from './case-photos'
import { caseNumber } from './case-row'
import { placeView, type Found } from './find-place'
import { gridWorkerAskedAt } from './helper-time'
import { promiseFor, type Promised } from './promise'
import type { CasePosted, Place } from '@/contracts/case-shapes'

// How a case comes to lie in its community, whichever way it was said: a number, an answerable office, a promise, its photos.

/** What was said; `taker`: an active helper who goes straight at it, so that nobody else is asked; `byHand`: a person decides who is. */
export interface Said {
  caseId: string
  text: string
  photos: readonly string[]
  place: Place
  isPrivate: boolean
  forPersonId?: string
  channel: 'mini-program' | 'rider'
  byHand?: boolean
  taker?: { role: Role; name: string }
}

/** The rows are written with the rest of the call, in one statement. `ahead` of the operation is `drawNumber`. */
export async function layCase(call: Call, said: Said, category: Category, found: Found): Promise<CasePosted> {
  const { city, now } = call
  const promise = promiseFor(category, now, city)
  const drawn = readDrawn(call.ahead as DrawnRow[], found)
  insertCase(call, said, category, found, drawn, promise)
  await attachPhotos(call, found.communityCode, said.caseId, 'post', said.photos)
  tell(call, said, category, found, drawn)
  return {
    communityCode: found.communityCode,
    caseId: said.caseId,
    number: caseNumber({ day: localDay(now), seq: drawn.seq }),
    dueAt: promise.at.toISOString(),
    acceptDueAt: promise.acceptAt.toISOString(),
    place: placeView(found, city, drawn.worker),
    owner: `${drawn.ownerName} · ${divisionName(city, drawn.officeCode)}`,
  }
}

/** Who works there: a row for each appointment; the number repeats. */
interface DrawnRow {
  seq: number
  role: Role | null
  area_code: string
  person_id: string
  display_name: string
}
interface Drawn {
  seq: number
  officeCode: string
  ownerId: string | null
  ownerName: string
  worker: string | null
}

/** The case's number and who works there: all that a case needs of its community, whoever posts it. */
export function drawNumber(found: Found | null, now: Date): Statement | null {
  return (
    found && {
      text: drawSql,
      values: [
        found.communityCode,
        localDay(now),
        now,
        [found.communityCode, found.streetCode, found.gridCode],
        [...staffRoles, 'grid-worker'],
      ],
    }
  )
}

const drawSql = `
with n as (
  insert into case_counter values ($1, $2, 1)
  on conflict (community_code, day) do update set last = case_counter.last + 1 returning last
)
select n.last as seq, r.role, r.area_code, r.person_id, r.display_name
from n left join role_binding r on r.area_code = any ($4) and r.role = any ($5) and r.valid_from <= $3 and (r.until is null or r.until > $3)`

/** The office is the nearest one with somebody on duty, the street's at the latest; among several people the first by id. */
function readDrawn(rows: DrawnRow[], found: Found): Drawn {
  const byId = rows.filter((r) => r.role !== null).sort((a, b) => (a.person_id < b.person_id ? -1 : 1))
  const onDuty = [found.communityCode, found.streetCode].flatMap((office) =>
    byId.filter((r) => r.area_code === office && staffRoles.includes(r.role!)),
  )[0]
  return {
    seq: rows[0]!.seq,
    officeCode: onDuty?.area_code ?? found.streetCode,
    ownerId: onDuty?.person_id ?? null,
    ownerName: onDuty?.display_name ?? '值班人员',
    worker: byId.find((r) => r.area_code === found.gridCode)?.display_name ?? null,
  }
}

const caseColumnsSaid = [
  'community_code',
  'case_id',
  'day',
  'seq',
  'state',
  'category_edition',
  'category_code',
  'urgency',
  'text',
  'visibility',
  'channel',
  'reporter_id',
  'for_person_id',
  'placed_level',
  'placed_by',
  'street_code',
  'grid_code',
  'building_code',
  'address',
  'lng',
  'lat',
  'office_code',
  'first_office_code',
  'first_owner_id',
  'first_owner_name',
  'owner_id',
  'dispatch',
  'next_wave_at',
  'escalate_at',
  'due_amount',
  'due_unit',
  'posted_at',
  'accept_due_at',
  'counted_from',
  'due_at',
  'due_provisional',
  'warn_at',
] as const
const newCase = place('cases', caseColumnsSaid)
const newCaseByHand = place('cases', [...caseColumnsSaid, 'by_hand_at'])
/** One that its reporter takes at once. */
const newTakenCase = place('cases', [...caseColumnsSaid, 'helper_id', 'helper_name', 'accepted_at'])
export const newContact = place('case_contact', ['community_code', 'case_id', 'person_id', 'relation', 'name', 'phone'])
const newAssignment = place('assignment', ['community_code', 'case_id', 'assignment_id', 'helper_id', 'way', 'since'])

function insertCase(call: Call, said: Said, category: Category, found: Found, drawn: Drawn, promise: Promised): void {
  const { now, actor, city, record } = call
  const { taker, byHand } = said
  // A dispute and a question are the office's own; a helper is asked only where hands are needed.
  const wantsHelper = !taker && !byHand && !category.isPrivate && category.skills.length > 0
  // It lies where its building stands, else at the pin: without a position every helper seems equally far.
  const { lng, lat } = city.houses.get(found.buildingCode ?? '') ?? said.place.point ?? { lng: null, lat: null }
  record.insert(taker ? newTakenCase : byHand ? newCaseByHand : newCase, [
    found.communityCode,
    said.caseId,
    localDay(now),
    drawn.seq,
    taker ? 'doing' : 'new',
    category.edition,
    category.code,
    category.urgency,
    said.text,
    said.isPrivate ? 'private' : 'neighbours',
    said.channel,
    actor.personId,
    said.forPersonId ?? null,
    found.level,
    found.by,
    found.streetCode,
    found.gridCode,
    found.buildingCode,
    (said.place.address ?? '').trim(),
    lng,
    lat,
    drawn.officeCode,
    drawn.officeCode,
    drawn.ownerId,
    drawn.ownerName,
    drawn.ownerId,
    taker ? 'taken' : wantsHelper ? 'waiting' : 'with-staff',
    wantsHelper ? now : null,
    wantsHelper ? gridWorkerAskedAt(category.urgency, now) : null,
    category.dueAmount,
    category.dueUnit,
    now,
    promise.acceptAt,
    now,
    promise.at,
    promise.provisional,
    promise.warnAt,
    ...(taker ? [actor.personId, taker.name, now] : byHand ? [now] : []),
  ])
  record.insert(newContact, [found.communityCode, said.caseId, actor.personId, 'reporter', actor.name, actor.phone])
  if (taker)
    record.insert(newAssignment, [found.communityCode, said.caseId, call.ports.newId(), actor.personId, 'claim', now])
}

function tell(call: Call, said: Said, category: Category, found: Found, drawn: Drawn): void {
  const { record, actor, city, now } = call
  const { communityCode } = found
  const { caseId } = said
  // Said and placed at one instant: one row, which the timeline shows as two lines.
  record.event({
    communityCode,
    caseId,
    kind: 'posted',
    role: 'resident',
    name: actor.name,
    actorId: actor.personId,
    at: now,
    officeCode: drawn.officeCode,
    facts: {
      forSomeone: said.forPersonId !== undefined,
      level: found.level,
      by: found.by,
      grid: found.gridCode ? city.gridNames.get(found.gridCode) : null,
      office: divisionName(city, drawn.officeCode),
    },
  })
  if (said.taker)
    record.event({
      communityCode,
      caseId,
      kind: 'claimed',
      role: said.taker.role,
      name: said.taker.name,
      actorId: actor.personId,
      at: now,
      facts: { why: '随手拍到，自己先办' },
    })
  if (said.byHand)
    record.event({
      communityCode,
      caseId,
      kind: 'person-asked',
      role: 'resident',
      name: actor.name,
      actorId: actor.personId,
      at: now,
    })
  record.audit({
    communityCode,
    actorId: actor.personId,
    role: 'resident',
    operation: call.operation,
    subjectId: caseId,
  })
  if (drawn.ownerId) {
    const asked = said.byHand ? '请你们来安排谁去，' : ''
    record.message({
      communityCode,
      caseId,
      to: drawn.ownerId,
      kind: 'case.posted',
      title: `新来一件：${category.name}`,
      body: `${divisionName(city, communityCode)}有居民说了一声，${asked}${inWords(casePromises.accept)}内受理。`,
    })
  }
}
