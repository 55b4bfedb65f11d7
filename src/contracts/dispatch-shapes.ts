import { Type as T, type Static } from '@sinclair/typebox'
import { PhotoView, CaseCard } from './case-shapes'
import { Enum, Shape, Nullable } from './schema'

export const QuietHours = Shape({ from: T.Number(), to: T.Number() })
export type QuietHours = Static<typeof QuietHours>

/** How somebody wants to be asked in one community. */
export const MatchingChoice = Shape({
  communityCode: T.String(),
  communityName: T.String(),
  kindName: T.String(),
  /** false: the machine never asks; staff may still ring. */
  automatic: T.Boolean(),
  quiet: Nullable(QuietHours),
  /** Their own limit; null: none but the city's. */
  maxNoticesADay: Nullable(T.Number()),
  /** What holds for somebody of this kind who says nothing. */
  usual: Shape({ quiet: QuietHours, maxNoticesADay: T.Number() }),
  askedToday: T.Number(),
})
export type MatchingChoice = Static<typeof MatchingChoice>

/** One thing that was weighed: in words, with what it counts in metres of walking. */
export const TermView = Shape({ word: T.String(), value: T.String(), metres: T.Number() })
export type TermView = Static<typeof TermView>

/** One thing that is used, and what for; or a group of a policy's numbers, each with its unit. */
export const UsedView = Shape({ word: T.String(), what: T.String() })
export type UsedView = Static<typeof UsedView>

export const OfferAnswer = Enum(['open', 'accepted', 'refused', 'expired', 'lost', 'withdrawn'])
export type OfferAnswer = Static<typeof OfferAnswer>

export const AskedView = Shape({
  helperId: T.String(),
  name: T.String(),
  rank: T.Number(),
  candidates: Nullable(T.Number()),
  answer: OfferAnswer,
  answerWords: T.String(),
  askedAt: T.String(),
  until: T.String(),
  answeredAt: Nullable(T.String()),
  /** Why not this time, in the helper's words. */
  reason: Nullable(T.String()),
  terms: T.Array(TermView),
  sumMetres: Nullable(T.Number()),
  /** What would have had to be otherwise for another to be asked, a line each. */
  ifOther: T.Array(T.String()),
})
export type AskedView = Static<typeof AskedView>

/** Who was not asked, why, and what would have to change. */
export const LeftOutView = Shape({ reason: T.String(), word: T.String(), people: T.Number(), change: T.String() })
export type LeftOutView = Static<typeof LeftOutView>

export const WaveView = Shape({
  wave: T.Number(),
  at: T.String(),
  /** What this step was, one line: '问了 3 位' · '请网格员来' · '没有合适的人'. */
  title: T.String(),
  asked: T.Array(AskedView),
  leftOut: T.Array(LeftOutView),
  /** That nothing cheaper was possible, in one line; null for a step that no batch decided. */
  proof: Nullable(T.String()),
})
export type WaveView = Static<typeof WaveView>

/** 怎么派的: every step of a case on its way to somebody's hands, newest first. */
export const DispatchView = Shape({
  /** Where it stands, one sentence. */
  standing: T.String(),
  /** Since when the resident wants a person to decide. */
  byHandAt: Nullable(T.String()),
  people: T.Number(),
  waves: T.Array(WaveView),
  edition: T.String(),
})
export type DispatchView = Static<typeof DispatchView>

/** 为什么问我: the terms about oneself, what is used of anybody, and what never is. */
export const WhyAsked = Shape({
  /** What kind of matter it was, and whether it is in the helper's hands now. */
  categoryName: T.String(),
  inHand: T.Boolean(),
  askedAt: T.String(),
  until: T.String(),
  answer: OfferAnswer,
  answerWords: T.String(),
  /** How many were asked together, and the place in the order. */
  asked: T.Number(),
  rank: T.Number(),
  terms: T.Array(Shape({ word: T.String(), value: T.String(), note: T.String() })),
  used: T.Array(UsedView),
  never: T.Array(T.String()),
  choice: Nullable(MatchingChoice),
})
export type WhyAsked = Static<typeof WhyAsked>

/** 这套估算: where the numbers come from by which it is estimated whether somebody says yes. */
export const EstimateView = Shape({
  /** The edition in use; null: the stated priors. */
  edition: Nullable(T.Number()),
  /** From how many answers, when, and how nearly it came true. */
  line: T.String(),
  /** What came of the last time it learned, where that was not taken. */
  last: Nullable(T.String()),
  looksAt: T.Array(T.String()),
})
export type EstimateView = Static<typeof EstimateView>

/** 派单看什么: the numbers as they are in force. */
export const MatchingRules = Shape({
  estimate: EstimateView,
  edition: T.String(),
  groups: T.Array(
    Shape({
      title: T.String(),
      note: T.String(),
      lines: T.Array(Shape({ word: T.String(), value: T.String(), note: T.String() })),
    }),
  ),
  used: T.Array(UsedView),
  never: T.Array(T.String()),
})
export type MatchingRules = Static<typeof MatchingRules>

export const OfferView = Shape({
  ...CaseCard.properties,
  text: T.String(),
  photos: T.Array(PhotoView),
  reasons: T.Array(Shape({ label: T.String(), value: T.String() })),
  askedAt: T.String(),
  until: T.String(),
  minutes: T.Number(),
})
export type OfferView = Static<typeof OfferView>
