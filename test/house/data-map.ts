/**
 * The data map: every column that is about a person or stands beside one, what it is for, how long it is kept and who
 * sees it. The city's own tables (divisions, grids, houses, categories, settings, holidays) hold nobody and are not
 * here. "case" and "person" as a time mean: as long as the case, the account, is there. No end is set for either yet.
 */
export type Kept = 'person' | 'case' | { days: number; after: string }
export interface Held {
  columns: string
  purpose: string
  kept: Kept
  seenBy: string
}

const key = (columns: string, kept: Kept): Held => ({
  columns,
  purpose: 'which row: numbers that name nobody by themselves',
  kept,
  seenBy: 'the functions',
})
const bookkeeping = (columns: string, kept: Kept = 'case'): Held => ({
  columns,
  purpose: 'the course of the work; says nothing of a person',
  kept,
  seenBy: 'whoever may see the case',
})

const whole: Kept = 'person'
const record: Kept = 'case'
const receiptDays: Kept = { days: 30, after: 'the call' }

export const dataMap: Readonly<Record<string, readonly Held[]>> = {
  person: [
    key('person_id created_at', whole),
    {
      columns: 'name phone',
      purpose: 'to be called back',
      kept: whole,
      seenBy: 'the person; whoever speaks for them (name)',
    },
    {
      columns: 'community_code building_code',
      purpose: 'where the person lives, so that a place need not be typed',
      kept: whole,
      seenBy: 'the person',
    },
    {
      columns: 'care_mode state',
      purpose: 'how the screens look; whether the account is there',
      kept: whole,
      seenBy: 'the person',
    },
  ],
  credential: [
    {
      columns: 'kind subject person_id created_at',
      purpose: 'to know the person again: an openid, a number, a demo account',
      kept: whole,
      seenBy: 'nobody',
    },
  ],
  session: [
    {
      columns: 'token_hash person_id created_at expires_at',
      purpose: 'to stay signed in; the token itself is never kept',
      kept: { days: 30, after: 'signing in' },
      seenBy: 'nobody',
    },
  ],
  role_binding: [
    {
      columns: 'person_id role area_code display_name valid_from until',
      purpose: 'who may act where, under which name; public like the names on an office wall',
      kept: whole,
      seenBy: 'everybody of the area',
    },
    { columns: 'granted_by', purpose: 'who appointed', kept: whole, seenBy: 'nobody yet' },
  ],
  proxy: [
    {
      columns: 'person_id proxy_id relation consent since until',
      purpose: 'who may speak for whom, and the consent to it',
      kept: whole,
      seenBy: 'the two of them',
    },
  ],
  notice: [
    key('person_id notice_id community_code case_id kind subject_kind subject_id', {
      days: 180,
      after: 'it was written, once read',
    }),
    {
      columns: 'title body at read_at',
      purpose: 'what the person was told',
      kept: { days: 180, after: 'it was written, once read' },
      seenBy: 'the person',
    },
  ],
  upload: [
    key('person_id upload_id kind state created_at expires_at attached_at', whole),
    {
      columns: 'blob_key thumb_key content_type bytes width height',
      purpose: 'where a photo or voice note lies; its metadata were taken out',
      kept: whole,
      seenBy: 'through a link of one hour, whoever may see the case',
    },
  ],
  receipt: [
    key('person_id client_id operation body_hash at', receiptDays),
    { columns: 'answer', purpose: 'to answer a repeated call the same', kept: receiptDays, seenBy: 'the person' },
  ],
  rate_window: [
    {
      columns: 'person_id bucket window_at calls',
      purpose: 'how often somebody called in a minute',
      kept: { days: 1, after: 'the minute' },
      seenBy: 'nobody',
    },
  ],
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
  // Canteens. A meal is kept as long as its canteen's books: the sheet adds up nobody's name.
  canteen: [bookkeeping('community_code canteen_id name address lng lat phone state policy_edition created_at')],
  canteen_clerk: [
    key('community_code canteen_id since until', whole),
    { columns: 'person_id', purpose: 'who may stand at which till', kept: whole, seenBy: 'the clerk' },
  ],
  canteen_policy: [
    bookkeeping(`
      community_code canteen_id edition lunch dinner hold_minutes no_show_rule no_shows_max no_show_days pause_days
      pay_minutes saved_at
    `),
  ],
  canteen_tier: [
    bookkeeping(`
      community_code canteen_id edition code sort name audience age_from percent free_per_day sitting from_minute
      until_minute subsidy_source
    `),
  ],
  meal_menu: [bookkeeping('community_code sitting_id dishes full_price_fen policy_edition saved_at version')],
  meal_sitting: [
    bookkeeping(`
      community_code sitting_id canteen_id day sitting state cut_off_at serves_from serves_until release_elders_at
      elders_released_at hold_minutes reminded_at portions elder_portions general_left elder_left line_last
    `),
  ],
  meal_reservation: [
    key('community_code reservation_id sitting_id canteen_id day sitting line_no', whole),
    {
      columns: 'person_id by_id person_name',
      purpose: 'who eats and who reserved it; a walk-in has neither',
      kept: whole,
      seenBy: 'the two of them; the till sees the family name',
    },
    { columns: 'code', purpose: 'six digits that fetch the meal', kept: whole, seenBy: 'the two of them' },
    {
      columns: 'tier_code tier_name price_fen full_price_fen free_meal subsidy_source check_age pool',
      purpose: 'what it costs, who pays the rest, and whether a document is still to be seen',
      kept: whole,
      seenBy: 'the two of them, the till',
    },
    {
      columns: 'no_show',
      purpose: 'to count what was kept for nobody, in this canteen and for its days only',
      kept: whole,
      seenBy: 'the person; the till as a number of the day',
    },
    bookkeeping(`
      walk_in state pick_up_from pick_up_until hold_until hold_minutes pay_minutes pay_by paid_at reserved_at
      filled_at redeemed_at redeemed_by ended_at end_reason
    `),
  ],
  meal_line: [bookkeeping('community_code sitting_id line_no')],
  age_seen: [
    key('community_code', whole),
    {
      columns: 'person_id age_from seen_by seen_at',
      purpose: 'that a document was seen for an age band; no birthday, no number',
      kept: whole,
      seenBy: 'the person',
    },
  ],
  canteen_sheet: [bookkeeping('community_code canteen_id day sheet closed_by closed_at')],
  outbox: [
    key('community_code outbox_id case_id kind subject_kind subject_id', record),
    {
      columns: 'to_person title body at sent_at tries error',
      purpose: 'what is to be told to whom',
      kept: record,
      seenBy: 'nobody; it becomes a notice',
    },
  ],
  audit: [
    {
      columns: 'community_code audit_id at actor_id actor_role operation subject_id request_id detail',
      purpose: 'who did what, for whoever has to look into it',
      kept: record,
      seenBy: 'nobody in the app',
    },
  ],
  station: [
    key('community_code station_id code edition version', record),
    bookkeeping(`
      state name kind lng lat address how_to_get_in hours exceptions facilities closed_by closed_reason closed_since
      closed_until warned_people warned_since warned_at confirmed_at photos created_at decided_at decided_reason
    `),
    {
      columns: 'keeper_id keeper_name',
      purpose: 'who looks after the station',
      kept: record,
      seenBy: 'the keeper, staff',
    },
    {
      columns: 'offered_by offered_name offered_phone',
      purpose: 'who offered it, and a number for this one question; the number goes once it is declined',
      kept: record,
      seenBy: 'the offerer, staff',
    },
  ],
  station_fault: [
    key('community_code fault_id station_id', record),
    bookkeeping(`
      what facility state people weight opened_at last_at office_code due_at due_provisional warn_at warned_at
      overdue_at ended_at
    `),
    {
      columns: 'ended_by ended_name note',
      purpose: 'who looked after it, and what they did',
      kept: record,
      seenBy: 'keeper, staff',
    },
  ],
  station_report: [
    key('community_code report_id station_id fault_id', record),
    {
      columns: 'person_id',
      purpose: 'to count people and not taps, to tell them how it ended; emptied by the timer after 180 days',
      kept: record,
      seenBy: 'nobody',
    },
    {
      columns: 'text',
      purpose: 'what they found, in their words; emptied with the person',
      kept: record,
      seenBy: 'keeper, staff; without the name',
    },
    bookkeeping('what facilities weight at said_at outcome'),
  ],
  invitation: [
    key('community_code invitation_id kind subject_id', record),
    {
      columns: 'code_hash made_by made_at until taken_by taken_at',
      purpose:
        'who asked somebody to look after a place, and who said yes; what nobody took goes with the next ' +
        'code for the place',
      kept: record,
      seenBy: 'nobody in the app',
    },
  ],
  station_photo: [
    key('community_code station_id upload_id fault_id kind at', record),
    {
      columns: 'blob_key thumb_key width height',
      purpose: 'what the station looks like, what was broken, what was repaired',
      kept: record,
      seenBy: 'of the station: everybody; of a fault: keeper, staff',
    },
  ],
}
