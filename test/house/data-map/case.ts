import { bookkeeping, key, record, type Part } from './held'

/** Cases: what was said, by whom, and what became of it. */
export const cases: Part = {
  case_counter: [bookkeeping('community_code day last')],
  cases: [
    key('community_code case_id day seq version', record),
    {
      columns: 'reporter_id for_person_id',
      purpose: 'who said it, and for whom',
      kept: record,
      seenBy: 'nobody as a number; see case_contact',
    },
    {
      columns: 'text',
      purpose: "the matter in the person's own words",
      kept: record,
      seenBy: 'reporter, staff, asked helpers; neighbours if it was said to all',
    },
    {
      columns: 'building_code address lng lat grid_code',
      purpose: 'where it is',
      kept: record,
      seenBy: 'like the text; the point itself only by the functions',
    },
    {
      columns:
        'visibility notices_to category_edition category_code urgency channel placed_level placed_by street_code',
      purpose: 'what kind of matter, and to whom it was said',
      kept: record,
      seenBy: 'like the text',
    },
    {
      columns: 'first_owner_id first_owner_name owner_id office_code first_office_code',
      purpose: 'who is answerable (首问负责)',
      kept: record,
      seenBy: 'whoever may see the case',
    },
    {
      columns: 'helper_id helper_name',
      purpose: 'whose hands it is in',
      kept: record,
      seenBy: 'reporter, staff; the name under which the helper works',
    },
    {
      columns: 'by_hand_at',
      purpose: 'that the resident wants a person to decide who comes',
      kept: record,
      seenBy: 'reporter, staff',
    },
    {
      columns: 'pause_reason missing answer',
      purpose: 'what staff said',
      kept: record,
      seenBy: 'whoever may see the case',
    },
    bookkeeping(`
      state outcome transfers reopens times_asked_missing dispatch wave next_wave_at escalate_at due_amount due_unit
      posted_at accept_due_at accepted_at accept_warned_at counted_from pauses due_at due_provisional warn_at
      warned_at overdue_at paused_at answered_at confirm_until closed_at
    `),
  ],
  case_contact: [
    key('community_code case_id person_id relation', record),
    {
      columns: 'name phone',
      purpose: 'to call back about this case',
      kept: record,
      seenBy: 'reporter, staff, the helper who holds it; an asked helper sees the family name',
    },
  ],
  case_event: [
    key('community_code case_id event_id at kind', record),
    {
      columns: 'actor_id actor_role actor_name office_code facts',
      purpose: 'who did what: the timeline',
      kept: record,
      seenBy: 'reporter, staff, helpers; neighbours see where it stands',
    },
  ],
  case_photo: [
    key('community_code case_id upload_id event_id at kind', record),
    {
      columns: 'blob_key thumb_key width height',
      purpose: 'photos and voice notes of the case',
      kept: record,
      seenBy: 'reporter, staff, helpers; of what was said to all, neighbours see the first photos',
    },
  ],
  case_view: [
    key('community_code case_id viewer_id', record),
    {
      columns: 'viewer_role viewer_name office_code first_at last_at times',
      purpose: 'who looked, and how often',
      kept: record,
      seenBy: 'reporter, staff',
    },
  ],
  case_verdict: [
    key('community_code case_id round at', record),
    {
      columns: 'contacted solved satisfied text',
      purpose: 'what the resident says: contacted, solved, satisfied',
      kept: record,
      seenBy: 'reporter, staff, helpers',
    },
  ],
  case_rating: [
    key('community_code case_id side at shown_from', record),
    {
      columns: 'by_id about_id stars text',
      purpose: 'what resident and helper say of each other',
      kept: record,
      seenBy: 'both, once both are in or 72 hours passed; staff',
    },
  ],
}
