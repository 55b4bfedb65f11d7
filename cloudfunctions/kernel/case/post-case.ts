import type { Statement } from '../../store/round-trip'
import { staffRoles, type Role } from '@/contracts/roles'
import { localDay } from '../calendar/working-calendar'
import { operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { divisionName, type Category } from '../org/city'
import { caseNumber } from './case-row'
import { attachPhotos } from './case-photos'
import { findPlace, placeView, type Found, type Seen } from './find-place'
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
    if (input.forPersonId) noteWhomItIsAbout(call, found.communityCode)
    await attachPhotos(call, found.communityCode, input.caseId, 'post', [...(input.photos ?? []), ...(input.voice ? [input.voice] : [])])
    tell(call, category, found, drawn)
    return {
      communityCode: found.communityCode, caseId: input.caseId, number: caseNumber({ day: localDay(now), seq: drawn.seq }),
      dueAt: promise.at.toISOString(), acceptDueAt: promise.acceptAt.toISOString(),
      place: placeView(found, drawn, city), owner: `${drawn.ownerName} · ${divisionName(city, drawn.officeCode)}`,
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

/** Who works there: a row for each appointment; the other columns repeat. */
interface DrawnRow { seq: number; building: string | null; lng: number | null; lat: number | null; role: Role | null; area_code: string; person_id: string; display_name: string }
interface Drawn extends Seen { seq: number; lng: number | null; lat: number | null; officeCode: string; ownerId: string | null; ownerName: string }

/** The case's number, its house and who works there: all that a case needs of its community, whoever posts it. */
function drawNumber(found: Found | null, now: Date): Statement | null {
  return found && { text: drawSql, values: [found.communityCode, localDay(now), now, found.buildingCode, [found.communityCode, found.streetCode, found.gridCode], [...staffRoles, 'grid-worker']] }
}

const drawSql = `
with n as (
  insert into case_counter values ($1, $2, 1)
  on conflict (community_code, day) do update set last = case_counter.last + 1 returning last
)
select n.last as seq, b.name as building, b.lng, b.lat, r.role, r.area_code, r.person_id, r.display_name
from n left join building b on b.community_code = $1 and b.code = $4
left join role_binding r on r.area_code = any ($5) and r.role = any ($6) and r.valid_from <= $3 and (r.until is null or r.until > $3)`

/** The office is the nearest one with somebody on duty, the street's at the latest; among several people the first by id. */
function readDrawn(rows: DrawnRow[], found: Found): Drawn {
  const { seq, building, lng, lat } = rows[0]!
  const byId = rows.filter((r) => r.role !== null).sort((a, b) => (a.person_id < b.person_id ? -1 : 1))
  const onDuty = [found.communityCode, found.streetCode].flatMap((office) => byId.filter((r) => r.area_code === office && staffRoles.includes(r.role!)))[0]
  const worker = byId.find((r) => r.area_code === found.gridCode)
  return {
    seq, building, lng, lat, worker: worker?.display_name ?? null,
    officeCode: onDuty?.area_code ?? found.streetCode, ownerId: onDuty?.person_id ?? null, ownerName: onDuty?.display_name ?? '值班人员',
  }
}

/** Case and contact in one statement: a city posts 4,300 a day, most of them in two hours. */
const insertSql = `
with k as (
  insert into case_contact (community_code, case_id, person_id, relation, name, phone) values ($1, $2, $11, 'reporter', $30, $31)
)
insert into cases (community_code, case_id, day, seq, state, category_edition, category_code, urgency, text, visibility, channel, reporter_id, for_person_id,
  placed_level, placed_by, street_code, grid_code, building_code, address, lng, lat, office_code, first_office_code, first_owner_id, first_owner_name, owner_id,
  dispatch, next_wave_at, escalate_at, due_amount, due_unit, posted_at, accept_due_at, counted_from, due_at, due_provisional, warn_at)
values ($1, $2, $3, $4, 'new', $5, $6, $7, $8, $9, 'mini-program', $11, $12,
  $13, $14, $15, $16, $17, $18, $19, $20, $21, $21, $22, $23, $22,
  $24, $25, $26, $27, $28, $10, $29, $10, $32, $33, $34)`

function insertCase(call: Call<'post-case'>, text: string, category: Category, found: Found, drawn: Drawn, promise: Promised): void {
  const { now, actor, input } = call
  const isPrivate = category.isPrivate || input.visibility === 'private'
  // A dispute and a question are the office's own; a helper is asked only where hands are needed.
  const wantsHelper = !category.isPrivate && category.skills.length > 0
  const escalateMs = escalateAfter(helperWindowMinutes[category.urgency]) * 60_000
  // It lies where its building stands, else at the pin: without a position every helper seems equally far.
  const { lng, lat } = drawn.lng === null ? input.place.point ?? { lng: null, lat: null } : drawn
  call.sql.later(insertSql, [
    found.communityCode, input.caseId, localDay(now), drawn.seq,
    category.edition, category.code, category.urgency, text, isPrivate ? 'private' : 'neighbours', now, actor.personId, input.forPersonId ?? null,
    found.level, found.by, found.streetCode, found.gridCode, found.buildingCode, (input.place.address ?? '').trim(), lng, lat,
    drawn.officeCode, drawn.ownerId, drawn.ownerName,
    wantsHelper ? 'waiting' : 'with-staff', wantsHelper ? now : null, wantsHelper ? new Date(now.getTime() + escalateMs) : null,
    category.dueAmount, category.dueUnit, promise.acceptAt, actor.name, actor.phone, promise.at, promise.provisional, promise.warnAt,
  ])
}

/** Their name and number as they stand now: a row that the caller sees because they may speak for them. */
function noteWhomItIsAbout(call: Call<'post-case'>, communityCode: string): void {
  call.sql.later(
    `insert into case_contact (community_code, case_id, person_id, relation, name, phone) select $1, $2, person_id, 'about', name, phone from person where person_id = $3
     on conflict do nothing`, [communityCode, call.input.caseId, call.input.forPersonId])
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
