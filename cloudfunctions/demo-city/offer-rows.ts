import { offerReasons } from '../kernel/dispatch/offer-reasons'
import { OFFER_POLICY, type Candidate, type CaseToOffer } from '../kernel/matching/choose'
import { freeUntil } from '../kernel/matching/free-time'
import { chanceInTime, inTime, priorChance } from '../kernel/matching/offer'
import { termsOf } from '../kernel/matching/offer/terms'
import { staffLineFor } from '../kernel/matching/offer-words'
import { costOf, metresBetween } from '../kernel/matching/score'
import { categories } from './categories'
import { dueOf, helperName, offerUntil, type Cast } from './case-rows'
import type { Person } from './people'
import type { PlannedCase } from './planned-case'

const model = priorChance(OFFER_POLICY)

/**
 * The questions that stand open in the demo, weighed by the engine's own rules, so that "why me" has its real answer.
 */
export function offerRows(c: PlannedCase, cast: Cast, now: Date): object[] {
  const weighed = c.offeredTo.map((id) => weigh(c, cast.byId.get(id)!, now)).sort((a, b) => a.cost - b.cost)
  return weighed.map(({ helper, terms, cost }, i) => ({
    community_code: c.place.communityCode,
    case_id: c.caseId,
    helper_id: helper.personId,
    helper_name: helperName(helper),
    wave: 1,
    rank: i + 1,
    state: 'open',
    reasons: offerReasons(terms),
    terms: { ...terms, costMetres: cost },
    staff_line: staffLineFor(i + 1, terms, weighed[i + 1]?.cost ?? null),
    offered_at: c.offeredAt,
    until: offerUntil(now),
  }))
}

function weigh(c: PlannedCase, helper: Person, now: Date) {
  const candidate = candidateOf(c, helper)
  const wanted = wantedOf(c, now)
  const metres =
    wanted.at && candidate.at ? metresBetween(wanted.at, candidate.at) : OFFER_POLICY.guessedMetres.community
  const standsMinutes = OFFER_POLICY.timeoutMinutes[wanted.urgency]
  const chance = chanceInTime(
    model,
    {
      kind: candidate.kind,
      km: metres / 1_000,
      fatigue: 0,
      openTasks: 0,
      tasksToday: 0,
      at: c.offeredAt!,
      skillMatched: wanted.skills.some((s) => candidate.skills.includes(s)),
      record: 0,
    },
    standsMinutes,
  )
  const until =
    candidate.kind === 'grid-worker' ? null : (freeUntil(candidate.freeWindows, c.offeredAt!) ?? offerUntil(now))
  const terms = termsOf(
    wanted,
    candidate,
    { metres, chance, inTime: inTime(model.answerMinutes[candidate.kind], standsMinutes), until, escalated: false },
    OFFER_POLICY,
  )
  return { helper, terms, cost: costOf(terms) }
}

export function candidateOf(c: PlannedCase, p: Person): Candidate {
  const grids = p.gridCodes ?? []
  return {
    helperId: p.personId,
    kind: p.role as Candidate['kind'],
    communityCode: p.areaCode,
    gridCode: c.place.gridCode && grids.includes(c.place.gridCode) ? c.place.gridCode : (grids[0] ?? null),
    skills: p.skills,
    at: p.at ?? null,
    freeWindows: p.freeWindows.map((w) => ({ weekday: w.weekday, from: w.fromMinute, to: w.toMinute })),
    openTasks: 0,
    maxOpenTasks: p.maxOpenTasks,
    tasksToday: 0,
    fatigue: 0,
    noticesToday: 0,
    acceptedBefore: 0,
    offeredBefore: 0,
    onPause: false,
    automatic: true,
    hasOutstandingOffer: false,
    vetted: p.vetted,
  }
}

export function wantedOf(c: PlannedCase, now: Date): CaseToOffer {
  const category = categories.find((k) => k.code === c.category)!
  return {
    caseId: c.caseId,
    communityCode: c.place.communityCode,
    gridCode: c.place.gridCode,
    at: c.place.point,
    categoryCode: c.category,
    skills: [...(category.skills ?? [])],
    needsVetted: category.needsVetted ?? false,
    urgency: dueOf(c).urgency as CaseToOffer['urgency'],
    alreadyAsked: [],
    escalateAt: new Date(now.getTime() + 3_600_000),
    reporterId: c.reporterId,
  }
}
