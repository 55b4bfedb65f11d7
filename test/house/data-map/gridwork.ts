import { bookkeeping, key, whole, type Part } from './held'

/** Helpers, from their application to the day they leave. */
export const gridwork: Part = {
  helper: [
    key('community_code helper_id kind until consented_at', whole),
    {
      columns: 'name phone',
      purpose: 'the name a helper works under, and how to reach them',
      kept: whole,
      seenBy: 'staff; the phone by the reporter whose case is in their hands',
    },
    {
      columns: 'grid_codes skills max_open_tasks vetted paused_until',
      purpose: 'what fits this helper',
      kept: whole,
      seenBy: 'the helper, staff',
    },
    {
      columns: 'lng lat',
      purpose: 'the usual place the helper named; never a track',
      kept: whole,
      seenBy: 'nobody; staff see metres',
    },
    { columns: 'windows', purpose: 'free hours the helper named', kept: whole, seenBy: 'the helper' },
    {
      columns: 'automatic',
      purpose: 'whether the machine may ask this helper',
      kept: whole,
      seenBy: 'the helper, staff',
    },
    {
      columns: 'quiet_from quiet_to max_notices_a_day',
      purpose: 'when and how often this helper wants to be left alone',
      kept: whole,
      seenBy: 'the helper',
    },
  ],
  // Registering (报到备案). Leaving and taking consent back empty the words, habits and numbers at once; the dates of the
  // appointment and the ledger of consent stay, because the community
  // must be able to say whom it had asked, and with what right.
  application: [
    key('community_code application_id appointment_id version', whole),
    {
      columns: `
        person_id state submitted_at due_at late_at times_asked decided_at decided_by refused_by appealed_at erased_at
      `,
      purpose: 'that somebody registered, by when they are answered, who decided',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
    {
      columns: 'name phone',
      purpose: 'to ask back about the application; emptied when they leave or withdraw, and 180 days after a refusal',
      kept: whole,
      seenBy: 'staff of the community; the person',
    },
    {
      columns: 'kind platform party_member grid_codes windows skills max_open_tasks words',
      purpose:
        'what fits them, each for the purpose in applicationPurposes; emptied when they leave or withdraw, ' +
        'and 180 days after a refusal',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
    {
      columns: 'missing refuse_reason appeal_reason',
      purpose: 'what was asked, why not, and what they say to it',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
    {
      columns: 'consent_edition consented_at',
      purpose: 'to which text they agreed, when',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
  ],
  appointment_counter: [bookkeeping('community_code year last')],
  appointment: [
    key('community_code appointment_id application_id year seq version', whole),
    {
      columns: `
        person_id name working_name kind party_member from_day until_day ends_at appointed_by appointed_name
        appointed_at
      `,
      purpose: 'the letter: whom the community appointed, for which days; stays after leaving',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
    {
      columns: 'grid_codes',
      purpose: 'for which grids; emptied at the end',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
    {
      columns: 'state paused_until warned_at ended_at end_reason',
      purpose: 'whether they serve, rest or have left, and why',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
  ],
  consent_entry: [
    {
      columns: 'community_code consent_id person_id purpose edition given at',
      purpose: 'what was agreed to and when it was taken back; never rewritten',
      kept: whole,
      seenBy: 'nobody in the app',
    },
  ],
  post_candidacy: [
    key('community_code candidacy_id post_code', whole),
    {
      columns: 'person_id name words state at decided_at decided_by reason',
      purpose: 'who asks for a post and what came of it; the words are emptied when they leave',
      kept: whole,
      seenBy: 'staff of the community; the person',
    },
  ],
  post_holding: [
    key('community_code holding_id post_code', whole),
    {
      columns: 'person_id name since ended_at end_reason note',
      purpose: 'who held a post from when to when, and a word to whoever follows; public like the name in a staircase',
      kept: whole,
      seenBy: 'everybody of the area',
    },
    { columns: 'appointed_by', purpose: 'who appointed', kept: whole, seenBy: 'nobody yet' },
  ],
  gridwork_event: [
    key('community_code application_id event_id at kind', whole),
    {
      columns: 'actor_id actor_name detail',
      purpose: 'what happened to an application and its appointment, in words',
      kept: whole,
      seenBy: 'the person, staff of the community',
    },
  ],
}
