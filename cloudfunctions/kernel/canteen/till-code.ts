import type { RedeemAnswer, TillMeal } from '@/contracts/till-shapes'
import type { RedeemReason } from '@/contracts/canteen-words'
import { sittingNames } from '@/contracts/canteen-words'
import { clock, daysAfter, localDay } from '@/rules/local-time'
import { mayMove, type Acting } from '../call/moves'
import type { Call } from '../call/operation'
import { reservationColumns, type ReservationRow } from './reservation-row'
import { reservationMoves } from './moves'
import { isWellTyped, readQr, type Pickup } from './pick-up-code'
import { calledOut, dayFrom } from './words'

type No = Extract<RedeemAnswer, { yes: false }>
export type AtTill = ReservationRow & { dishes: { name: string; kind: string }[] }

export const no = (reason: RedeemReason, words: string, at: Date | null = null): No => ({
  yes: false,
  reason,
  words,
  at: at?.toISOString() ?? null,
})

/** What the clerk typed or scanned: a code for this canteen and some day, or why it can not be one. */
export function readCode(
  code: string,
  here: { communityCode: string; canteenId: string },
  now: Date,
  secret: string,
): Pickup | No {
  const typed = code.replace(/\s/g, '')
  if (/^\d+$/.test(typed))
    return isWellTyped(typed) ? { ...here, day: localDay(now), code: typed } : no('TYPO', '数字不对，请再核对一遍')
  const scanned = readQr(typed, secret)
  if (!scanned) return no('UNKNOWN', '这不是取餐码')
  if (scanned.canteenId !== here.canteenId) return no('OTHER_CANTEEN', '是另一家食堂的')
  return scanned
}

export async function mealByCode({ sql }: Pick<Call, 'sql'>, p: Pickup): Promise<AtTill | null> {
  const { rows } = await sql.query<AtTill & Record<string, unknown>>(
    `
    select ${reservationColumns}, m.dishes
    from meal_reservation r
    join meal_menu m using (community_code, sitting_id)
    where r.community_code = $1 and r.canteen_id = $2 and r.day = $3 and r.code = $4`,
    [p.communityCode, p.canteenId, p.day, p.code],
  )
  return rows[0] ?? null
}

/**
 * Typed six digits may be of another day, or of the canteen next door: then the clerk can say so. Within one community.
 */
export async function whyUnknown(call: Pick<Call, 'sql' | 'actor' | 'now'>, p: Pickup): Promise<No> {
  const { rows } = await call.sql.query<ReservationRow & { name: string } & Record<string, unknown>>(
    `
    select ${reservationColumns}, c.name
    from meal_reservation r
    join canteen c using (community_code, canteen_id)
    where r.community_code = $1 and r.code = $2 and r.day between $3::date - 7 and $3::date + 7
    order by (r.canteen_id = $4) desc, abs(r.day - $3::date)
    limit 1`,
    [p.communityCode, p.code, p.day, p.canteenId],
  )
  const found = rows[0]
  if (!found) return no('UNKNOWN', '没有这个取餐码')
  if (found.canteen_id !== p.canteenId) return no('OTHER_CANTEEN', `是另一家食堂的（${found.name}）`)
  // Typed digits name today; a meal is paid for up to a day ahead (take-payment.ts).
  const answer = no('WRONG_DAY', wrongDay(found.day, found.sitting, call.now))
  return found.day === daysAfter(p.day, 1) ? orPay(answer, found, call) : answer
}

/** It can not be fetched; if its money may be taken now, the answer says that. */
export const orPay = (answer: No, meal: ReservationRow, call: Acting): No =>
  mayMove(reservationMoves.pay, meal, call) ? { ...answer, mayPay: true } : answer

export const wrongDay = (day: string, sitting: 'lunch' | 'dinner', now: Date): string =>
  `不是今天的，是${dayFrom(day, now)}的${sittingNames[sitting]}`

/** Why a meal that is there is not served now; null: it may be. */
export function whyNot(r: ReservationRow, now: Date): No | null {
  if (r.state === 'redeemed') return no('USED', `用过了，${clock(r.redeemed_at!)}`, r.redeemed_at)
  if (r.day !== localDay(now)) return no('WRONG_DAY', wrongDay(r.day, r.sitting, now))
  if (r.state === 'cancelled') return no('CANCELLED', `已取消，${clock(r.ended_at!)}`, r.ended_at)
  if (r.state === 'released')
    return no(
      'RELEASED',
      r.end_reason === 'unpaid'
        ? `没按时付款，${clock(r.ended_at!)} 让给了排队的人`
        : `过时没来，${clock(r.ended_at!)} 让给了排队的人`,
      r.ended_at,
    )
  if (now < r.pick_up_from) return no('NOT_YET', `还没到时间，${clock(r.pick_up_from)} 起取`, r.pick_up_from)
  return null
}

export function tillMeal(r: AtTill): TillMeal {
  return {
    reservationId: r.reservation_id,
    name: calledOut(r.person_name),
    sitting: r.sitting,
    sittingName: sittingNames[r.sitting],
    tierCode: r.tier_code,
    tierName: r.tier_name,
    priceFen: r.price_fen,
    dueFen: r.paid_at ? 0 : r.price_fen,
    check: r.check_age === null ? null : `请看一眼证件，${r.check_age} 岁及以上`,
    dishes: r.dishes.map((d) => d.name),
  }
}

export async function readTillMeal(
  { sql }: Pick<Call, 'sql'>,
  communityCode: string,
  reservationId: string,
): Promise<AtTill | null> {
  const { rows } = await sql.query<AtTill & Record<string, unknown>>(
    `
    select ${reservationColumns}, m.dishes
    from meal_reservation r
    join meal_menu m using (community_code, sitting_id)
    where r.community_code = $1 and r.reservation_id = $2`,
    [communityCode, reservationId],
  )
  return rows[0] ?? null
}
