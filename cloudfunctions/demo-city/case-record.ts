import { helperName, ownerOf, dueOf, homeOffice, type Cast } from './case-rows'
import type { City } from './city'
import { demoId } from './names'
import type { PlannedCase } from './planned-case'
import type { Random } from './random'

interface EventRow {
  community_code: string
  case_id: string
  event_id: string
  at: Date
  kind: string
  actor_id: string | null
  actor_role: string
  actor_name: string
  office_code: string | null
  facts: object
}

type Who = { personId: string; role: string; name: string } | null
/** An event of the timeline; one without an instant has not happened. */
type Happened = [at: Date | null, kind: string, who: Who, facts?: object]

/** What the timeline of a planned case says: the same kinds and facts that the commands write. */
export function caseEvents(c: PlannedCase, cast: Cast, city: City, random: Random): EventRow[] {
  const reporter = { personId: c.reporterId, role: 'resident', name: cast.byId.get(c.reporterId)!.name }
  const { personId, role, name } = ownerOf(c, cast)
  const staff = { personId, role, name }
  const nameOf = (code: string) => city.divisions.find((d) => d.code === code)?.name
  const posted: Happened = [
    c.postedAt,
    'posted',
    reporter,
    {
      forSomeone: c.forPersonId !== null,
      level: c.place.level,
      by: c.place.by === 'address' ? 'chosen' : c.place.by,
      grid: city.grids.find((g) => g.code === c.place.gridCode)?.name ?? null,
      office: nameOf(homeOffice(c)),
    },
  ]
  const happened = [
    posted,
    [c.acceptedAt, 'accepted', staff] satisfies Happened,
    ...asking(c, cast),
    ...working(c, staff, c.helperId ? helping(cast, c.helperId) : null),
    ...answering(c, staff, reporter),
    ...ending(c, reporter, nameOf(c.place.streetCode)),
  ]
  return happened
    .filter(([at]) => at !== null)
    .map(([at, kind, who, facts = {}], n) => ({
      community_code: c.place.communityCode,
      case_id: c.caseId,
      event_id: demoId(random, at!.getTime() + n),
      at: at!,
      kind,
      actor_id: who?.personId ?? null,
      actor_role: who?.role ?? 'system',
      actor_name: who?.name ?? '系统',
      office_code: null,
      facts,
    }))
}

function helping(cast: Cast, id: string): Who {
  const person = cast.byId.get(id)!
  return { personId: id, role: person.role, name: helperName(person) }
}

function asking(c: PlannedCase, cast: Cast): Happened[] {
  const offered = (at: Date | null, count: number, wave: number): Happened => [
    at,
    'offered',
    null,
    { count, wave, why: '先问近的、会的、有空的' },
  ]
  return [
    ...(c.offeredTo.length > 0 ? [offered(c.offeredAt, c.offeredTo.length, 1)] : []),
    ...(c.waves ?? []).flatMap((wave, n) => [
      offered(wave.at, wave.helperIds.length, n + 1),
      ...wave.refusals.map(
        ({ at, helperId, reason }): Happened => [at, 'offer-refused', helping(cast, helperId), { reason }],
      ),
    ]),
  ]
}

function working(c: PlannedCase, staff: Who, helper: Who): Happened[] {
  const taken: Happened = c.byHand
    ? [c.takenAt, 'assigned', staff, { helper: helper?.name }]
    : [c.takenAt, 'claimed', helper, { why: '' }]
  const finished: Happened = [c.workDoneAt, 'work-finished', helper, { text: c.workNote ?? '' }]
  const paused: Happened = [c.pausedAt, 'paused', staff, { reason: c.pauseReason }]
  return helper ? [taken, paused, finished] : [paused]
}

const answering = (c: PlannedCase, staff: Who, reporter: Who): Happened[] =>
  c.rounds.flatMap(({ answeredAt, answer, verdict }) => {
    const answered: Happened = [answeredAt, 'answered', staff, { text: answer }]
    if (!verdict) return [answered]
    const { at, ...said } = verdict
    return [answered, [at, said.solved ? 'verdict-solved' : 'verdict-unsolved', reporter, said]]
  })

function ending(c: PlannedCase, reporter: Who, street: string | undefined): Happened[] {
  const overdueAt = c.fate === 'overdue' ? dueOf(c).at : null
  return [
    [overdueAt, 'overdue', null],
    [overdueAt, 'climbed', null, { to: street, because: 'overdue' }],
    [c.withdrawnAt, 'withdrawn', reporter, { reason: c.withdrawReason ?? '' }],
    [c.fate === 'no-reply' ? c.closedAt : null, 'no-reply', null],
  ]
}
