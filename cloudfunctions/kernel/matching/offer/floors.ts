// How likely a yes must be for a question to be worth asking. A question has a price: whoever is asked in vain is less likely
// to say yes to the next one, and some stop listening. What a yes is worth differs by urgency, so the least chance that pays
// is price / worth: the stated floors are that at the usual price, and all of them rise with the price.
//
// The price is the dual of "so many notices a helper and day" (the ex-ante budget of Manshadi & Rodilitz, Management Science
// 2022): 1 while helpers are asked less than that, and above it in proportion to what they are asked. Their fatigue is the
// memory: nothing but the helpers themselves has to be kept from tick to tick, and after a crash the price is the same.
import type { Urgency } from '../candidate'
import type { OfferPolicy } from '../offer-policy'
import { wavesLeft } from '../wave'
import { helperKinds } from './chance-features'
import type { HelperColumns } from './columns'

const DAY_HOURS = 24
/** With so many waves left there is no hurry at all. */
const PATIENT_WAVES = 5
/** However dear a question: who says yes in one of two is asked. */
const FLOOR_MAX = 0.5

/** How often those in service were asked a day, lately: fatigue is the notices of one time constant. */
export function noticesADay({ fatigue, kind }: HelperColumns, rows: ArrayLike<number>, { behaviour }: Pick<OfferPolicy, 'behaviour'>): number {
  const perDay = helperKinds.map(name => DAY_HOURS / behaviour[name].fatigueHours)
  let [sum, count] = [0, 0]
  for (let n = 0; n < rows.length; n++) {
    // A grid worker answers for the grid whatever is asked; they would hide how often the others are.
    if (helperKinds[kind[rows[n]!]!] === 'grid-worker') continue
    sum += fatigue[rows[n]!]! * perDay[kind[rows[n]!]!]!
    count++
  }
  return count === 0 ? 0 : sum / count
}

/** 1 as long as helpers are asked no more than the policy's budget; then in proportion. */
export function noticePrice(notices: number, { noticesADayMean }: Pick<OfferPolicy, 'noticesADayMean'>): number {
  return Math.max(1, notices / noticesADayMean)
}

export interface Floors {
  /** For the one who is asked first. */
  first: number
  /** For whoever is asked beside others: the more time is left, the rather one waits for an answer. */
  further: number
}

export function floorsOf(urgency: Urgency, escalateAt: Date, now: Date, price: number, policy: OfferPolicy): Floors {
  // A yes in danger is worth any notice.
  const dearer = (floor: number): number => (urgency === 'danger' ? floor : Math.min(Math.max(floor, FLOOR_MAX), floor * price))
  const patience = Math.min(1, (wavesLeft(urgency, escalateAt, now, policy) - 1) / (PATIENT_WAVES - 1))
  const first = policy.chanceFloor[urgency]
  return { first: dearer(first), further: dearer(first + patience * Math.max(0, policy.furtherFloor[urgency] - first)) }
}
