import type { Role } from '@/contracts/roles'
import { mustMove } from '../call/moves'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { servesIn } from './clerk'
import { reservationMoves } from './moves'
import { readTillMeal, tillMeal, type AtTill } from './till-code'
import { CheckTier } from '@/contracts/canteen'

const mealAtTill = (call: CallOf<typeof CheckTier>): Promise<AtTill | null> =>
  readTillMeal(call, call.input.communityCode, call.input.reservationId)

/** The reservation names its canteen; whoever does not serve there finds neither. */
const clerkOfIt = async (call: CallOf<typeof CheckTier>, meal: AtTill): Promise<Role> =>
  (await servesIn(call, call.input.communityCode, meal.canteen_id)) ?? refuse('NOT_FOUND')

/**
 * 看证件: it fits, and the band is kept so that nobody asks again; or it does not, and this meal costs its full price.
 * Neither a birthday nor a number is written down.
 */
export const checkTier = operation(CheckTier, {
  scope: community,
  load: mealAtTill,
  who: clerkOfIt,
  async run(call, meal, role) {
    const { input, sql, now, actor, record } = call
    mustMove(reservationMoves['check-tier'], meal, call)
    const { rowCount } = await sql.query(
      `
      update meal_reservation
      set
        check_age = null,
        price_fen = case when $3 then price_fen else full_price_fen end,
        subsidy_source = case when $3 then subsidy_source else '' end,
        tier_name = case when $3 then tier_name else '原价' end
      where community_code = $1 and reservation_id = $2 and check_age is not null
        and state in ('reserved', 'redeemed')`,
      [input.communityCode, input.reservationId, input.fits],
    )
    if (!rowCount) refuse('NOTHING_TO_CHECK')
    if (input.fits && meal.person_id) {
      await sql.query(
        `
        insert into age_seen (community_code, person_id, age_from, seen_by, seen_at)
        values ($1, $2, $3, $4, $5)
        on conflict (community_code, person_id)
        do update set age_from = greatest(age_seen.age_from, excluded.age_from), seen_by = $4, seen_at = $5`,
        [input.communityCode, meal.person_id, meal.check_age, actor.personId, now],
      )
    }
    record.audit({
      communityCode: input.communityCode,
      actorId: actor.personId,
      role,
      operation: 'check-tier',
      subjectId: input.reservationId,
      detail: { fits: input.fits, age: meal.check_age },
    })
    return { meal: tillMeal((await readTillMeal(call, input.communityCode, input.reservationId))!) }
  },
})
