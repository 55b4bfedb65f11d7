// What a case is and can be: the screens read these, so nothing here may pull a library into the phone.

export const caseStates = ['new', 'doing', 'paused', 'answered', 'closed'] as const
export type CaseState = (typeof caseStates)[number]
export const caseOutcomes = ['solved', 'no-reply', 'withdrawn'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]
/** Who hears of a case that was said for somebody else, as seen by whoever chooses. */
export const noticeChoices = ['both', 'me', 'them'] as const
export type NoticeChoice = (typeof noticeChoices)[number]
export const inboxViews = ['open', 'overdue', 'today', 'new', 'waiting', 'mine'] as const

export const caseActions = [
  'claim',
  'refuse',
  'release',
  'record-work',
  'accept',
  'assign',
  'transfer',
  'pause',
  'resume',
  'ask-missing',
  'answer',
  'say-verdict',
  'withdraw',
  'supply-missing',
  'rate',
  'ask-for-person',
  'see-why-asked',
] as const
export type CaseAction = (typeof caseActions)[number]

/** Change a number here: the rule that keeps it and every sentence that says it follow. */
export const casePromises = {
  /** 受理时限: staff take a case up within this, or before its own due where that is sooner. */
  accept: { amount: 2, unit: 'work-hour' },
  /** The share of the time after which the answerable person is warned; the resident's bar changes colour there. */
  warn: { parts: 3, of: 4 },
  /** The resident has this long to say whether it is solved; then the case closes as "no reply". */
  confirm: { amount: 3, unit: 'day' },
  /** Neither side sees the other's rating before both are in or this long has passed. */
  ratingsApart: { amount: 3, unit: 'day' },
  /** So many transfers, or returns as not solved, and a case climbs a level by itself. */
  climbAfterTransfers: { amount: 3, unit: 'time' },
  climbAfterReopens: { amount: 3, unit: 'time' },
  /** 30 秒: what posting asks of a resident. */
  toSay: { amount: 30, unit: 'second' },
} as const
