import { localDay } from '@/rules/local-time'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { ofSitting } from './ask-for-meal'
import { clerkOnly, canteenOf } from './clerk'
import { tillMeal } from './till-code'
import { isOffered, priceOf, windowOf } from './tiers'
import { AddWalkIn } from '@/contracts/canteen'
import { readTiers, sittingColumns, sittingTables, type SittingRow } from './canteen-row'

/**
 * 现场用餐: somebody stands at the counter. The clerk sees who it is, so an elder there draws on the elders' portions at
 * once.
 */
export const addWalkIn = operation(AddWalkIn, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run(call, _, role) {
    const { input, now, actor, record } = call
    const { s, tier, window } = await whatIsServed(call)
    // Whether the day's free meal was eaten nobody knows of somebody without an account: the price is the share.
    const price = priceOf(tier, s.full_price_fen)
    record.insert('meal_reservation', {
      ...ofSitting(s),
      reservation_id: input.reservationId,
      person_name: '',
      walk_in: true,
      state: 'redeemed',
      pool: tier.audience === 'age' ? 'elder' : 'general',
      tier_code: tier.code,
      tier_name: tier.name,
      subsidy_source: tier.subsidy_source,
      price_fen: price,
      pick_up_from: window.from,
      pick_up_until: window.until,
      hold_until: window.until,
      reserved_at: now,
      redeemed_at: now,
      redeemed_by: actor.personId,
    })
    record.audit({
      communityCode: s.community_code,
      actorId: actor.personId,
      role,
      operation: 'add-walk-in',
      subjectId: input.reservationId,
      detail: { sitting: s.sitting, tier: tier.code },
    })
    return {
      meal: {
        ...tillMeal({
          person_name: '',
          reservation_id: input.reservationId,
          sitting: s.sitting,
          tier_code: tier.code,
          tier_name: tier.name,
          price_fen: price,
          paid_at: null,
          check_age: null,
          dishes: s.dishes,
        } as never),
        name: '现场用餐',
      },
    }
  },
})

/** The sitting that runs now and the price named, while there is a portion of it. */
async function whatIsServed({ input, sql, now }: CallOf<typeof AddWalkIn>) {
  const { rows } = await sql.query<SittingRow & Record<string, unknown>>(
    `
    select ${sittingColumns}
    from ${sittingTables}
    where s.community_code = $1 and s.canteen_id = $2 and s.day = $3 and s.sitting = $4`,
    [input.communityCode, input.canteenId, localDay(now), input.sitting],
  )
  const s = rows[0] ?? refuse('NO_MENU')
  if (s.state !== 'open' || now < s.serves_from || now >= s.serves_until) refuse('NOT_SERVING')
  const tiers = await readTiers(sql, s.community_code, s.canteen_id, s.policy_edition)
  const tier = tiers.find((t) => t.code === input.tier && isOffered(t, s)) ?? refuse('TIER_NOT_YOURS')
  const window = windowOf(tier, s)
  if (now < window.from || now >= window.until) refuse('TIER_NOT_YOURS')
  if (s.general_left + (tier.audience === 'age' ? s.elder_left : 0) === 0) refuse('SOLD_OUT')
  return { s, tier, window }
}
