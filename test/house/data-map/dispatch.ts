import { bookkeeping, key, record, type Part } from './held'

/** Who was asked about which case, and who took it. */
export const dispatch: Part = {
  case_offer: [
    key('community_code case_id helper_id', record),
    {
      columns: 'helper_name wave rank state offered_at until answered_at',
      purpose: 'who was asked, when, and what came of it',
      kept: record,
      seenBy: 'the helper, staff',
    },
    {
      columns: 'why batch_id',
      purpose:
        'why this helper as it was weighed then, and among which others: for whoever complains a month ' +
        'later; with the answer, what the estimate learns from',
      kept: record,
      seenBy: 'the functions; it becomes words for the helper and staff',
    },
    {
      columns: 'reasons terms staff_line',
      purpose: 'why this helper: distance, skill, free hours, load',
      kept: record,
      seenBy: 'the helper (about themself), staff of the case',
    },
    {
      columns: 'refusal_reason',
      purpose: 'why not this time',
      kept: record,
      seenBy: 'reporter, staff, helpers; without the name',
    },
  ],
  match_batch: [bookkeeping('community_code batch_id ran_at occasion policy_edition cases helpers offers rounds')],
  helper_tally: [
    key('community_code helper_id', record),
    {
      columns: 'day offered accepted',
      purpose: 'how often a helper was asked and said yes, by day, for thirty days: who is asked next',
      kept: record,
      seenBy: 'nobody; it weighs in who is asked',
    },
  ],
  assignment: [
    key('community_code case_id assignment_id', record),
    {
      columns: 'helper_id way since ended_at end_reason',
      purpose: 'who held the case, from when to when',
      kept: record,
      seenBy: 'staff',
    },
  ],
}
