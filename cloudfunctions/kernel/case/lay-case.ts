import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { staffRoles, type Role } from '@/contracts/roles'
import { localDay } from '@/rules/local-time'
import type { Statement } from '../../store/round-trip'
import type { Call } from '../call/operation'
import type { Row } from '../call/recorder'
import { divisionName, type Category } from '../city/city'
import { attachPhotos } from './case-photos'
import { caseNumber } from './case-row'
import { placeView, type Found } from './find-place'
import { gridWorkerAskedAt } from './helper-time'
import { promiseFor, type Promised } from './promise'
import type { CasePosted, Place } from '@/contracts/case-shapes'

// How a case comes to lie in its community, whichever way it was said: a number, an answerable office, a promise, its
// photos.

/**
 * What was said; `taker`: an active helper who goes straight at it, so that nobody else is asked; `byHand`: a person
 * decides who is.
 */
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

/** What a case is made of: what was said, and what its community made of it. */
interface Laid {
  said: Said
  category: Category
  found: Found
  drawn: Drawn
  promise: Promised
}

/** The rows are written with the rest of the call, in one statement. `ahead` of the operation is `drawNumber`. */
export async function layCase(call: Call, said: Said, category: Category, found: Found): Promise<CasePosted> {
  const { city, now } = call
  const promise = promiseFor(category, now, city)
  const drawn = readDrawn(call.ahead as DrawnRow[], found)
  const laid = { said, category, found, drawn, promise }
  insertCase(call, laid)
  await attachPhotos(call, { communityCode: found.communityCode, caseId: said.caseId }, 'post', said.photos)
  writeTimeline(call, laid)
  recordAndTell(call, laid)
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
    insert into case_counter (community_code, day, last)
    values ($1, $2, 1)
    on conflict (community_code, day) do update set last = case_counter.last + 1
    returning last
  )
  select n.last as seq, r.role, r.area_code, r.person_id, r.display_name
  from n
  left join role_binding r
    on r.area_code = any ($4) and r.role = any ($5) and r.valid_from <= $3 and (r.until is null or r.until > $3)`

/**
 * The office is the nearest one with somebody on duty, the street's at the latest; among several people the first by
 * id.
 */
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

function insertCase(call: Call, laid: Laid): void {
  const { actor, record, ports, now } = call
  const { said, found } = laid
  const key = { community_code: found.communityCode, case_id: said.caseId }
  record.insert('cases', newCase(call, laid))
  insertContact(call, key, 'reporter', actor)
  if (said.taker)
    record.insert('assignment', {
      ...key,
      assignment_id: ports.newId(),
      helper_id: actor.personId,
      way: 'claim',
      since: now,
    })
}

function newCase({ now, actor, city }: Call, { said, category, found, drawn, promise }: Laid): Row {
  const { taker, byHand } = said
  // A dispute and a question are the office's own; a helper is asked only where hands are needed.
  const wantsHelper = !taker && !byHand && !category.isPrivate && category.skills.length > 0
  const idle = wantsHelper ? 'waiting' : 'with-staff'
  // It lies where its building stands, else at the pin: without a position every helper seems equally far.
  const point = city.houses.get(found.buildingCode ?? '') ?? said.place.point
  return {
    community_code: found.communityCode,
    case_id: said.caseId,
    day: localDay(now),
    seq: drawn.seq,
    state: taker ? 'doing' : 'new',
    category_edition: category.edition,
    category_code: category.code,
    urgency: category.urgency,
    text: said.text,
    visibility: said.isPrivate ? 'private' : 'neighbours',
    channel: said.channel,
    reporter_id: actor.personId,
    for_person_id: said.forPersonId ?? null,
    placed_level: found.level,
    placed_by: found.by,
    street_code: found.streetCode,
    grid_code: found.gridCode,
    building_code: found.buildingCode,
    address: (said.place.address ?? '').trim(),
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    office_code: drawn.officeCode,
    first_office_code: drawn.officeCode,
    first_owner_id: drawn.ownerId,
    first_owner_name: drawn.ownerName,
    owner_id: drawn.ownerId,
    dispatch: taker ? 'taken' : idle,
    next_wave_at: wantsHelper ? now : null,
    escalate_at: wantsHelper ? gridWorkerAskedAt(category.urgency, now) : null,
    due_amount: category.dueAmount,
    due_unit: category.dueUnit,
    posted_at: now,
    accept_due_at: promise.acceptAt,
    counted_from: now,
    due_at: promise.at,
    due_provisional: promise.provisional,
    warn_at: promise.warnAt,
    by_hand_at: byHand ? now : null,
    helper_id: taker ? actor.personId : null,
    helper_name: taker?.name ?? null,
    accepted_at: taker ? now : null,
  }
}

/** Name and number as they stand now. */
export function insertContact(
  { record }: Call,
  key: { community_code: string; case_id: string },
  relation: 'reporter' | 'about',
  person: { personId: string; name: string; phone: string | null },
): void {
  record.insert('case_contact', {
    ...key,
    person_id: person.personId,
    relation,
    name: person.name,
    phone: person.phone,
  })
}

function writeTimeline({ record, actor, city, now }: Call, { said, found, drawn }: Laid): void {
  const here = {
    communityCode: found.communityCode,
    caseId: said.caseId,
    name: actor.name,
    actorId: actor.personId,
    at: now,
  }
  // Said and placed at one instant: one row, which the timeline shows as two lines.
  record.event({
    ...here,
    kind: 'posted',
    role: 'resident',
    officeCode: drawn.officeCode,
    facts: {
      forSomeone: said.forPersonId !== undefined,
      level: found.level,
      by: found.by,
      grid: found.gridCode ? city.gridNames.get(found.gridCode) : null,
      office: divisionName(city, drawn.officeCode),
    },
  })
  const { taker } = said
  if (taker)
    record.event({
      ...here,
      kind: 'claimed',
      role: taker.role,
      name: taker.name,
      facts: { why: '随手拍到，自己先办' },
    })
  if (said.byHand) record.event({ ...here, kind: 'person-asked', role: 'resident' })
}

function recordAndTell(call: Call, { said, category, found, drawn }: Laid): void {
  const { record, actor, city } = call
  const { communityCode } = found
  const { caseId } = said
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
