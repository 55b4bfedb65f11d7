import type { MealCard } from '@/contracts/canteen-shapes'
import { sittingNames } from '@/contracts/canteen-words'
import { clock, localDay } from '@/rules/local-time'
import type { Acting } from '../call/moves'
import { mayCancel } from './moves'
import { qrText } from './pick-up-code'
import type { ReservationRow } from './reservation-row'
import { dayFrom } from './words'

/** Where and until when: what a card needs beside its own row. */
export interface Around extends Acting {
  canteenName: string
  address: string
  cutOffAt: Date
  place: number | null
  secret: string
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export function mealCard(r: ReservationRow, a: Around): MealCard {
  const holds = r.state === 'reserved' || r.state === 'redeemed'
  const code = holds ? r.code : null
  return {
    communityCode: r.community_code,
    reservationId: r.reservation_id,
    canteenId: r.canteen_id,
    canteenName: a.canteenName,
    address: a.address,
    day: r.day,
    sitting: r.sitting,
    sittingName: sittingNames[r.sitting],
    state: r.state,
    forName: r.person_name,
    forPersonId: r.person_id!,
    tierCode: r.tier_code,
    tierName: r.tier_name,
    priceFen: r.price_fen,
    checkedAtTill: r.check_age !== null,
    code,
    qr: code && qrText({ communityCode: r.community_code, canteenId: r.canteen_id, day: r.day, code }, a.secret),
    pickUpFrom: r.pick_up_from.toISOString(),
    holdUntil: r.hold_until.toISOString(),
    cutOffAt: a.cutOffAt.toISOString(),
    place: r.state === 'waiting' ? a.place : null,
    payBy: r.paid_at ? null : iso(r.pay_by),
    paid: r.paid_at !== null,
    reservedAt: r.reserved_at.toISOString(),
    redeemedAt: iso(r.redeemed_at),
    endedAt: iso(r.ended_at),
    canCancel: mayCancel(r, a),
    line: lineOf(r, a),
  }
}

function lineOf(r: ReservationRow, { place, now }: Around): string {
  switch (r.state) {
    case 'waiting':
      return `排在第 ${place ?? r.line_no} 位，有人退了会自动留给你，不用一直看`
    case 'redeemed':
      return `${clock(r.redeemed_at!)} 取走了`
    case 'cancelled':
      return r.end_reason === 'line-over' ? '这次没排到' : '已经退了'
    case 'released':
      return r.end_reason === 'unpaid'
        ? '没在约好的时间里付款，让给了排队的人'
        : `${clock(r.ended_at!)} 前没来取，让给了排队的人`
    case 'reserved': {
      if (r.pay_by && !r.paid_at) return `${clock(r.pay_by)} 前到店付款，饭就一直留着`
      const day = r.day === localDay(now) ? '' : dayFrom(r.day, now)
      return `${day}${clock(r.pick_up_from)}–${clock(r.hold_until)} 来取，过了会让给排队的人`
    }
  }
}
