/**
 * Which noun of the kernel keeps which table. Only the owner writes it. Who else reads it stands here with the reason;
 * a new reader has to argue for itself, or ask the owner for a function.
 * A case's own tables have three keepers: what residents (case), helpers (dispatch) and staff (desk) do are moves of
 * one state machine, and `changeCase`, `takeCase` and `closeOffers` are the doors between them.
 */
const caseKeepers = ['case', 'dispatch', 'desk'] as const

export interface Owned {
  owners: readonly string[]
  readers?: Readonly<Record<string, string>>
  writers?: Readonly<Record<string, string>>
}

const city: Owned = { owners: ['org'] }
const recorded = { call: 'what a call leaves behind is written in one statement' }
const retention = { notice: 'the timer forgets what need not be kept' }

export const tableOwners: Readonly<Record<string, Owned>> = {
  division: { ...city, readers: { dispatch: 'each community has its share of the answers that are learned from' } },
  grid: { owners: ['org'], readers: { station: 'households and middles of grids: where a station is missing' } },
  setting: city,
  category: { ...city, readers: { notice: 'the kind of the case, in the title of its notice' } },
  local_day: city,
  building: {
    owners: ['org'],
    readers: {
      case: 'the name of a house beside its case',
      people: 'the name of a house beside its person',
      gridwork: 'each house and each of its units has a post',
    },
  },
  person: {
    owners: ['people'],
    readers: {
      station: 'how long an account is there: the word of a new one weighs less',
      case: 'name and number are copied into the case they are given for',
      canteen: 'the name of whom a meal is reserved for',
    },
  },
  credential: { owners: ['people'] },
  session: { owners: ['people'], writers: retention },
  role_binding: {
    owners: ['people'],
    readers: {
      canteen: 'the names of its clerks',
      case: 'who is on duty, whose grid it is, who answers above',
      desk: 'who is told at the receiving office',
    },
  },
  invitation: { owners: ['people'] },
  proxy: {
    owners: ['people'],
    readers: { case: 'whether somebody may speak for another', canteen: 'whether somebody may reserve for another' },
  },
  notice: { owners: ['notice'], readers: { people: 'the number on the badge' } },
  outbox: { owners: ['notice'], writers: recorded },
  upload: { owners: ['photo'] },
  receipt: { owners: ['call'], writers: retention },
  rate_window: { owners: ['call'], writers: retention },
  audit: { owners: ['call'] },
  case_counter: { owners: ['case'] },
  cases: { owners: caseKeepers, readers: { notice: 'the number of the case, in the title of its notice' } },
  case_contact: { owners: ['case'] },
  case_event: {
    owners: ['case'],
    readers: { dispatch: 'when a helper said that their work was done' },
    writers: recorded,
  },
  case_photo: { owners: ['case'] },
  case_view: { owners: ['case'] },
  case_verdict: { owners: ['case'] },
  case_rating: { owners: ['case'] },
  case_offer: { owners: caseKeepers, readers: { people: 'the number of open questions on the badge' } },
  match_batch: { owners: ['dispatch'] },
  helper_tally: { owners: ['dispatch'] },
  chance_model: { owners: ['dispatch'] },
  assignment: { owners: caseKeepers },
  application: { owners: ['gridwork'] },
  appointment_counter: { owners: ['gridwork'] },
  appointment: { owners: ['gridwork'] },
  consent_entry: { owners: ['gridwork'] },
  post_candidacy: { owners: ['gridwork'] },
  post_holding: { owners: ['gridwork'] },
  gridwork_event: { owners: ['gridwork'] },
  canteen: { owners: ['canteen'] },
  canteen_clerk: { owners: ['canteen'] },
  canteen_policy: { owners: ['canteen'] },
  canteen_tier: { owners: ['canteen'] },
  meal_menu: { owners: ['canteen'] },
  meal_sitting: { owners: ['canteen'] },
  meal_reservation: { owners: ['canteen'] },
  meal_line: { owners: ['canteen'] },
  age_seen: { owners: ['canteen'] },
  canteen_sheet: { owners: ['canteen'] },
  helper: { owners: ['dispatch'], readers: { case: 'the number of whoever holds the case, for its resident' } },
  ...Object.fromEntries(
    [
      'station',
      'station_clock',
      'station_code',
      'station_due',
      'station_fault',
      'station_report',
      'station_photo',
      'station_visit',
    ].map((table) => [table, { owners: ['station'] }]),
  ),
}
