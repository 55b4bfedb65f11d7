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

/** What the timeline of a planned case says: the same kinds and facts that the commands write. */
export function caseEvents(c: PlannedCase, cast: Cast, city: City, random: Random): EventRow[] {
  const events: EventRow[] = []
  const add = (
    at: Date | null,
    kind: string,
    who: { personId: string; role: string; name: string } | null,
    facts: object = {},
  ) => {
    if (!at) return
    events.push({
      community_code: c.place.communityCode,
      case_id: c.caseId,
      event_id: demoId(random, at.getTime() + events.length),
      at,
      kind,
      actor_id: who?.personId ?? null,
      actor_role: who?.role ?? 'system',
      actor_name: who?.name ?? '系统',
      office_code: null,
      facts,
    })
  }
  const nameOf = (code: string) => city.divisions.find((d) => d.code === code)?.name
  const reporter = { personId: c.reporterId, role: 'resident', name: cast.byId.get(c.reporterId)!.name }
  const owner = ownerOf(c, cast)
  const staff = { personId: owner.personId, role: owner.role, name: owner.name }
  const helping = c.helperId ? cast.byId.get(c.helperId)! : null
  const helper = helping && { personId: helping.personId, role: helping.role, name: helperName(helping) }
  add(c.postedAt, 'posted', reporter, {
    forSomeone: c.forPersonId !== null,
    level: c.place.level,
    by: c.place.by === 'address' ? 'chosen' : c.place.by,
    grid: city.grids.find((g) => g.code === c.place.gridCode)?.name ?? null,
    office: nameOf(homeOffice(c)),
  })
  add(c.acceptedAt, 'accepted', staff)
  if (c.offeredTo.length > 0)
    add(c.offeredAt, 'offered', null, { count: c.offeredTo.length, wave: 1, why: '先问近的、会的、有空的' })
  for (const [n, wave] of (c.waves ?? []).entries()) {
    add(wave.at, 'offered', null, { count: wave.helperIds.length, wave: n + 1, why: '先问近的、会的、有空的' })
    for (const no of wave.refusals) {
      const { role, personId } = cast.byId.get(no.helperId)!
      add(
        no.at,
        'offer-refused',
        { personId, role, name: helperName(cast.byId.get(no.helperId)!) },
        { reason: no.reason },
      )
    }
  }
  if (helper && c.byHand) add(c.takenAt, 'assigned', staff, { helper: helper.name })
  else if (helper) add(c.takenAt, 'claimed', helper, { why: '' })
  add(c.pausedAt, 'paused', staff, { reason: c.pauseReason })
  if (helper) add(c.workDoneAt, 'work-finished', helper, { text: c.workNote ?? '' })
  for (const round of c.rounds) {
    add(round.answeredAt, 'answered', staff, { text: round.answer })
    if (round.verdict)
      add(round.verdict.at, round.verdict.solved ? 'verdict-solved' : 'verdict-unsolved', reporter, {
        contacted: round.verdict.contacted,
        solved: round.verdict.solved,
        satisfied: round.verdict.satisfied,
        text: round.verdict.text,
      })
  }
  if (c.fate === 'overdue') {
    add(dueOf(c).at, 'overdue', null)
    add(dueOf(c).at, 'climbed', null, { to: nameOf(c.place.streetCode), because: 'overdue' })
  }
  add(c.withdrawnAt, 'withdrawn', reporter, { reason: c.withdrawReason ?? '' })
  if (c.fate === 'no-reply') add(c.closedAt, 'no-reply', null)
  return events
}
