import { daysAfter } from '@/rules/local-time'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { clerkOnly, canteenOf } from './clerk'
import { reservationMoves } from './moves'
import { mealByCode, readCode, tillMeal } from './till-code'
import { TakePayment } from '@/contracts/canteen'

/** The money is on the counter: from now on the portion is kept like any other. The product moves no money itself. */
export const takePayment = operation(TakePayment, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run(call, _, role) {
    const { input, now, sql, actor, record, ports } = call
    const read = readCode(input.code, input, now, ports.secret)
    if ('yes' in read) refuse('CODE_UNKNOWN')
    // Typed digits name today; a meal is paid for up to a day ahead.
    const tomorrow = { ...read, day: daysAfter(read.day, 1) }
    const meal = (await mealByCode(call, read)) ?? (await mealByCode(call, tomorrow)) ?? refuse('CODE_UNKNOWN')
    mustMove(reservationMoves.pay, meal, call)
    const { rowCount } = await sql.query(
      `
      update meal_reservation
      set paid_at = $3
      where community_code = $1 and reservation_id = $2 and state = 'reserved' and pay_by is not null
        and paid_at is null`,
      [meal.community_code, meal.reservation_id, now],
    )
    if (!rowCount) refuse('NOTHING_TO_PAY')
    record.audit({
      communityCode: meal.community_code,
      actorId: actor.personId,
      role,
      operation: 'take-payment',
      subjectId: meal.reservation_id,
      detail: { fen: meal.price_fen },
    })
    return { meal: tillMeal({ ...meal, paid_at: now }) }
  },
})
