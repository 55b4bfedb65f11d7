import { Type as T } from '@sinclair/typebox'
import { contract } from './contract'
import { Enum, Shape, Id, Instant, Day, Area, Point, Words } from './schema'
import {
  StationView,
  StationSync,
  ReportAnswer,
  StationPage,
  DeskStation,
  Invitation,
  DeskStationPage,
  StationList,
  FaultList,
  SheetRead,
  SheetLink,
  Coverage,
} from './station-shapes'
import {
  facilityCodes,
  facilityStates,
  stationKindCodes,
  stationStates,
  reportKinds,
  sheetFormats,
  faultViews,
} from './station-words'

const which = { communityCode: Area, stationId: Id }
const Facility = Enum(facilityCodes)
const Facilities = T.Array(Facility, { maxItems: facilityCodes.length, uniqueItems: true })
const Photos = T.Array(Id, { maxItems: 6, uniqueItems: true })
const Reason = Words(2, 60)
/** The stored form of opening hours; `rules/hours` says which strings it takes. */
const Hours = Words(1, 300)
/** Minutes after the local midnight that opens the day; `close` is at most 24 hours after `open`. */
const Span = Shape({ open: T.Integer({ minimum: 0, maximum: 1439 }), close: T.Integer({ minimum: 1, maximum: 2879 }) })
/** Single days on which other hours hold; without spans it is closed that day. */
const Exceptions = T.Array(Shape({ day: Day, spans: T.Array(Span, { maxItems: 8 }), reason: Words(0, 60) }), {
  maxItems: 60,
})
const described = {
  name: Words(2, 40),
  kind: Enum(stationKindCodes),
  point: Point,
  address: Words(2, 80),
  howToGetIn: T.Optional(Words(0, 120)),
  hours: Hours,
  photos: T.Optional(Photos),
}

export const WhichStation = Shape(which)

// anybody, also signed out: the public registry
/** Without a cursor everything comes, from the first station on. A cursor is given back as it came. */
export const SyncStations = contract({
  name: 'sync-stations',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: Shape({ cursor: T.Optional(T.String({ pattern: '^[0-9]{1,15}$' })) }),
  output: StationSync,
  refusals: [],
})

export const ReadStation = contract({
  name: 'read-station',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: WhichStation,
  output: StationPage,
  refusals: [],
})

/** What stands on the poster: six signs without 0, O, 1, I, L. */
export const VisitStation = contract({
  name: 'visit-station',
  entry: 'member',
  effect: 'write',
  signedOut: true,
  input: Shape({ code: T.String({ pattern: '^[2-9A-HJKMNP-Z]{6}$' }) }),
  output: Shape({ communityCode: T.String(), stationId: T.String() }),
  refusals: [],
})

// somebody who stands there
/**
 * One tap. `broken` and `works-again` name their facilities; `confirm-here` without
 * any means: what it says it has is here. `saidAt` is when it was seen, for a
 * report that waited for the network; one older than twelve hours counts nothing.
 */
export const ReportStation = contract({
  name: 'report-station',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...which,
    what: Enum(reportKinds),
    facilities: T.Optional(Facilities),
    text: T.Optional(Words(0, 200)),
    photos: T.Optional(Photos),
    saidAt: T.Optional(Instant),
  }),
  output: ReportAnswer,
  refusals: ['FACILITY_MISSING', 'REPORTED_ENOUGH', 'PHOTO_MISSING'],
})

/** The community is found from the pin. */
export const OfferStation = contract({
  name: 'offer-station',
  entry: 'member',
  effect: 'write',
  input: Shape({ stationId: Id, ...described, facilities: Facilities, phone: T.Optional(Words(5, 20)) }),
  output: Shape({ communityCode: T.String(), stationId: T.String(), placeName: T.String() }),
  refusals: ['HOURS_UNREADABLE', 'STATION_ELSEWHERE', 'PHOTO_MISSING', 'OFFERED_ENOUGH'],
})

// its keeper, or staff of its area
export const ListMyStations = contract({
  name: 'list-my-stations',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Shape({ stations: T.Array(DeskStation) }),
  refusals: [],
})

export const ReadDeskStation = contract({
  name: 'read-desk-station',
  entry: 'member',
  effect: 'read',
  input: WhichStation,
  output: DeskStationPage,
  refusals: [],
})

/**
 * `edition` is the one that was being edited; without it a station is made. `facilities`
 * are those somebody has looked at: each counts as seen now, the others stay.
 */
export const SaveStation = contract({
  name: 'save-station',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...which,
    edition: T.Optional(T.Integer({ minimum: 1, maximum: 999_999_999 })),
    ...described,
    exceptions: T.Optional(Exceptions),
    facilities: T.Array(Shape({ code: Facility, state: Enum(facilityStates) }), { maxItems: facilityCodes.length }),
  }),
  output: Shape({ station: StationView }),
  refusals: ['HOURS_UNREADABLE', 'STATION_ELSEWHERE', 'STATE_CHANGED', 'PHOTO_MISSING'],
})

/** Until the given instant, or to the end of the local day. */
export const CloseToday = contract({
  name: 'close-today',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, reason: Reason, until: T.Optional(Instant) }),
  output: Shape({ station: StationView }),
  refusals: ['STATE_CHANGED'],
})

export const ReopenStation = contract({
  name: 'reopen-station',
  entry: 'member',
  effect: 'write',
  input: WhichStation,
  output: Shape({ station: StationView }),
  refusals: ['STATE_CHANGED'],
})

export const ListFaults = contract({
  name: 'list-faults',
  entry: 'member',
  effect: 'read',
  input: Shape({ view: Enum(faultViews), areaCode: T.Optional(Area) }),
  output: FaultList,
  refusals: [],
})

export const FixFault = contract({
  name: 'fix-fault',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, faultId: Id, text: T.Optional(Words(0, 200)), photos: Photos }),
  output: Shape({ station: StationView, told: T.Number() }),
  refusals: ['FAULT_OVER', 'PHOTO_NEEDED', 'PHOTO_MISSING'],
})

export const RefuteFault = contract({
  name: 'refute-fault',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, faultId: Id, text: T.Optional(Words(0, 200)) }),
  output: Shape({ station: StationView, told: T.Number() }),
  refusals: ['FAULT_OVER'],
})

export const RemoveStationPhoto = contract({
  name: 'remove-station-photo',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, uploadId: Id }),
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

// staff
export const InviteKeeper = contract({
  name: 'invite-keeper',
  entry: 'staff',
  effect: 'write',
  input: WhichStation,
  output: Invitation,
  refusals: ['STATE_CHANGED'],
})

export const EndKeeper = contract({
  name: 'end-keeper',
  entry: 'staff',
  effect: 'write',
  input: WhichStation,
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const ListStationsOfArea = contract({
  name: 'list-stations-of-area',
  entry: 'staff',
  effect: 'read',
  input: Shape({ areaCode: T.Optional(Area), state: T.Optional(Enum(stationStates)) }),
  output: StationList,
  refusals: [],
})

export const AcceptStation = contract({
  name: 'accept-station',
  entry: 'staff',
  effect: 'write',
  input: WhichStation,
  output: Shape({ station: StationView }),
  refusals: ['STATE_CHANGED'],
})

export const DeclineStation = contract({
  name: 'decline-station',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...which, reason: Reason }),
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const RemoveStation = contract({
  name: 'remove-station',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...which, reason: Reason }),
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

/** `check` only looks: the same answer, nothing is written. */
export const ImportStations = contract({
  name: 'import-stations',
  entry: 'staff',
  effect: 'write',
  input: Shape({ uploadId: Id, check: T.Boolean() }),
  output: SheetRead,
  refusals: ['SHEET_MISSING', 'SHEET_UNREADABLE', 'SHEET_SPREAD'],
})

export const ExportStations = contract({
  name: 'export-stations',
  entry: 'staff',
  effect: 'write',
  input: Shape({ format: Enum(sheetFormats), areaCode: T.Optional(Area) }),
  output: SheetLink,
  refusals: [],
})

export const ReadCoverage = contract({
  name: 'read-coverage',
  entry: 'staff',
  effect: 'read',
  input: Shape({ areaCode: T.Optional(Area) }),
  output: Coverage,
  refusals: [],
})
