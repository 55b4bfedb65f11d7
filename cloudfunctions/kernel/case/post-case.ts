import type { Statement } from '../../store/round-trip'
import { staffRoles, type Role } from '@/contracts/roles'
import { localDay } from '../calendar/working-calendar'
import { operation, type Call } from '../call/operation'
import { place } from '../call/recorder'
import { refuse } from '../call/refusal'
import { divisionName, type Category } from '../org/city'
import { caseNumber } from './case-row'
import { attachPhotos } from './case-photos'
import { findPlace, placeView, type Found } from './find-place'
import { promiseFor, type Promised } from './promise'
import { anybody } from './who'

/** Minutes in which a helper should be found, by urgency (matching.md §6: 30 min, 2 h, 8 h). */
const helperWindowMinutes: Record<Category['urgency'], number> = { danger: 30, urgent: 120, ordinary: 480, complex: 480, question: 480 }
/** When 30 % of the window, at least ten minutes, is left, the grid worker is asked. */
const escalateAfter = (minutes: number): number => minutes - Math.max(10, minutes * 0.3)

/**
 * A resident says something; it gets a place, a number, an answerable office and a promise in one transaction.
 * The client chooses `caseId`, so that a case written offline is the same case when it arrives.
 */
export const postCase = operation<'post-case'>({
  name: 'post-case',
  scope: (input, city) => {
    const found = findPlace(input.place, city)
    return found ? [found.communityCode] : []
  },
  who: anybody,
  ahead: (input, city, now) => drawNumber(findPlace(input.place, city), now),
  async run(call) {
    const { input, city, now } = call
    const text = (input.text ?? '').trim()
    if (text === '' && !input.photos?.length && !input.voice) refuse('NOTHING_SAID')
    const category = city.categories.get(input.categoryCode) ?? refuse('CATEGORY_UNKNOWN')
    const found = findPlace(input.place, city) ?? refuse(input.place.address ? 'PLACE_UNCLEAR' : 'PLACE_MISSING')
    if (input.forPersonId) await mustSpeakFor(call, input.forPersonId)
    const promise = promiseFor(category, now, city)
    const drawn = readDrawn(call.ahead as DrawnRow[], found)
    insertCase(call, text, category, found, drawn, promise)
    if (input.forPersonId && input.forPersonId !== call.actor.personId) await noteWhomItIsAbout(call, found.communityCode, input.forPersonId)
    await attachPhotos(call, found.communityCode, input.caseId, 'post', [...(input.photos ?? []), ...(input.voice ? [input.voice] : [])])
    tell(call, category, found, drawn)
    return {
      communityCode: found.communityCode, caseId: input.caseId, number: caseNumber({ day: localDay(now), seq: drawn.seq }),
      dueAt: promise.at.toISOString(), acceptDueAt: promise.acceptAt.toISOString(),
      place: placeView(found, city, drawn.worker), owner: `${drawn.ownerName} · ${divisionName(city, drawn.officeCode)}`,
    }
  },
})

async function mustSpeakFor(call: Call, personId: string): Promise<void> {
  const { rowCount } = await call.sql.query(
    'select 1 from proxy where person_id = $1 and proxy_id = $2 and since <= $3 and (until is null or until > $3)',
    [personId, call.actor.personId, call.now],
  )
  if (!rowCount) refuse('NO_CONSENT_TO_SPEAK')
}

/** Who works there: a row for each appointment; the number repeats. */
interface DrawnRow { seq: number; role: Role | null; area_code: string; person_id: string; display_name: string }
interface Drawn { seq: number; officeCode: string; ownerId: string | null; ownerName: string; worker: string | null }

/** The case's number and who works there: all that a case needs of its community, whoever posts it. */
function drawNumber(found: Found | null, now: Date): Statement | null {
  return found && { text: drawSql, values: [found.communityCode, localDay(now), now, [found.communityCode, found.streetCode, found.gridCode], [...staffRoles, 'grid-worker']] }
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
  const onDuty = [found.communityCode, found.streetCode].flatMap((office) => byId.filter((r) => r.area_code === office && staffRoles.includes(r.role!)))[0]
  return {
    seq: rows[0]!.seq, officeCode: onDuty?.area_code ?? found.streetCode, ownerId: onDuty?.person_id ?? null, ownerName: onDuty?.display_name ?? '值班人员',
    worker: byId.find((r) => r.area_code === found.gridCode)?.display_name ?? null,
  }
}

const newCase = place('cases', [
  'community_code', 'case_id', 'day', 'seq', 'state', 'category_edition', 'category_code', 'urgency', 'text', 'visibility', 'channel', 'reporter_id', 'for_person_id',
  'placed_level', 'placed_by', 'street_code', 'grid_code', 'building_code', 'address', 'lng', 'lat',
  'office_code', 'first_office_code', 'first_owner_id', 'first_owner_name', 'owner_id', 'dispatch', 'next_wave_at', 'escalate_at',
  'due_amount', 'due_unit', 'posted_at', 'accept_due_at', 'counted_from', 'due_at', 'due_provisional', 'warn_at',
])
const newContact = place('case_contact', ['community_code', 'case_id', 'person_id', 'relation', 'name', 'phone'])

function insertCase(call: Call<'post-case'>, text: string, category: Category, found: Found, drawn: Drawn, promise: Promised): void {
  const { now, actor, input, city, record } = call
  const isPrivate = category.isPrivate || input.visibility === 'private'
  // A dispute and a question are the office's own; a helper is asked only where hands are needed.
  const wantsHelper = !category.isPrivate && category.skills.length > 0
  const escalateMs = escalateAfter(helperWindowMinutes[category.urgency]) * 60_000
  // It lies where its building stands, else at the pin: without a position every helper seems equally far.
  const { lng, lat } = city.houses.get(found.buildingCode ?? '') ?? input.place.point ?? { lng: null, lat: null }
  record.insert(newCase, [
    found.communityCode, input.caseId, localDay(now), drawn.seq, 'new', category.edition, category.code, category.urgency, text,
    isPrivate ? 'private' : 'neighbours', 'mini-program', actor.personId, input.forPersonId ?? null,
    found.level, found.by, found.streetCode, found.gridCode, found.buildingCode, (input.place.address ?? '').trim(), lng, lat,
    drawn.officeCode, drawn.officeCode, drawn.ownerId, drawn.ownerName, drawn.ownerId,
    wantsHelper ? 'waiting' : 'with-staff', wantsHelper ? now : null, wantsHelper ? new Date(now.getTime() + escalateMs) : null,
    category.dueAmount, category.dueUnit, now, promise.acceptAt, now, promise.at, promise.provisional, promise.warnAt,
  ])
  record.insert(newContact, [found.communityCode, input.caseId, actor.personId, 'reporter', actor.name, actor.phone])
}

/** Their name and number as they stand now: a row that the caller sees because they may speak for them. */
async function noteWhomItIsAbout(call: Call<'post-case'>, communityCode: string, personId: string): Promise<void> {
  const { rows: [person] } = await call.sql.query<{ name: string; phone: string | null }>('select name, phone from person where person_id = $1', [personId])
  if (person) call.record.insert(newContact, [communityCode, call.input.caseId, personId, 'about', person.name, person.phone])
}

function tell(call: Call<'post-case'>, category: Category, found: Found, drawn: Drawn): void {
  const { record, actor, city, now, input } = call
  const what = { communityCode: found.communityCode, caseId: input.caseId }
  record.event({ ...what, kind: 'posted', role: 'resident', name: actor.name, actorId: actor.personId, at: now, facts: { forSomeone: input.forPersonId !== undefined } })
  record.event({ ...what, kind: 'placed', role: 'system', name: '系统', at: now, officeCode: drawn.officeCode, facts: { level: found.level, by: found.by, grid: found.gridCode ? city.gridNames.get(found.gridCode) : null, office: divisionName(city, drawn.officeCode) } })
  record.audit({ communityCode: found.communityCode, actorId: actor.personId, role: 'resident', operation: 'post-case', subjectId: input.caseId })
  if (drawn.ownerId) {
    record.message({ ...what, to: drawn.ownerId, kind: 'case.posted', title: `新来一件：${category.name}`, body: `${divisionName(city, found.communityCode)}有居民说了一声，两个工作小时内受理。` })
  }
}
