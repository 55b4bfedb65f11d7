import type { ReserveMeal, JoinWaitlist } from '@/contracts/canteen'
import type { MealCard } from '@/contracts/canteen-shapes'
import type { Sitting } from '@/contracts/canteen-words'
import type { Statement } from '../../store/round-trip'
import type { Call, CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import {
  sittingColumns,
  sittingTables,
  tierColumns,
  type PolicyRow,
  type SittingRow,
  type TierRow,
} from './canteen-row'
import { eaterOf, type Eater } from './diner'
import { mealCard } from './meal-card'
import type { ReservationRow } from './reservation-row'
import { drawCode } from './pick-up-code'
import { standingOf } from './standing'
import { drawsOnElders, isOffered, mayChoose, priceOf, windowOf, isTheirs } from './tiers'

interface Which {
  communityCode: string
  canteenId: string
  day: string
  sitting: Sitting
  tier: string
  forPersonId?: string
}

type AskCall = CallOf<typeof ReserveMeal> | CallOf<typeof JoinWaitlist>

/**
 * All that stands for or against it, as it is when the call opens: one statement, and it travels with the opening. Who
 * eats is the person at the phone, or the one named.
 */
export const drawSitting = (input: Which, now: Date): Statement => ({
  text: `
    select
      ${sittingColumns}, c.name as canteen_name, c.address, c.state as canteen_state,
      (
        select to_jsonb(t)
        from (
          select ${tierColumns}
          from canteen_tier
          where community_code = s.community_code and canteen_id = s.canteen_id and edition = m.policy_edition
            and code = $5
        ) t
      ) as tier, to_jsonb(p) as policy,
      (
        select count(*)::int
        from meal_line l
        where l.community_code = s.community_code and l.sitting_id = s.sitting_id
      ) as waiting,
      (
        select age_from
        from age_seen a
        where a.community_code = s.community_code and a.person_id = who.id
      ) as age,
      (
        select count(*)::int
        from meal_reservation r
        where r.community_code = s.community_code and r.person_id = who.id and r.day = s.day and r.sitting = s.sitting
          and r.state in ('waiting', 'reserved', 'redeemed')
      ) as had,
      (
        select count(*)::int
        from meal_reservation r
        where r.community_code = s.community_code and r.person_id = who.id and r.day = s.day and r.free_meal
          and r.state in ('waiting', 'reserved', 'redeemed')
      ) as free_meals, n.count as no_shows, n.last as last_no_show
    from (select coalesce($6::uuid, hongyi_person()) as id) who, ${sittingTables}
    join canteen c using (community_code, canteen_id)
    join canteen_policy p
      on p.community_code = s.community_code and p.canteen_id = s.canteen_id and p.edition = m.policy_edition
    left join lateral (
      select count(*)::int as count, max(r.ended_at) as last
      from meal_reservation r
      where r.community_code = s.community_code and r.canteen_id = s.canteen_id and r.person_id = who.id and r.no_show
        and r.ended_at > $7::timestamptz - make_interval(days => p.no_show_days)
    ) n on true
    where s.community_code = $1 and s.canteen_id = $2 and s.day = $3 and s.sitting = $4`,
  values: [input.communityCode, input.canteenId, input.day, input.sitting, input.tier, input.forPersonId ?? null, now],
})

export interface Drawn extends SittingRow {
  canteen_name: string
  address: string
  canteen_state: string
  tier: TierRow | null
  policy: PolicyRow
  waiting: number
  age: number | null
  had: number
  free_meals: number
  no_shows: number
  last_no_show: Date | null
}
export interface Asked {
  s: Drawn
  tier: TierRow
  eater: Eater
  payMinutes: number | null
  left: number
}

/** Everything that may stand against it, before a portion is touched. A refusal here costs nobody a lock. */
export async function mayAsk(call: AskCall, payFirst: boolean): Promise<Asked> {
  const { input, now } = call
  const s = (call.ahead[0] as Drawn | undefined) ?? refuse('NO_MENU')
  const eater = await eaterOf(call as Call, input.forPersonId, s.age)
  if (s.canteen_state !== 'open' || s.state !== 'open' || now >= s.cut_off_at) refuse('CUT_OFF')
  const tier = s.tier
  if (!tier || !isOffered(tier, s) || !mayChoose(tier, eater)) refuse('TIER_NOT_YOURS')
  if (windowOf(tier, s).until <= now) refuse('CUT_OFF')
  if (s.had > 0) refuse('ALREADY_RESERVED')
  const { rule } = standingOf(s.policy, { count: s.no_shows, last: s.last_no_show }, now)
  if (rule === 'paused') refuse('PAUSED_FOR_NO_SHOWS')
  if (rule === 'pay-first' && !payFirst) refuse('PAY_FIRST')
  const left = s.general_left + (drawsOnElders(tier, eater) ? s.elder_left : 0)
  return { s, tier, eater, payMinutes: rule === 'pay-first' ? s.policy.pay_minutes : null, left }
}

/** What a meal takes over from the sitting it belongs to. */
export const ofSitting = (s: SittingRow) => ({
  community_code: s.community_code,
  sitting_id: s.sitting_id,
  canteen_id: s.canteen_id,
  day: s.day,
  sitting: s.sitting,
  full_price_fen: s.full_price_fen,
  hold_minutes: s.hold_minutes,
})

/** A meal kept from `at` on is held so long after its pick-up time begins, and never past the end of it. */
export const heldUntil = (window: { from: Date; until: Date }, holdMinutes: number, at: Date): Date =>
  new Date(Math.min(window.until.getTime(), Math.max(window.from.getTime(), at.getTime()) + holdMinutes * 60_000))

/** The first of the day is free where the tier says so; the unique index meal_free_once says it again. */
const isFree = ({ s, tier, eater }: Asked): boolean =>
  s.free_meals < tier.free_per_day && s.free_meals === 0 && isTheirs(tier, eater)

/**
 * Written with the commit: the trigger takes the portion, or the place in the line, in the same statement
 * (009-canteens.sql).
 */
export function writeMeal(call: AskCall, asked: Asked, state: 'reserved' | 'waiting'): MealCard {
  const { now, actor, record, ports } = call
  const { s, tier } = asked
  const free = isFree(asked)
  const row = newMeal(call, asked, state, free ? 0 : priceOf(tier, s.full_price_fen))
  record.insert('meal_reservation', { ...row, free_meal: free, subsidy_source: tier.subsidy_source })
  record.audit({
    communityCode: s.community_code,
    actorId: actor.personId,
    role: 'resident',
    operation: call.operation,
    subjectId: row.reservation_id,
    detail: { canteenId: s.canteen_id, day: s.day, sitting: s.sitting, tier: tier.code, state },
  })
  return mealCard(row, {
    canteenName: s.canteen_name,
    address: s.address,
    cutOffAt: s.cut_off_at,
    place: s.waiting + 1,
    secret: ports.secret,
    actor,
    now,
  })
}

function newMeal(
  { input, now, actor }: AskCall,
  { s, tier, eater, payMinutes }: Asked,
  state: 'reserved' | 'waiting',
  priceFen: number,
): ReservationRow {
  const window = windowOf(tier, s)
  const isReserved = state === 'reserved'
  return {
    ...ofSitting(s),
    reservation_id: input.reservationId,
    person_id: eater.personId,
    by_id: actor.personId,
    person_name: eater.name,
    walk_in: false,
    state,
    pool: drawsOnElders(tier, eater) ? 'elder' : 'general',
    tier_code: tier.code,
    tier_name: tier.name,
    price_fen: priceFen,
    check_age: isTheirs(tier, eater) ? null : tier.age_from,
    code: isReserved ? drawCode() : null,
    line_no: null,
    pick_up_from: window.from,
    pick_up_until: window.until,
    hold_until: heldUntil(window, s.hold_minutes, now),
    pay_minutes: payMinutes,
    pay_by: isReserved && payMinutes ? new Date(now.getTime() + payMinutes * 60_000) : null,
    paid_at: null,
    reserved_at: now,
    filled_at: null,
    redeemed_at: null,
    ended_at: null,
    end_reason: null,
  }
}
