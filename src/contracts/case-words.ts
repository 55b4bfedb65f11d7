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
