// How much a person's word counts. Pure.
//
//   weight = clamp((confirmed + 2) / (confirmed + refuted + 2), 0.25, ceiling)
//
// The two added ones are a start of good faith: whoever has said nothing yet counts fully, one refuted word makes it
// 0.67, two
// 0.5, and every confirmed word brings it back. The floor keeps anybody from being silenced: a warning still shows at
// once.
// The ceiling is one, so that three people are always needed to close a station; in an account's first week it is a
// half, because accounts are cheap and doors are not.
import { dayMs } from '@/rules/local-time'

export const weightFloor = 0.25
export const weightMax = 1
export const newcomerCeiling = 0.5
export const newcomerDays = 7
/** The weight that closes a station: three people whose word counts fully, or staff. */
export const closingWeight = 3
/** A word about what was seen longer ago says nothing of now. */
export const freshHours = 12
/** A keeper of another station this near has something to win: their word counts nothing. */
export const rivalMetres = 3000
export const perStationDaily = 6
export const perPersonDaily = 30

export interface Record {
  confirmed: number
  refuted: number
  since: Date
}

export function weightOf({ confirmed, refuted, since }: Record, now: Date): number {
  const share = (confirmed + 2) / (confirmed + refuted + 2)
  const ceiling = now.getTime() - since.getTime() < newcomerDays * dayMs ? newcomerCeiling : weightMax
  return Math.max(weightFloor, Math.min(ceiling, share))
}

/** Sums of thirds and quarters: three times one is three, whatever the order of adding. */
export const isEnough = (weight: number, needed: number): boolean => weight >= needed - 1e-9
