// Our own offers: the very code that the functions call, over columns. What stands here is what the functions do round
// it: who is on shift, how often somebody was asked, what is known of them. It is told nothing that a city would not
// know: not who one is, not how deaf, and of people's behaviour only the priors of the policy.
import { OFFER_POLICY, type OfferPolicy } from '@kernel/matching/offer-policy'
import {
  bar,
  caseColumns,
  fading,
  helperColumns,
  helperKinds,
  planColumns,
  urgencies,
  type CaseColumns,
  type HelperColumns,
} from '@kernel/matching/offer'
import { inQuietHours } from '@kernel/matching/offer/quiet-hours'
import { recordOf } from '@kernel/matching/offer/chance'
import { NOBODY } from '../run/asked'
import type { Scene } from '../run/scene'
import { DAY_MINUTES } from '../world/world-numbers'
import type { Policy } from './policy'

const MINUTE_MS = 60_000
/** Minute 0: a local midnight. */
const BEGINNING = Date.UTC(2026, 0, 4, 16)
/** A place near Hohhot for the city's south-western corner. */
const CORNER = { lng: 111.4, lat: 40.6 }
const METRES_PER_DEGREE = 111_195
const SHRINK = Math.cos((CORNER.lat + 25_000 / METRES_PER_DEGREE) * (Math.PI / 180))
const lngOf = (x: number): number => CORNER.lng + x / (METRES_PER_DEGREE * SHRINK)
const latOf = (y: number): number => CORNER.lat + y / METRES_PER_DEGREE
/** The world's classes in the product's words. */
const urgencyOf = (['danger', 'urgent', 'ordinary'] as const).map((name) => urgencies.indexOf(name))

export function ours(overrides: Partial<OfferPolicy> = {}): Policy {
  const policy = { ...OFFER_POLICY, ...overrides }
  let mind: Mind | null = null
  return {
    name: 'ours',
    plan(scene, due) {
      if (mind?.scene !== scene) mind = new Mind(scene, policy)
      mind.plan(due)
    },
  }
}

/** What the functions would read from their tables. */
class Mind {
  private readonly helpers: HelperColumns
  private readonly noticesToday: Int32Array
  /** Minute up to which the column of fatigue is faded. */
  private readonly fadedAt: Float64Array
  private day = -1

  constructor(
    readonly scene: Scene,
    private readonly policy: OfferPolicy,
  ) {
    const { city } = scene
    this.helpers = helperColumns(city.helpers)
    this.noticesToday = new Int32Array(city.helpers)
    this.fadedAt = new Float64Array(city.helpers)
    for (let h = 0; h < city.helpers; h++) {
      this.helpers.kind[h] = city.kind[h]!
      this.helpers.skills[h] = city.skills[h]!
      this.helpers.vetted[h] = city.vetted[h]!
    }
  }

  plan(due: readonly number[]): void {
    const { scene, policy, helpers } = this
    const now = new Date(BEGINNING + scene.now * MINUTE_MS)
    if (Math.floor(scene.now / DAY_MINUTES) !== this.day) {
      this.day = Math.floor(scene.now / DAY_MINUTES)
      this.noticesToday.fill(0)
    }
    const rows = this.look(now)
    const { asks } = planColumns(this.casesOf(due), helpers, now, { policy, rows })
    for (const { case: i, row } of asks) {
      scene.ask(row, due[i]!)
      helpers.fatigue[row]!++
      this.noticesToday[row]!++
    }
  }

  /** Brings the columns of who may be asked up to date. */
  private look(now: Date): Int32Array {
    const { scene, policy, helpers } = this
    const { city } = scene
    const rows = new Int32Array(city.helpers)
    const quiet = inQuietHours(policy.quiet, now) ? bar.quiet : 0
    const today = scene.ofDay[this.day & 1]!
    let count = 0
    for (let h = 0; h < city.helpers; h++) {
      const freeMinutes = city.to[h]! - scene.minuteOfDay
      if (
        !scene.isOnShift(h) ||
        freeMinutes < policy.minFreeMinutes ||
        scene.isMuted(h) ||
        scene.askedAbout[h] !== NOBODY
      )
        continue
      if (scene.inHand[h]! >= city.atOnce[h]! || today[h]! >= city.aDay[h]!) continue
      const kind = helperKinds[city.kind[h]!]!
      rows[count++] = h
      helpers.lng[h] = lngOf(scene.places.x[h]!)
      helpers.lat[h] = latOf(scene.places.y[h]!)
      helpers.openTasks[h] = scene.inHand[h]!
      helpers.tasksToday[h] = today[h]!
      helpers.fatigue[h]! *= fading(kind, (scene.now - this.fadedAt[h]!) * MINUTE_MS, policy)
      this.fadedAt[h] = scene.now
      helpers.record[h] = recordOf(kind, scene.accepted[h]!, scene.offered[h]!, policy)
      helpers.bars[h] = quiet | (this.noticesToday[h]! >= policy.maxNoticesADay[kind] ? bar.askedEnough : 0)
    }
    return rows.subarray(0, count)
  }

  private casesOf(due: readonly number[]): CaseColumns {
    const { demand } = this.scene
    const cases = caseColumns(due.length)
    due.forEach((wanted, i) => {
      cases.lng[i] = lngOf(demand.x[wanted]!)
      cases.lat[i] = latOf(demand.y[wanted]!)
      cases.skills[i] = 1 << demand.skill[wanted]!
      cases.needsVetted[i] = demand.needsVetted[wanted]!
      cases.urgency[i] = urgencyOf[demand.level[wanted]!]!
      cases.escalateAt[i] = BEGINNING + demand.escalateAt[wanted]! * MINUTE_MS
      cases.asked[i] = this.scene.askedOf(wanted)
    })
    return cases
  }
}
