// The rules of asking said a second time, as plainly as possible and sharing nothing with the engine but the policy:
// who may be asked, at what cost, with what chance; and the plan of one case as the first of a sorted list.
import type { Candidate, CaseToOffer } from '../../../cloudfunctions/kernel/matching/candidate'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { NOW } from './choose-people'

interface Able {
  helperId: string
  cost: number
  chance: number
}
const P = OFFER_POLICY
const logit = (share: number) => Math.log(share / (1 - share))
/** Towns are drawn at ten on a Monday, and free windows there are 8 to 12 on Mondays or none. */
const TEN_O_CLOCK = 600

export function ableFor(wanted: CaseToOffer, helpers: readonly Candidate[]): Able[] {
  const floor = floorsFor(wanted, helpers).first
  const able = helpers.flatMap((helper) => {
    const one = weighed(wanted, helper, floor)
    return one ? [{ helperId: helper.helperId, ...one }] : []
  })
  return able.sort((a, b) => a.cost - b.cost || (a.helperId < b.helperId ? -1 : 1))
}

/** Notices a day, as fatigue remembers them, of whoever is not a grid worker. */
function noticesOf(helpers: readonly Candidate[]): number {
  const others = helpers.filter((helper) => helper.kind !== 'grid-worker')
  return (
    others.reduce((sum, { kind, fatigue }) => sum + (fatigue * 24) / P.behaviour[kind].fatigueHours, 0) /
    Math.max(1, others.length)
  )
}

/** No town's case lasts into the night, which would shorten its waves. */
const wavesFor = ({ escalateAt, urgency }: CaseToOffer): number =>
  Math.max(1, Math.floor((escalateAt.getTime() - NOW.getTime()) / 60_000 / P.timeoutMinutes[urgency]))

function noticePrice(used: number): number {
  if (used <= 0.7) return 1
  if (used >= 1) return P.noticePriceMax
  return 1 + ((P.noticePriceMax - 1) * (used - 0.7)) / 0.3
}

/**
 * The more waves are left, the likelier a yes must be; and the dearer a notice, from 70 % of the budget to all of it.
 */
function floorsFor(wanted: CaseToOffer, helpers: readonly Candidate[]): { first: number; further: number } {
  const [waves, used] = [wavesFor(wanted) - 1, noticesOf(helpers) / P.noticesADayMean]
  const price = wanted.urgency === 'danger' ? 1 : noticePrice(used)
  const first =
    P.chanceFloor[wanted.urgency] +
    Math.min(1, waves / 19) * (P.patientFloor[wanted.urgency] - P.chanceFloor[wanted.urgency])
  return {
    first: Math.min(0.5, price * first),
    further: Math.min(
      0.5,
      noticePrice(used) * (first + Math.min(1, waves / 4) * (P.furtherFloor[wanted.urgency] - first)),
    ),
  }
}

type Point = NonNullable<Candidate['at']>
const metresBetween = (a: Point, b: Point): number =>
  111_195 * Math.hypot((a.lng - b.lng) * Math.cos(((a.lat + b.lat) * Math.PI) / 360), a.lat - b.lat)

/** How far it is if one of the two is nowhere. */
function guessedMetres(wanted: CaseToOffer, helper: Candidate, ownGrid: boolean): number {
  if (ownGrid) return P.guessedMetres.grid
  return helper.communityCode === wanted.communityCode ? P.guessedMetres.community : P.guessedMetres.elsewhere
}

function weighed(wanted: CaseToOffer, helper: Candidate, floor: number): { cost: number; chance: number } | null {
  const late = wanted.escalateAt <= NOW
  const pressing = wanted.urgency === 'danger' || wanted.urgency === 'urgent'
  const ownGrid = helper.gridCode !== null && helper.gridCode === wanted.gridCode
  const silent = helper.quiet !== undefined && helper.quiet.from <= TEN_O_CLOCK && TEN_O_CLOCK < helper.quiet.to
  if (helper.helperId === wanted.reporterId || !helper.automatic || helper.onPause || helper.hasOutstandingOffer)
    return null
  if (wanted.alreadyAsked.includes(helper.helperId) || (wanted.needsVetted && !helper.vetted) || (silent && !pressing))
    return null
  if (late && !(helper.kind === 'grid-worker' && ownGrid)) return null
  const metres = wanted.at && helper.at ? metresBetween(helper.at, wanted.at) : guessedMetres(wanted, helper, ownGrid)
  const { base, perKm, perFatigue, perOpenTask, usual } = P.behaviour[helper.kind]
  const record =
    logit((helper.acceptedBefore + P.priorOffers * usual) / (helper.offeredBefore + P.priorOffers)) - logit(usual)
  // Of those who say yes, t² / (t² + m²) say it within t minutes.
  const [stands, half] = [P.timeoutMinutes[wanted.urgency] ** 2, P.behaviour[helper.kind].answerMinutes ** 2]
  const yes =
    1 /
    (1 +
      Math.exp(
        -(base + record - (perKm * metres) / 1_000 - perFatigue * helper.fatigue - perOpenTask * helper.openTasks),
      ))
  const chance = (yes * stands) / (stands + half)
  if (!late) {
    if (wanted.skills.length > 0 && !wanted.skills.some((skill) => helper.skills.includes(skill))) return null
    if (helper.freeWindows.length === 0 && helper.kind !== 'grid-worker') return null
    if (helper.openTasks >= helper.maxOpenTasks) return null
    if (wanted.urgency !== 'danger' && helper.noticesToday >= (helper.maxNoticesADay ?? P.maxNoticesADay[helper.kind]))
      return null
    if (Math.round(metres) > P.farMetres || chance < floor) return null
  }
  const kept = helper.kind === 'grid-worker' && !late ? P.reserveMetres[wanted.urgency] : 0
  const cost =
    Math.round(metres) +
    Math.round(P.metresPerFatigue * helper.fatigue) +
    Math.round(P.metresPerTaskToday * helper.tasksToday) +
    Math.round(-P.metresPerLogChance * Math.log(chance)) +
    Math.round(kept - (ownGrid ? P.sameGridMetres : 0))
  return { cost, chance }
}

/** Best first, until the wave is likely enough to find somebody. */
export function bestFirst(wanted: CaseToOffer, helpers: readonly Candidate[]): string[] {
  const able = ableFor(wanted, helpers)
  if (wanted.escalateAt <= NOW) return able.slice(0, 1).map((one) => one.helperId)
  const waves = wavesFor(wanted)
  const asked: string[] = []
  let nobody = 1
  const { further } = floorsFor(wanted, helpers)
  for (const { helperId, chance } of able) {
    if (asked.length === P.maxOffers || 1 - nobody >= 1 - P.missShare[wanted.urgency] ** (1 / waves)) break
    if (asked.length > 0 && chance < further) continue
    asked.push(helperId)
    nobody *= 1 - chance
  }
  return asked
}
