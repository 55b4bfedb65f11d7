import type { Operations } from '@/contracts/operations'
import { staffRoles } from '@/contracts/roles'
import { localDay } from '../calendar/working-calendar'
import { operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { divisionName, type Category } from '../org/city'
import { caseNumber } from './case-row'
import { attachPhotos } from './case-photos'
import { findPlace, gridWorkerSql, placeView, type Found, type Seen } from './find-place'
import { promiseFor, type Promised } from './promise'
import { anybody } from './who'

type Input = Operations['post-case']['input']

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
  async run(call) {
    const { input, city, now } = call
    const text = (input.text ?? '').trim()
    if (text === '' && !input.photos?.length && !input.voice) refuse('NOTHING_SAID')
    const category = city.categories.get(input.categoryCode) ?? refuse('CATEGORY_UNKNOWN')
    const found = findPlace(input.place, city) ?? refuse(input.place.address ? 'PLACE_UNCLEAR' : 'PLACE_MISSING')
    if (input.forPersonId) await mustSpeakFor(call, input.forPersonId)
    const promise = promiseFor(category, now, city)
    const inserted = await insertCase(call, input, text, category, found, promise)
    if (input.forPersonId) await noteWhomItIsAbout(call, found.communityCode)
    await attachPhotos(call, found.communityCode, input.caseId, 'post', [...(input.photos ?? []), ...(input.voice ? [input.voice] : [])])
    tell(call, input.caseId, category, found, inserted)
    return {
      communityCode: found.communityCode, caseId: input.caseId, number: caseNumber({ day: localDay(now), seq: inserted.seq }),
      dueAt: promise.at.toISOString(), acceptDueAt: promise.acceptAt.toISOString(),
      place: placeView(found, inserted, city), owner: `${inserted.first_owner_name} · ${divisionName(city, inserted.office_code)}`,
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

/** Their name and number as they stand now: a row that the caller sees because they may speak for them. */
async function noteWhomItIsAbout(call: Call<'post-case'>, communityCode: string): Promise<void> {
  await call.sql.query(
    `insert into case_contact (community_code, case_id, person_id, relation, name, phone) select $1, $2, person_id, 'about', name, phone from person where person_id = $3
     on conflict do nothing`, [communityCode, call.input.caseId, call.input.forPersonId])
}

interface Inserted extends Seen { seq: number; office_code: string; first_owner_id: string | null; first_owner_name: string }

/**
 * Counter, duty person, case, contact and the place in words in one statement: a city posts 4,300 a day, most of them in two hours.
 * The case lies where its building stands, else at the pin: without a position every helper seems equally far.
 */
const insertSql = `
with n as (
  insert into case_counter values ($1, $3, 1)
  on conflict (community_code, day) do update set last = case_counter.last + 1 returning last
), duty as (
  select person_id, display_name, area_code from role_binding
  where role = any ($4) and area_code in ($1, $5) and valid_from <= $6 and (until is null or until > $6)
  order by length(area_code) desc, person_id limit 1
), b as materialized (
  select name, lng, lat from building where community_code = $1 and code = $17
), c as (
  insert into cases (community_code, case_id, day, seq, state, category_edition, category_code, urgency, text, visibility, channel, reporter_id, for_person_id,
    placed_level, placed_by, street_code, grid_code, building_code, address, lng, lat, office_code, first_office_code, first_owner_id, first_owner_name, owner_id,
    dispatch, next_wave_at, escalate_at, due_amount, due_unit, posted_at, accept_due_at, counted_from, due_at, due_provisional, warn_at)
  select $1, $2, $3, n.last, 'new', $7, $8, $9, $10, $11, 'mini-program', $12, $13, $14, $15, $5, $16, $17, $18, coalesce(b.lng, $19), coalesce(b.lat, $20),
    coalesce(d.area_code, $5), coalesce(d.area_code, $5), d.person_id, coalesce(d.display_name, '值班人员'), d.person_id,
    $21, $22, $23, $24, $25, $6, $26, $6, $27, $28, $29
  from n left join duty d on true left join b on true
  returning seq, office_code, first_owner_id, first_owner_name
), k as (
  insert into case_contact (community_code, case_id, person_id, relation, name, phone) values ($1, $2, $12, 'reporter', $30, $31)
)
select seq, office_code, first_owner_id, first_owner_name, (select name from b) as building, ${gridWorkerSql('$16')} as worker from c`

async function insertCase(call: Call, input: Input, text: string, category: Category, found: Found, promise: Promised): Promise<Inserted> {
  const { now, actor } = call
  const isPrivate = category.isPrivate || input.visibility === 'private'
  // A dispute and a question are the office's own; a helper is asked only where hands are needed.
  const wantsHelper = !category.isPrivate && category.skills.length > 0
  const escalateMs = escalateAfter(helperWindowMinutes[category.urgency]) * 60_000
  const { rows } = await call.sql.query<Inserted>(insertSql, [
    found.communityCode, input.caseId, localDay(now), staffRoles, found.streetCode, now,
    category.edition, category.code, category.urgency, text, isPrivate ? 'private' : 'neighbours', actor.personId, input.forPersonId ?? null,
    found.level, found.by, found.gridCode, found.buildingCode, (input.place.address ?? '').trim(), input.place.point?.lng ?? null, input.place.point?.lat ?? null,
    wantsHelper ? 'waiting' : 'with-staff', wantsHelper ? now : null, wantsHelper ? new Date(now.getTime() + escalateMs) : null,
    category.dueAmount, category.dueUnit, promise.acceptAt, promise.at, promise.provisional, promise.warnAt, actor.name, actor.phone,
  ])
  return rows[0]!
}

function tell(call: Call, caseId: string, category: Category, found: Found, inserted: Inserted): void {
  const { record, actor, city, now } = call
  const what = { communityCode: found.communityCode, caseId }
  record.event({ ...what, kind: 'posted', role: 'resident', name: actor.name, actorId: actor.personId, at: now, facts: { forSomeone: Boolean(call.input && 'forPersonId' in call.input) } })
  record.event({ ...what, kind: 'placed', role: 'system', name: '系统', at: now, officeCode: inserted.office_code, facts: { level: found.level, by: found.by, grid: found.gridCode ? city.gridNames.get(found.gridCode) : null, office: divisionName(city, inserted.office_code) } })
  record.audit({ communityCode: found.communityCode, actorId: actor.personId, role: 'resident', operation: 'post-case', subjectId: caseId })
  if (inserted.first_owner_id) {
    record.message({ communityCode: found.communityCode, to: inserted.first_owner_id, kind: 'case.posted', caseId, title: `新来一件：${category.name}`, body: `${divisionName(city, found.communityCode)}有居民说了一声，两个工作小时内受理。` })
  }
}
