// The days of the demo's canteens as rows: a week that was, today as it stands at this hour, and tomorrow.
import type { Sitting } from '@/contracts/canteen-words'
import { dayNumber, localDay, localInstant } from '@/rules/local-time'
import { withCheckDigit } from '../kernel/canteen/pick-up-code'
import { heldUntil } from '../kernel/canteen/ask-for-meal'
import { priceOf, windowOf } from '../kernel/canteen/tiers'
import { tierRow } from '../kernel/canteen/save-canteen-policy'
import { dishesFor } from './canteen-dishes'
import type { Canteen } from './canteens'
import { demoId } from './names'
import type { Random } from './random'
import type { TierRow } from '../kernel/canteen/canteen-row'

/** Somebody who eats there: `age` is what a clerk has seen, null for everybody else. */
export interface Guest {
  personId: string
  name: string
  isRider: boolean
  age: number | null
}
export interface SittingPlan {
  sitting: Record<string, unknown>
  menu: Record<string, unknown>
  reservations: Record<string, unknown>[]
  after: { sitting_id: string; state: string; elders_released_at: Date | null }
}

interface At {
  canteen: Canteen
  index: number
  day: string
  sitting: Sitting
  now: Date
  random: Random
  guests: readonly Guest[]
  soldOut: boolean
  firstHere?: readonly Guest[]
  waiting?: readonly Guest[]
}

const tiersOf = (c: Canteen): TierRow[] => c.policy.tiers.map(tierRow) as TierRow[]

export function planSitting(p: At): SittingPlan {
  const { canteen: c, day, sitting, now, random } = p
  const s = sittingRow(p)
  const past = s.serves_until <= now
  const known = [...(p.firstHere ?? []), ...p.guests]
  const elders = known.filter((g) => g.age !== null)
  const others = known.filter((g) => g.age === null)
  const taken = random.int(Math.round(c.elderPortions * 0.4), Math.round(c.elderPortions * 0.8))
  const general = p.soldOut ? s.general_left : Math.round(s.general_left * shareTaken(p, s.serves_from))
  const row = (guest: Guest | null, pool: 'general' | 'elder', n: number) => reservation(p, s, { guest, pool, n })
  const reservations = [
    ...elders.slice(0, taken).map((g, n) => row(g, 'elder', n)),
    // Where fewer people are known than portions were eaten, the rest walked in; nobody walks in before the doors open.
    ...Array.from({ length: now >= s.serves_from ? general : Math.min(general, others.length) }, (_, n) =>
      row(others[n] ?? null, 'general', 100 + n),
    ),
    ...(p.waiting ?? []).map((g, n) => ({ ...row(g, 'general', 500 + n), state: 'waiting', code: null })),
  ]
  const over = day === localDay(now) ? 'over' : 'closed'
  return {
    sitting: s,
    menu: {
      community_code: s.community_code,
      sitting_id: s.sitting_id,
      dishes: dishesFor(p.index, dayNumber(day), sitting),
      full_price_fen: c.fullPriceFen,
      policy_edition: 1,
      saved_at: localInstant(day, -6 * 60),
      version: 1,
    },
    reservations,
    after: {
      sitting_id: s.sitting_id,
      state: past ? over : 'open',
      elders_released_at: past ? s.release_elders_at : null,
    },
  }
}

function sittingRow({ canteen: c, day, sitting, random }: At) {
  const times = c.policy[sitting]!
  return {
    community_code: c.communityCode,
    sitting_id: demoId(random, localInstant(day, 0).getTime()),
    canteen_id: c.canteenId,
    day,
    sitting,
    cut_off_at: localInstant(day, times.cutOffAt),
    serves_from: localInstant(day, times.servesFrom),
    serves_until: localInstant(day, times.servesUntil),
    release_elders_at: localInstant(day, times.releaseEldersAt!),
    hold_minutes: c.policy.holdMinutes,
    portions: c.portions,
    elder_portions: c.elderPortions,
    general_left: c.portions - c.elderPortions,
    elder_left: c.elderPortions,
    state: 'open',
    line_last: 0,
  }
}

/** Of the portions for everybody, how many have gone by now. */
function shareTaken({ day, now, random }: At, servesFrom: Date): number {
  if (now >= servesFrom) return random.between(0.6, 0.85)
  return day === localDay(now) ? random.between(0.35, 0.7) : random.between(0.1, 0.3)
}

function tierCodeOf(guest: Guest | null, sitting: Sitting, random: Random): string {
  if (guest === null) return random.pick(['full', 'full', 'rider'])
  if (guest.age !== null) return `age-${guest.age}`
  return guest.isRider ? random.pick(['rider', 'rider', `rider-${sitting}`]) : 'full'
}

interface Portion {
  guest: Guest | null
  pool: 'general' | 'elder'
  /** Of the sitting's portions. */
  n: number
}

function reservation(p: At, s: ReturnType<typeof sittingRow>, { guest, pool, n }: Portion): Record<string, unknown> {
  const { canteen: c, now, random, soldOut } = p
  const code = tierCodeOf(guest, s.sitting, random)
  const tier = tiersOf(c).find((t) => t.code === code)!
  const window = windowOf(tier, s)
  const free = tier.free_per_day > 0 && s.sitting === 'lunch'
  const hold = heldUntil(window, s.hold_minutes, s.serves_from)
  const holdMinutes = Math.round((hold.getTime() - window.from.getTime()) / 60_000)
  const fetched = new Date(window.from.getTime() + random.int(2, Math.max(3, holdMinutes - 2)) * 60_000)
  // One in twenty-five does not come, and those who planned are the ones who are missed.
  const missed = guest !== null && !soldOut && hold <= now && random.chance(0.04)
  const reservedAt = new Date(Math.min(s.cut_off_at.getTime(), now.getTime()) - random.int(3, 240) * 60_000)
  const ateAt = guest === null ? earlier(fetched, now) : fetched
  return {
    community_code: s.community_code,
    reservation_id: demoId(random, reservedAt.getTime()),
    sitting_id: s.sitting_id,
    canteen_id: s.canteen_id,
    day: s.day,
    sitting: s.sitting,
    person_id: guest?.personId ?? null,
    by_id: guest?.personId ?? null,
    person_name: guest?.name ?? '',
    walk_in: guest === null,
    pool,
    tier_code: tier.code,
    tier_name: tier.name,
    price_fen: free ? 0 : priceOf(tier, c.fullPriceFen),
    full_price_fen: c.fullPriceFen,
    free_meal: free,
    subsidy_source: tier.subsidy_source,
    check_age: null,
    code: guest && pickUpCode(s, n),
    pick_up_from: window.from,
    pick_up_until: window.until,
    hold_until: hold,
    hold_minutes: s.hold_minutes,
    reserved_at: reservedAt,
    ...(missed ? missedAt(hold) : fetchedAt(ateAt, now)),
  }
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)
const missedAt = (hold: Date) => ({
  state: 'released',
  redeemed_at: null,
  ended_at: hold,
  end_reason: 'no-show',
  no_show: true,
})
const fetchedAt = (at: Date, now: Date) => ({
  state: at <= now ? 'redeemed' : 'reserved',
  redeemed_at: at <= now ? at : null,
  ended_at: null,
  end_reason: null,
  no_show: false,
})

/** Far apart and never twice: 7,919 shares no factor with 100,000, and a sitting has its own half. */
const pickUpCode = ({ day, sitting }: { day: string; sitting: Sitting }, n: number): string =>
  withCheckDigit(((n * 2 + (sitting === 'lunch' ? 0 : 1)) * 7_919 + dayNumber(day) * 31) % 100_000)
