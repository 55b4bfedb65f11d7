import type { Client } from 'pg'
import { dayMs, localDay } from '@/rules/local-time'
import { namedTitle } from '../kernel/notice/notice-title'
import { askedMonth } from './asked-month'
import { caseEvents } from './case-record'
import { caseRow, helperName, ownerOf, type Cast } from './case-rows'
import { casePlan } from './case-plan'
import type { City } from './city'
import { demoId } from './names'
import { offerRows } from './offer-rows'
import type { Person } from './people'
import type { PlannedCase } from './planned-case'
import { makeRandom } from './random'
import type { DemoGround } from './ground'

type Put = (table: string, rows: readonly object[]) => Promise<unknown>

export const lay = ({ client, city, people, now, seed }: DemoGround): Promise<void> =>
  seedCases(client, city, people, now, seed)

/** A month of cases that ends now, written as the commands would have written it: rows, timelines, offers, notices. */
export async function seedCases(
  client: Client,
  city: City,
  people: readonly Person[],
  now: Date,
  seed: number,
): Promise<void> {
  const { plan, offers, batches } = askedMonth(casePlan(city, people, now, seed), people, now, seed)
  const random = makeRandom(seed ^ 0xfac7)
  const cast = castOf(people)
  const put: Put = (table, rows) =>
    client.query(
      `insert into ${table} (${names(rows)}) select ${names(rows)} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    )
  const counters = new Map<string, { community_code: string; day: string; last: number }>()
  const rows = plan.map((c) => {
    const day = localDay(c.postedAt)
    const key = `${c.place.communityCode} ${day}`
    const counter = counters.get(key) ?? { community_code: c.place.communityCode, day, last: 0 }
    counters.set(key, { ...counter, last: counter.last + 1 })
    return caseRow(c, day, counter.last + 1, cast, now)
  })
  await put('cases', rows)
  await put('case_counter', [...counters.values()])
  await put(
    'case_contact',
    plan.flatMap((c) => contactsOf(c, cast)),
  )
  await put(
    'case_event',
    plan.flatMap((c) => caseEvents(c, cast, city, random)),
  )
  await put(
    'assignment',
    plan
      .filter((c) => c.helperId)
      .map((c) => ({
        community_code: c.place.communityCode,
        case_id: c.caseId,
        assignment_id: demoId(random, c.takenAt!.getTime()),
        helper_id: c.helperId,
        way: c.byHand ? 'assign' : 'claim',
        since: c.takenAt,
        ended_at:
          c.fate === 'unsolved-returned' || c.fate === 'withdrawn'
            ? (c.closedAt ?? c.rounds.at(-1)?.verdict?.at ?? now)
            : null,
        end_reason: c.fate === 'unsolved-returned' ? 'reopened' : c.fate === 'withdrawn' ? 'withdrawn' : null,
      })),
  )
  await put('match_batch', batches)
  await put('case_offer', offers)
  await put(
    'case_offer',
    plan.flatMap((c) => offerRows(c, cast, now)),
  )
  await client.query('select tally_again($1)', [localDay(now)])
  await put(
    'case_verdict',
    plan.flatMap((c) =>
      c.rounds.flatMap((r, n) =>
        r.verdict
          ? [
              {
                community_code: c.place.communityCode,
                case_id: c.caseId,
                round: n + 1,
                contacted: r.verdict.contacted,
                solved: r.verdict.solved,
                satisfied: r.verdict.satisfied,
                text: r.verdict.text,
                at: r.verdict.at,
              },
            ]
          : [],
      ),
    ),
  )
  await put(
    'case_view',
    plan.filter((c) => c.acceptedAt).map((c) => viewOf(c, cast)),
  )
  await put(
    'notice',
    plan.flatMap((c) => noticesOf(c, cast, now).map((n) => ({ ...n, notice_id: demoId(random, n.at.getTime()) }))),
  )
  await client.query(`update notice n set title = ${namedTitle('n.title')} from cases c join category g on g.edition = c.category_edition and g.code = c.category_code
    where c.community_code = n.community_code and c.case_id = n.case_id`)
}

const names = (rows: readonly object[]): string => Object.keys(rows[0] ?? {}).join(', ')

function castOf(people: readonly Person[]): Cast {
  const staff = people
    .filter((p) => p.role === 'community-staff' || p.role === 'street-staff')
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
  return {
    byId: new Map(people.map((p) => [p.personId, p])),
    dutyOf: (community, street) =>
      staff.find((p) => p.areaCode === community) ?? staff.find((p) => p.areaCode === street)!,
  }
}

const contactsOf = (c: PlannedCase, cast: Cast) =>
  [...new Set([c.reporterId, c.forPersonId])]
    .filter((p): p is string => p !== null)
    .map((id) => ({
      community_code: c.place.communityCode,
      case_id: c.caseId,
      person_id: id,
      relation: id === c.reporterId ? 'reporter' : 'about',
      name: cast.byId.get(id)!.name,
      phone: cast.byId.get(id)!.phone,
    }))

const viewOf = (c: PlannedCase, cast: Cast) => {
  const owner = ownerOf(c, cast)
  return {
    community_code: c.place.communityCode,
    case_id: c.caseId,
    viewer_id: owner.personId,
    viewer_role: owner.role,
    viewer_name: owner.name,
    office_code: owner.areaCode,
    first_at: c.acceptedAt,
    last_at: c.acceptedAt,
    times: 1,
  }
}

/** What the people of the demo accounts were told; what is older than a day they have read. */
function noticesOf(c: PlannedCase, cast: Cast, now: Date) {
  const notices: {
    person_id: string
    kind: string
    community_code: string
    case_id: string
    title: string
    body: string
    at: Date
    read_at: Date | null
  }[] = []
  const tell = (to: string | null, at: Date | null | undefined, kind: string, title: string, body: string) => {
    if (!to || !at || !cast.byId.get(to)?.account) return
    notices.push({
      person_id: to,
      kind,
      community_code: c.place.communityCode,
      case_id: c.caseId,
      title,
      body,
      at,
      read_at: now.getTime() - at.getTime() > dayMs ? at : null,
    })
  }
  const helper = c.helperId ? helperName(cast.byId.get(c.helperId)!) : ''
  for (const to of new Set([c.reporterId, c.forPersonId])) {
    tell(to, c.acceptedAt, 'case.accepted', `${ownerOf(c, cast).name}受理了`, '从现在起由 TA 负责到底。')
    tell(
      to,
      c.takenAt,
      'case.claimed',
      c.byHand ? `请了${helper}来办` : `${helper}接了`,
      c.byHand ? '进度随时能看。' : '接下来由 TA 来办，进度随时能看。',
    )
    for (const round of c.rounds)
      tell(
        to,
        round.answeredAt,
        'case.answered',
        '社区答复了',
        '看看办得怎么样：联系你了吗、解决了吗、满意吗，由你来说。',
      )
  }
  if (c.byHand)
    tell(
      c.helperId,
      c.takenAt,
      'case.assigned',
      '社区请你办一件',
      `${ownerOf(c, cast).name}请你来办；来不了可以退，说一声原因就行。`,
    )
  for (const wave of c.waves ?? [])
    for (const to of wave.helperIds) tell(to, wave.at, 'offer.open', '问问你', '有一件离你近的事，看看能不能搭把手。')
  for (const to of c.offeredTo) tell(to, c.offeredAt, 'offer.open', '问问你', '有一件离你近的事，看看能不能搭把手。')
  return notices
}
