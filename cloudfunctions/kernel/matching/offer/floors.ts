// How likely a yes must be for a question to be worth asking. A question has a price: whoever is asked in vain is less
// likely to say yes to the next one, and some stop listening. What a yes is worth differs by urgency, so the least
// chance that pays is price / worth: the stated floors are that at the usual price, and all of them rise with the
// price.
//
// The price is the dual of "a helper in service is asked `noticesADayMean` times a day at most, on average" (the
// ex-ante budget of Manshadi & Rodilitz, Management Science 2022), found by dual ascent: every notice raises it, time
// lowers it. The queue that such an ascent keeps is the fatigue of the helpers: nothing else has to be kept from tick
// to tick, and after a crash the price is the same. It rises from where `EASY_SHARE` of the budget is used.
//
// The budget is elastic: the price stops at `noticePriceMax`, which is what a notice too many is worth in cases that go
// without. Tried in an invented city at triple load, a day from rest (helpers' share of the cases; notices a helper and
// day, over all helpers): stopped at 1.3, 47 % and 3.8; at 2, 42 % and 3.4; without a stop, as 1 / (1 − share of the
// budget used), for a budget of 3 a day 30 % and 2.4, for one of 2, 21 % and 1.9. So two a day hold at an ordinary load
// and give way in a flood, visibly: the price is kept with every offer.
import type { Urgency } from '../candidate'
import type { OfferPolicy } from '../offer-policy'
import { wavesLeft } from '../wave'
import { helperKinds } from './chance-features'
import type { HelperColumns } from './columns'

const DAY_HOURS = 24
/** Below this share of the budget nobody need think of it. */
const EASY_SHARE = 0.7
/** With so many waves left, a likelier helper may still come on shift or pass by. */
const CALM_WAVES = 20
/** With so many, one can wait for one answer before asking the next. */
const PATIENT_WAVES = 5
/** However dear a question: who says yes in one of two is asked. */
const FLOOR_MAX = 0.5

/** How often those in service were asked a day, lately: fatigue is the notices of one time constant. */
export function noticesADay(
  { fatigue, kind }: HelperColumns,
  rows: ArrayLike<number>,
  { behaviour }: Pick<OfferPolicy, 'behaviour'>,
): number {
  const perDay = helperKinds.map((name) => DAY_HOURS / behaviour[name].fatigueHours)
  let [sum, count] = [0, 0]
  for (let n = 0; n < rows.length; n++) {
    // A grid worker answers for the grid whatever is asked; they would hide how often the others are.
    if (helperKinds[kind[rows[n]!]!] === 'grid-worker') continue
    sum += fatigue[rows[n]!]! * perDay[kind[rows[n]!]!]!
    count++
  }
  return count === 0 ? 0 : sum / count
}

/** 1 while much of the budget is left, `noticePriceMax` from where it is used up, in between a straight line. */
export function noticePrice(
  notices: number,
  { noticesADayMean, noticePriceMax }: Pick<OfferPolicy, 'noticesADayMean' | 'noticePriceMax'>,
): number {
  const used = (notices / noticesADayMean - EASY_SHARE) / (1 - EASY_SHARE)
  return 1 + (noticePriceMax - 1) * Math.min(1, Math.max(0, used))
}

export interface Floors {
  /** For the one who is asked first: the more time is left, the likelier a yes must be. */
  first: number
  /** For whoever is asked beside others: the more time is left, the rather one waits for an answer. */
  further: number
}

export function floorsOf(urgency: Urgency, escalateAt: Date, now: Date, price: number, policy: OfferPolicy): Floors {
  const dearer = (floor: number): number => Math.min(Math.max(floor, FLOOR_MAX), floor * price)
  const wavesToCome = wavesLeft(urgency, escalateAt, now, policy) - 1
  const between = (last: number, calm: number, waves: number): number =>
    last + Math.min(1, wavesToCome / (waves - 1)) * Math.max(0, calm - last)
  const first = between(policy.chanceFloor[urgency], policy.patientFloor[urgency], CALM_WAVES)
  // A yes in danger is worth any notice: the first is never dearer, only whoever would be asked beside.
  return {
    first: urgency === 'danger' ? first : dearer(first),
    further: dearer(between(first, policy.furtherFloor[urgency], PATIENT_WAVES)),
  }
}
