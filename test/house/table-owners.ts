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

/** What every call knows of its city is read by `city`, which stands under the calls; `org` keeps it. */
const readByCity = { city: 'what every call knows of its city' }
const city: Owned = { owners: ['org'], readers: readByCity }
const recorded = { call: 'what a call leaves behind is written in one statement' }
const retention = { notice: 'the timer forgets what need not be kept' }

export const tableOwners: Readonly<Record<string, Owned>> = {
  division: {
    owners: ['org'],
    readers: { ...readByCity, dispatch: 'each community has its share of the answers that are learned from' },
  },
  grid: {
    owners: ['org'],
    readers: { ...readByCity, station: 'households and middles of grids: where a station is missing' },
  },
  setting: city,
  category: { owners: ['org'], readers: { ...readByCity, notice: 'the kind of the case, in the title of its notice' } },
  local_day: city,
  building: {
    owners: ['org'],
    readers: {
      ...readByCity,
      case: 'the name of a house beside its case',
      account: 'the name of a house beside its person',
      gridwork: 'each house and each of its units has a post',
    },
  },
  person: {
    owners: ['people', 'account'],
    readers: {
      station: 'how long an account is there: the word of a new one weighs less',
      case: 'name and number are copied into the case they are given for',
      canteen: 'the name of whom a meal is reserved for',
    },
  },
  credential: { owners: ['account'] },
  session: { owners: ['account'], writers: retention },
  role_binding: {
    owners: ['people'],
    readers: {
      canteen: 'the names of its clerks',
      case: 'who is on duty, whose grid it is, who answers above',
      org: 'who is on duty at an office',
      account: 'what somebody may do, as their phone shows it',
    },
  },
  invitation: { owners: ['people'] },
  proxy: {
    owners: ['people'],
    readers: {
      account: 'whom somebody may speak for, as their phone shows it',
      case: 'whether somebody may speak for another',
      canteen: 'whether somebody may reserve for another',
    },
  },
  notice: { owners: ['notice'], readers: { account: 'the number on the badge' } },
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
  case_offer: { owners: caseKeepers, readers: { account: 'the number of open questions on the badge' } },
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
