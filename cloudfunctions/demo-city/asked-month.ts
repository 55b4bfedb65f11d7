// Who was asked on the way to each helper of the month: by the engine itself, wave after wave, with what everybody had
// in hand and had been asked at that instant. So 怎么派的 of a seeded case has its order, its left-out counts and its
// proof, and whoever took it reads why they were asked. What they answered is invented, as the people are, and kept as
// answers are: the demo's first night learns from it with the code of every night, and shows staff what learning looks
// like.
import { localDay } from '@/rules/local-time'
import { askedThen } from '../kernel/dispatch/chance-answers'
import { roundsKept } from '../kernel/dispatch/match-batch'
import { offerReasons } from '../kernel/dispatch/offer-reasons'
import { OFFER_POLICY, type Candidate, type Choice } from '../kernel/matching/choose'
import { fatigueOf, planOffers } from '../kernel/matching/offer'
import { categories } from './categories'
import { helperName } from './case-rows'
import { demoId } from './names'
import { candidateOf, wantedOf } from './offer-rows'
import type { Person } from './people'
import type { AskedWave, PlannedCase } from './planned-case'
import { makeRandom, type Random } from './random'
import { MINUTE } from './work-hours'

/** Before a helper said yes, so many waves at most: whoever waited longer waited for the morning. */
const WAVES_MAX = 3
const reasonsToRefuse = ['正在忙别的', '离得有点远', '身体不方便']

/** How a case came into somebody's hands, in place of what was planned. */
type Way = Partial<Pick<PlannedCase, 'helperId' | 'takenAt' | 'waves' | 'byHand'>>

export interface AskedMonth {
  plan: PlannedCase[]
  offers: object[]
  batches: object[]
}

/** What one helper had been through by an instant. */
interface Lately {
  person: Person
  tasks: { since: number; until: number }[]
  asked: { at: number; until: number; accepted: boolean }[]
}

export function askedMonth(
  plan: readonly PlannedCase[],
  people: readonly Person[],
  until: Date,
  seed: number,
): AskedMonth {
  const kept: Kept = { offers: [], batches: [], random: makeRandom(seed ^ 0xa5ed) }
  const byCommunity = helpersOf(people)
  const ways = new Map<string, Way>()
  const helped = plan
    .filter((c) => c.helperId !== null && c.takenAt !== null)
    .sort((a, b) => a.takenAt!.getTime() - b.takenAt!.getTime() || (a.caseId < b.caseId ? -1 : 1))
  for (const c of helped) {
    const here = byCommunity.get(c.place.communityCode) ?? []
    const way = (wanted(c) ? ask(c, here, kept) : null) ?? sentByHand(c, until)
    if (way) ways.set(c.caseId, way)
    const { helperId, takenAt } = { ...c, ...way }
    here
      .find((h) => h.person.personId === helperId)
      ?.tasks.push({ since: takenAt!.getTime(), until: (c.workDoneAt ?? c.closedAt)?.getTime() ?? Infinity })
  }
  const { offers, batches } = kept
  return { plan: plan.map((c) => ({ ...c, ...ways.get(c.caseId) })), offers, batches }
}

function helpersOf(people: readonly Person[]): Map<string, Lately[]> {
  const byCommunity = new Map<string, Lately[]>()
  for (const person of people) {
    if (!['grid-worker', 'volunteer', 'part-timer'].includes(person.role)) continue
    byCommunity.set(person.areaCode, [...(byCommunity.get(person.areaCode) ?? []), { person, tasks: [], asked: [] }])
  }
  return byCommunity
}

/** What is written down as the month goes by. */
interface Kept {
  offers: object[]
  batches: object[]
  random: Random
}

interface Wave {
  at: number
  until: number
  choice: Choice
  batchId: string
  helpers: number
  rounds: object[]
}
type Yes = { helperId: string; when: number }

/** Wave after wave until somebody says yes; null: nobody would have. */
function ask(c: PlannedCase, here: readonly Lately[], kept: Kept): Way | null {
  const { random } = kept
  const timeout = OFFER_POLICY.timeoutMinutes[wantedOf(c, c.postedAt).urgency] * MINUTE
  const takenAt = c.takenAt!.getTime()
  const first = Math.max(c.postedAt.getTime() + MINUTE / 2, takenAt - WAVES_MAX * timeout + 1)
  const waves: Wave[] = []
  for (let at = first; at < takenAt; at += timeout) {
    const made = planAt(c, here, waves, new Date(at))
    const choice = made.choices[0]!
    if (choice.offers.length === 0) continue
    const batchId = demoId(random, at)
    waves.push({ at, until: at + timeout, choice, batchId, helpers: here.length, rounds: roundsKept(made) })
    const isLast = at + timeout >= takenAt && !isShown(here, c.helperId!)
    const yes =
      choice.offers.find((o) => o.helperId === c.helperId) ??
      (isLast ? choice.offers.find((o) => !isShown(here, o.helperId)) : undefined)
    if (!yes) continue
    const when = Math.min(takenAt, Math.round(at + random.between(0.2, 0.8) * timeout))
    const said = { helperId: yes.helperId, when }
    const asked = waves.map((w, n) => write(kept, c, here, { ...w, number: n + 1 }, w === waves.at(-1) ? said : null))
    return { helperId: yes.helperId, takenAt: new Date(when), waves: asked }
  }
  return null
}

function planAt(c: PlannedCase, here: readonly Lately[], before: readonly Wave[], now: Date) {
  const wantedNow = {
    ...wantedOf(c, now),
    alreadyAsked: before.flatMap((w) => w.choice.offers.map((o) => o.helperId)),
    escalateAt: new Date(Math.max(c.takenAt!.getTime(), c.postedAt.getTime() + 60 * MINUTE)),
  }
  return planOffers({ cases: [wantedNow], helpers: here.map((h) => asOf(c, h, now)), now })
}

function write(
  { offers, batches, random }: Kept,
  c: PlannedCase,
  here: readonly Lately[],
  w: Wave & { number: number },
  yes: Yes | null,
): AskedWave {
  const at = new Date(w.at)
  const refusals: AskedWave['refusals'] = []
  for (const o of w.choice.offers) {
    const helper = here.find((h) => h.person.personId === o.helperId)!
    const { state, answeredAt, reason } = yes ? endedBy(yes, o.helperId) : noYes(w, random)
    if (reason) refusals.push({ helperId: o.helperId, at: answeredAt, reason })
    helper.asked.push({ at: w.at, until: answeredAt.getTime(), accepted: state === 'accepted' })
    offers.push({
      community_code: c.place.communityCode,
      case_id: c.caseId,
      helper_id: o.helperId,
      helper_name: helperName(helper.person),
      wave: w.number,
      rank: o.rank,
      state,
      reasons: offerReasons(o.terms),
      terms: { ...o.terms, excluded: w.choice.excluded, costMetres: o.costMetres },
      staff_line: o.staffLine,
      offered_at: at,
      until: new Date(w.until),
      answered_at: answeredAt,
      refusal_reason: reason,
      batch_id: w.batchId,
      why: { ...o.why, asked: askedThen(asOf(c, helper, at), o.terms) },
    })
  }
  batches.push({
    community_code: c.place.communityCode,
    batch_id: w.batchId,
    ran_at: at,
    occasion: 'timer',
    policy_edition: OFFER_POLICY.edition,
    cases: 1,
    helpers: w.helpers,
    offers: w.choice.offers.length,
    rounds: w.rounds,
  })
  return { at, helperIds: w.choice.offers.map((o) => o.helperId), refusals }
}

/** Somebody's yes ends the wave for all. */
const endedBy = (yes: Yes, helperId: string) => ({
  state: yes.helperId === helperId ? 'accepted' : 'lost',
  answeredAt: new Date(yes.when),
  reason: null,
})

function noYes({ at, until }: Wave, random: Random) {
  if (!random.chance(0.4)) return { state: 'expired', answeredAt: new Date(until), reason: null }
  const answeredAt = new Date(Math.round(at + random.between(0.2, 0.9) * (until - at)))
  return { state: 'refused', answeredAt, reason: random.pick(reasonsToRefuse) }
}

/** Nobody whom the engine would ask, or nothing that it asks about: the desk rang somebody up, once it had the case. */
function sentByHand(c: PlannedCase, until: Date): Way | null {
  if (!c.acceptedAt) return null
  const takenAt = Math.max(c.takenAt!.getTime(), c.acceptedAt.getTime() + MINUTE)
  const before = [c.workDoneAt, c.pausedAt, c.rounds[0]?.answeredAt, c.withdrawnAt, c.closedAt]
    .filter((at): at is Date => at instanceof Date)
    .map((at) => at.getTime())
  return before.every((at) => takenAt < at) && takenAt < until.getTime()
    ? { takenAt: new Date(takenAt), byHand: true }
    : null
}

/**
 * Whom a visitor signs in as: their hands hold what the demo was set up with, and nothing that the engine would add.
 */
const isShown = (here: readonly Lately[], helperId: string): boolean =>
  here.find((h) => h.person.personId === helperId)?.person.account !== undefined

const wanted = (c: PlannedCase): boolean => (categories.find((k) => k.code === c.category)!.skills ?? []).length > 0

/** A helper as they stood at that instant. */
function asOf(c: PlannedCase, { person, tasks, asked }: Lately, now: Date): Candidate {
  const at = now.getTime()
  const today = localDay(now)
  const before = asked.filter((o) => o.at < at)
  const still = candidateOf(c, person)
  return {
    ...still,
    openTasks: tasks.filter((t) => t.since <= at && t.until > at).length,
    tasksToday: tasks.filter((t) => t.since <= at && localDay(t.since) === today).length,
    fatigue: fatigueOf(
      still.kind,
      before.map((o) => new Date(o.at)),
      now,
      OFFER_POLICY,
    ),
    noticesToday: before.filter((o) => localDay(o.at) === today).length,
    offeredBefore: before.length,
    acceptedBefore: before.filter((o) => o.accepted).length,
    hasOutstandingOffer: before.some((o) => o.until > at),
  }
}
