import type { CategoryCode } from './case-texts'
import type { Channel } from './case-curves'

/** Where a planned case ends up by the instant the plan is made for. */
export const fates = [
  'new',
  'offered',
  'doing',
  'paused',
  'overdue',
  'answered-waiting',
  'unsolved-returned',
  'solved',
  'no-reply',
  'withdrawn',
] as const
export type Fate = (typeof fates)[number]

export interface PlannedPlace {
  level: 'grid' | 'community' | 'street'
  by: 'building' | 'pin' | 'address' | 'nearest'
  /** The tenant; on level street the street's code filled up to twelve digits. */
  communityCode: string
  streetCode: string
  gridCode: string | null
  buildingCode: string | null
  /** Words, as a hotline clerk takes them down; otherwise empty. */
  address: string
  point: { lng: number; lat: number } | null
}

/** One answer of the office and what the resident said to it. */
export interface Round {
  answeredAt: Date
  answer: string
  verdict: { at: Date; contacted: boolean; solved: boolean; satisfied: boolean; text: string } | null
}

/** A wave that was over before the plan's end: whom it asked, and who said no. */
export interface AskedWave {
  at: Date
  helperIds: string[]
  refusals: { helperId: string; at: Date; reason: string }[]
}

/** Instants are in order and none is later than the instant the plan is made for. */
export interface PlannedCase {
  caseId: string
  fate: Fate
  category: CategoryCode
  text: string
  visibility: 'neighbours' | 'private'
  channel: Channel
  reporterId: string
  forPersonId: string | null
  place: PlannedPlace
  postedAt: Date
  /** Helpers who are being asked right now; only where the fate is offered. */
  offeredTo: string[]
  offeredAt: Date | null
  /** The helper who took it. */
  helperId: string | null
  takenAt: Date | null
  /** How they were found; none where nobody was asked. */
  waves?: AskedWave[]
  /** Staff put it into the helper's hands. */
  byHand?: boolean
  workDoneAt: Date | null
  workNote: string | null
  /** The staff member who took it up, answerable from then on. */
  ownerId: string | null
  acceptedAt: Date | null
  pausedAt: Date | null
  pauseReason: string | null
  /** Usually one; two where the first answer did not solve it. */
  rounds: Round[]
  withdrawnAt: Date | null
  withdrawReason: string | null
  closedAt: Date | null
}
