/**
 * Everything the system tells somebody unasked: to whom, and when. A kind is `noun.what-happened`.
 * "Resident" is who said it and whom it was said for, or the one of them that they chose.
 */
export const messageKinds: Readonly<Record<string, string>> = {
  'case.posted': 'first owner: a new case is theirs to accept',
  'case.accept-late': 'owners: two work hours went by unaccepted',
  'case.accepted': 'resident: somebody answers for it now, by name',
  'case.claimed': 'resident, owner: a helper took it or was assigned',
  'case.assigned': 'helper: staff put it into their hands',
  'case.released': 'resident, owner: the helper gave it back',
  'case.work-finished': 'owner: the helper is done, answer the resident',
  'case.with-staff': 'owner: no helper was found',
  'case.transferred': 'resident: it moved to another office',
  'case.arrived': 'staff of the receiving office',
  'case.paused': 'resident: the countdown stands, and why',
  'case.resumed': 'resident: it goes on',
  'case.missing': 'resident: everything that is missing, in one message',
  'case.supplied': 'owner: the resident supplied it',
  'case.answered': 'resident: now say whether it is solved',
  'case.solved': 'owners: the resident said solved',
  'case.reopened': 'owners: the resident said not solved',
  'case.no-reply': 'resident: closed without a word, not counted as solved',
  'case.withdrawn': 'owner, helper: nothing to do any more; resident: the other of the two took it back',
  'case.due-soon': 'owners: three quarters of the time are gone',
  'case.overdue': 'owners, the office above, resident: the promise was broken',
  'offer.open': 'helper: will you take it, and why you',
  'offer.lost': 'helper: somebody was faster',
  'offer.withdrawn': 'helper: no longer needed',
}
