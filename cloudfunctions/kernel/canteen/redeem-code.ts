import { RedeemCode } from '@/contracts/canteen'
import type { RedeemAnswer } from '@/contracts/till-shapes'
import { community, operation } from '../call/operation'
import { canteenOf, clerkOnly } from './clerk'
import { mealByCode, orPay, readCode, tillMeal, whyNot, whyUnknown } from './till-code'

/**
 * 核销: one code, one meal, whichever of two tills is faster: the update asks for the state it changes, and whoever comes
 * second reads when it was used. A no is an answer: the same call sent again gets the same one.
 */
export const redeemCode = operation(RedeemCode, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run(call, _, role): Promise<RedeemAnswer> {
    const { input, now, sql, actor, record, ports } = call
    const read = readCode(input.code, input, now, ports.secret)
    if ('yes' in read) return read
    const meal = await mealByCode(call, read)
    if (!meal) return whyUnknown(call, read)
    const against = whyNot(meal, now)
    if (against) return orPay(against, meal, call)
    const { rowCount } = await sql.query(
      `
      update meal_reservation
      set state = 'redeemed', redeemed_at = $3, redeemed_by = $4
      where community_code = $1 and reservation_id = $2 and state = 'reserved'`,
      [meal.community_code, meal.reservation_id, now, actor.personId],
    )
    if (!rowCount) return whyNot((await mealByCode(call, read))!, now)!
    record.audit({
      communityCode: meal.community_code,
      actorId: actor.personId,
      role,
      operation: 'redeem-code',
      subjectId: meal.reservation_id,
    })
    return { yes: true, words: `可以取，${meal.tier_name}`, meal: tillMeal(meal) }
  },
})
