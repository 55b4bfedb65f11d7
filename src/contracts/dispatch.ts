import { Type as T } from '@sinclair/typebox'
import { Area, Shape } from './schema'

// How helpers are asked, and how that is explained: to staff, to the helper, and both ways to say "not by a machine".

const Minute = T.Integer({ minimum: 0, maximum: 1439 })
/** The whole choice each time: what is left out is not wanted. `quiet`: minutes after local midnight; `to` not after `from` ends on the next day. */
export const ChooseMatchingInput = Shape(
  {
    communityCode: Area,
    automatic: T.Boolean(),
    quiet: T.Optional(Shape({ from: Minute, to: Minute })),
    maxNoticesADay: T.Optional(T.Integer({ minimum: 1, maximum: 10 })),
  },
  { $id: 'ChooseMatchingInput' },
)

export interface QuietHours {
  from: number
  to: number
}
/** How somebody wants to be asked in one community. */
export interface MatchingChoice {
  communityCode: string
  communityName: string
  kindName: string
  /** false: the machine never asks; staff may still ring. */
  automatic: boolean
  quiet: QuietHours | null
  /** Their own limit; null: none but the city's. */
  maxNoticesADay: number | null
  /** What holds for somebody of this kind who says nothing. */
  usual: { quiet: QuietHours; maxNoticesADay: number }
  askedToday: number
}

/** One thing that was weighed: in words, with what it counts in metres of walking. */
export interface TermView {
  word: string
  value: string
  metres: number
}
/** One thing that is used, and what for; or a group of a policy's numbers, each with its unit. */
export interface UsedView {
  word: string
  what: string
}

export type OfferAnswer = 'open' | 'accepted' | 'refused' | 'expired' | 'lost' | 'withdrawn'
export interface AskedView {
  helperId: string
  name: string
  rank: number /** Of how many who could be asked; null where that was not kept. */
  candidates: number | null
  answer: OfferAnswer
  answerWords: string
  askedAt: string
  until: string
  answeredAt: string | null
  /** Why not this time, in the helper's words. */
  reason: string | null
  terms: TermView[]
  sumMetres: number | null
  /** What would have had to be otherwise for another to be asked, a line each. */
  ifOther: string[]
}
/** Who was not asked, why, and what would have to change. */
export interface LeftOutView {
  reason: string
  word: string
  people: number
  change: string
}
export interface WaveView {
  wave: number
  at: string
  /** What this step was, one line: '问了 3 位' · '请网格员来' · '没有合适的人'. */
  title: string
  asked: AskedView[]
  leftOut: LeftOutView[]
  /** That nothing cheaper was possible, in one line; null for a step that no batch decided. */
  proof: string | null
}
/** 怎么派的: every step of a case on its way to somebody's hands, newest first. */
export interface DispatchView {
  /** Where it stands, one sentence. */
  standing: string
  /** Since when the resident wants a person to decide. */
  byHandAt: string | null
  people: number
  waves: WaveView[]
  edition: string
}

/** 为什么问我: the terms about oneself, what is used of anybody, and what never is. */
export interface WhyAsked {
  /** What kind of matter it was, and whether it is in the helper's hands now. */
  categoryName: string
  inHand: boolean
  askedAt: string
  until: string
  answer: OfferAnswer
  answerWords: string
  /** How many were asked together, and the place in the order. */
  asked: number
  rank: number
  terms: { word: string; value: string; note: string }[]
  used: UsedView[]
  never: string[]
  choice: MatchingChoice | null
}

/** 这套估算: where the numbers come from by which it is estimated whether somebody says yes. */
export interface EstimateView {
  /** The edition in use; null: the stated priors. */
  edition: number | null
  /** From how many answers, when, and how nearly it came true. */
  line: string
  /** What came of the last time it learned, where that was not taken. */
  last: string | null
  looksAt: string[]
}

/** 派单看什么: the numbers as they are in force. */
export interface MatchingRules {
  estimate: EstimateView
  edition: string
  groups: { title: string; note: string; lines: { word: string; value: string; note: string }[] }[]
  used: UsedView[]
  never: string[]
}
