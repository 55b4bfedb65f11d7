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
import type { Fate, PlannedCase } from './planned-case'
import { put } from './put'
import { makeRandom, type Random } from './random'
import type { DemoGround } from './ground'

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
  const { cases, counters } = numbered(plan, cast, now)
  await put(client, 'cases', cases)
  await put(client, 'case_counter', counters)
  await put(
    client,
    'case_contact',
    plan.flatMap((c) => contactsOf(c, cast)),
  )
  await put(
    client,
    'case_event',
    plan.flatMap((c) => caseEvents(c, cast, city, random)),
  )
  await put(
    client,
    'assignment',
    plan.filter((c) => c.helperId).map((c) => assignmentOf(c, now, random)),
  )
  await put(client, 'match_batch', batches)
  await put(client, 'case_offer', offers)
  await put(
    client,
    'case_offer',
    plan.flatMap((c) => offerRows(c, cast, now)),
  )
  await client.query('select tally_again($1)', [localDay(now)])
  await put(client, 'case_verdict', plan.flatMap(verdictsOf))
  await put(
    client,
    'case_view',
    plan.filter((c) => c.acceptedAt).map((c) => viewOf(c, cast)),
  )
  await put(
    client,
    'notice',
    plan.flatMap((c) => noticesOf(c, cast, now).map((n) => ({ ...n, notice_id: demoId(random, n.at.getTime()) }))),
  )
  await client.query(`
    update notice n
    set title = ${namedTitle('n.title')}
    from cases c
    join category g on g.edition = c.category_edition and g.code = c.category_code
    where c.community_code = n.community_code and c.case_id = n.case_id`)
}

/** Cases are numbered by community and day, in the order in which they were posted. */
function numbered(plan: readonly PlannedCase[], cast: Cast, now: Date) {
  const counters = new Map<string, { community_code: string; day: string; last: number }>()
  const cases = plan.map((c) => {
    const { communityCode } = c.place
    const day = localDay(c.postedAt)
    const last = (counters.get(`${communityCode} ${day}`)?.last ?? 0) + 1
    counters.set(`${communityCode} ${day}`, { community_code: communityCode, day, last })
    return caseRow(c, day, last, cast, now)
  })
  return { cases, counters: [...counters.values()] }
}

const endReasons: Partial<Record<Fate, string>> = { 'unsolved-returned': 'reopened', withdrawn: 'withdrawn' }

function assignmentOf(c: PlannedCase, now: Date, random: Random) {
  const reason = endReasons[c.fate] ?? null
  return {
    community_code: c.place.communityCode,
    case_id: c.caseId,
    assignment_id: demoId(random, c.takenAt!.getTime()),
    helper_id: c.helperId,
    way: c.byHand ? 'assign' : 'claim',
    since: c.takenAt,
    ended_at: reason && (c.closedAt ?? c.rounds.at(-1)?.verdict?.at ?? now),
    end_reason: reason,
  }
}

const verdictsOf = (c: PlannedCase) =>
  c.rounds.flatMap(({ verdict }, n) =>
    verdict
      ? {
          community_code: c.place.communityCode,
          case_id: c.caseId,
          round: n + 1,
          contacted: verdict.contacted,
          solved: verdict.solved,
          satisfied: verdict.satisfied,
          text: verdict.text,
          at: verdict.at,
        }
      : [],
  )

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

interface Told {
  to: string | null
  at: Date | null | undefined
  kind: string
  title: string
  body: string
}

/** What the people of the demo accounts were told; what is older than a day they have read. */
const noticesOf = (c: PlannedCase, cast: Cast, now: Date) =>
  toldOf(c, cast).flatMap(({ to, at, kind, title, body }) => {
    if (!to || !at || !cast.byId.get(to)?.account) return []
    return {
      person_id: to,
      kind,
      community_code: c.place.communityCode,
      case_id: c.caseId,
      title,
      body,
      at,
      read_at: now.getTime() - at.getTime() > dayMs ? at : null,
    }
  })

function toldOf(c: PlannedCase, cast: Cast): Told[] {
  const owner = ownerOf(c, cast).name
  const asked = { kind: 'offer.open', title: '问问你', body: '有一件离你近的事，看看能不能搭把手。' }
  return [
    ...[...new Set([c.reporterId, c.forPersonId])].flatMap((to) => toldToResident(c, to, cast)),
    {
      to: c.byHand ? c.helperId : null,
      at: c.takenAt,
      kind: 'case.assigned',
      title: '社区请你办一件',
      body: `${owner}请你来办；来不了可以退，说一声原因就行。`,
    },
    ...(c.waves ?? []).flatMap(({ at, helperIds }) => helperIds.map((to) => ({ ...asked, to, at }))),
    ...c.offeredTo.map((to) => ({ ...asked, to, at: c.offeredAt })),
  ]
}

function toldToResident(c: PlannedCase, to: string | null, cast: Cast): Told[] {
  const helper = c.helperId ? helperName(cast.byId.get(c.helperId)!) : ''
  return [
    {
      to,
      at: c.acceptedAt,
      kind: 'case.accepted',
      title: `${ownerOf(c, cast).name}受理了`,
      body: '从现在起由 TA 负责到底。',
    },
    {
      to,
      at: c.takenAt,
      kind: 'case.claimed',
      title: c.byHand ? `请了${helper}来办` : `${helper}接了`,
      body: c.byHand ? '进度随时能看。' : '接下来由 TA 来办，进度随时能看。',
    },
    ...c.rounds.map(({ answeredAt }) => ({
      to,
      at: answeredAt,
      kind: 'case.answered',
      title: '社区答复了',
      body: '看看办得怎么样：联系你了吗、解决了吗、满意吗，由你来说。',
    })),
  ]
}
