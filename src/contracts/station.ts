import { Type as T } from '@sinclair/typebox'
import type { PhotoView } from './case'
import { Area, Day, Enum, Id, Instant, Point, Shape, Words } from './schema'
import {
  facilityCodes,
  stationKindCodes,
  facilityStates,
  reportKinds,
  stationStates,
  sheetFormats,
  faultViews,
  type FacilityCode,
  type FacilityState,
  type StationKind,
  type StationState,
  type FaultKind,
} from './station-words'

const which = { communityCode: Area, stationId: Id }
const Facility = Enum(facilityCodes as [FacilityCode, ...FacilityCode[]])
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
  kind: Enum(stationKindCodes as [StationKind, ...StationKind[]]),
  point: Point,
  address: Words(2, 80),
  howToGetIn: T.Optional(Words(0, 120)),
  hours: Hours,
  photos: T.Optional(Photos),
}

/** Without a cursor everything comes, from the first station on. A cursor is given back as it came. */
export const SyncStationsInput = Shape(
  { cursor: T.Optional(T.String({ pattern: '^[0-9]{1,15}$' })) },
  { $id: 'SyncStationsInput' },
)
export const WhichStationInput = Shape(which, { $id: 'WhichStationInput' })
/** What stands on the poster: six signs without 0, O, 1, I, L. */
export const VisitStationInput = Shape(
  { code: T.String({ pattern: '^[2-9A-HJKMNP-Z]{6}$' }) },
  { $id: 'VisitStationInput' },
)
/**
 * One tap. `broken` and `works-again` name their facilities; `confirm-here` without any means: what it says it has is here.
 * `saidAt` is when it was seen, for a report that waited for the network; one older than twelve hours counts nothing.
 */
export const ReportStationInput = Shape(
  {
    ...which,
    what: Enum(reportKinds),
    facilities: T.Optional(Facilities),
    text: T.Optional(Words(0, 200)),
    photos: T.Optional(Photos),
    saidAt: T.Optional(Instant),
  },
  { $id: 'ReportStationInput' },
)
/** The community is found from the pin. */
export const OfferStationInput = Shape(
  { stationId: Id, ...described, facilities: Facilities, phone: T.Optional(Words(5, 20)) },
  { $id: 'OfferStationInput' },
)

/** `edition` is the one that was being edited; without it a station is made. `facilities` are those somebody has looked at: each counts as seen now, the others stay. */
export const SaveStationInput = Shape(
  {
    ...which,
    edition: T.Optional(T.Integer({ minimum: 1, maximum: 999_999_999 })),
    ...described,
    exceptions: T.Optional(Exceptions),
    facilities: T.Array(Shape({ code: Facility, state: Enum(facilityStates) }), { maxItems: facilityCodes.length }),
  },
  { $id: 'SaveStationInput' },
)
/** Until the given instant, or to the end of the local day. */
export const CloseTodayInput = Shape(
  { ...which, reason: Reason, until: T.Optional(Instant) },
  { $id: 'CloseTodayInput' },
)
export const DeclineStationInput = Shape({ ...which, reason: Reason }, { $id: 'DeclineStationInput' })
export const RemoveStationInput = Shape({ ...which, reason: Reason }, { $id: 'RemoveStationInput' })

export const RemoveStationPhotoInput = Shape({ ...which, uploadId: Id }, { $id: 'RemoveStationPhotoInput' })
/** What the office handed over: eight signs without 0, O, 1, I, L. */
export const TakeInvitationInput = Shape(
  { code: T.String({ pattern: '^[2-9A-HJKMNP-Z]{8}$' }) },
  { $id: 'TakeInvitationInput' },
)

export const ListFaultsInput = Shape({ view: Enum(faultViews), areaCode: T.Optional(Area) }, { $id: 'ListFaultsInput' })
export const FixFaultInput = Shape(
  { ...which, faultId: Id, text: T.Optional(Words(0, 200)), photos: Photos },
  { $id: 'FixFaultInput' },
)
export const RefuteFaultInput = Shape(
  { ...which, faultId: Id, text: T.Optional(Words(0, 200)) },
  { $id: 'RefuteFaultInput' },
)
export const ListStationsInput = Shape(
  { areaCode: T.Optional(Area), state: T.Optional(Enum(stationStates)) },
  { $id: 'ListStationsInput' },
)
/** `check` only looks: the same answer, nothing is written. */
export const ImportStationsInput = Shape({ uploadId: Id, check: T.Boolean() }, { $id: 'ImportStationsInput' })
export const ExportStationsInput = Shape(
  { format: Enum(sheetFormats), areaCode: T.Optional(Area) },
  { $id: 'ExportStationsInput' },
)
export const ReadCoverageInput = Shape({ areaCode: T.Optional(Area) }, { $id: 'ReadCoverageInput' })

/** One facility as it was last seen: by how many people, and when. `seenAt` is null while nobody ever looked. */
export interface FacilityView {
  state: FacilityState
  seenAt: string | null
  by: number
}
/** A `DatedException` of `rules/hours`, with its reason. */
export interface HoursException {
  day: string
  spans: { open: number; close: number }[]
  reason: string
}

/**
 * A station as every phone keeps it. The same for everybody, with no person in it and no position of anybody.
 * `hours` and `exceptions` go to `rules/hours`; `closed` wins over both.
 */
export interface StationView {
  communityCode: string
  stationId: string
  /** What stands on its poster; never given to another station. */
  code: string
  name: string
  kind: StationKind
  /** WGS 84 degrees. */
  point: { lng: number; lat: number }
  address: string
  /** 昭乌达南路街道 · 大台什路社区: community names repeat, the street is always there. */
  placeName: string
  howToGetIn: string
  hours: string
  exceptions: HoursException[]
  /** Shut now, whatever the hours say. `until` is null while it holds until somebody says otherwise. */
  closed: { by: 'staff' | 'reports'; reason: string; since: string; until: string | null } | null
  /** People found the door locked, or danger, and nobody has shown the opposite: such a station stands behind every other. */
  warning: { people: number; since: string; at: string } | null
  /** What is not in it is unknown. A facility somebody reported is `broken` at once; `by` are those who said so. */
  facilities: Partial<Record<FacilityCode, FacilityView>>
  /** When somebody last confirmed being there, null if nobody did. */
  confirmedAt: string | null
  /** How many photos `read-station` has links for. */
  photos: number
  /** Grows with every change of any station of the city. */
  version: number
}

/** A kind of day that the calendar does not tell from the weekday: make-up work day, day off, public holiday. */
export type DayKind = 'workday' | 'rest' | 'holiday'
export interface StationSync {
  stations: StationView[]
  /** Ids of stations that are gone since the cursor. */
  removed: string[]
  /** Keep it once the page is stored; a page that was lost is asked for again with the one before. */
  cursor: string
  /** False: ask again at once, there is more. */
  complete: boolean
  /** Local day → kind, for the next 400 days; a day that is not here is what its weekday says. */
  days: Record<string, DayKind>
}

export interface ReportAnswer {
  station: StationView
  /** False: said already today, or by somebody whose word does not count here. Said kindly, it is not a mistake. */
  counted: boolean
  /** The task that staff have, with its due. */
  fault: { faultId: string; dueAt: string } | null
}
export interface StationPage {
  station: StationView
  photos: PhotoView[]
  /** What is broken or doubted now and by when somebody looks after it; without names. */
  faults: { faultId: string; title: string; reports: number; openedAt: string; dueAt: string }[]
  /** How often people came in the last seven days. */
  visits7: number
  /** What this person may do here: a keeper and staff see buttons. */
  can: ('report' | 'manage')[]
}

/** A task of the staff: what people found, how many, by when. */
export interface StationFault {
  communityCode: string
  stationId: string
  faultId: string
  stationName: string
  placeName: string
  what: FaultKind
  facility: FacilityCode | null
  /** 门锁着, 热水坏了. */
  title: string
  state: 'open' | 'fixed' | 'refuted'
  /** People whose word counts, and the sum of their weights: three close a station. */
  reports: number
  weight: number
  closes: boolean
  openedAt: string
  lastAt: string
  dueAt: string
  dueProvisional: boolean
  overdue: boolean
  /** What they wrote, newest first, without names. */
  texts: string[]
  photos: PhotoView[]
  endedAt: string | null
  endedBy: string | null
  note: string | null
}

/** A station as its keeper and the staff see it in a list. */
export interface DeskStation extends StationView {
  state: StationState
  /** Counts how often it was described anew; a `save-station` names the one it began from. Reports do not move it. */
  edition: number
  keeperName: string | null
  /** Whoever offered it, and the number they left for this. */
  offeredBy: { name: string; phone: string | null; at: string } | null
  openFaults: number
  /** The nearest due of its open faults. */
  nextDueAt: string | null
  visitsToday: number
  visits7: number
  /** Facilities that nobody confirmed for `staleDays`, of those it says it has. */
  stale: number
  has: number
  declinedReason: string | null
}
/** A code to hand over, and until when it opens the place. */
export interface Invitation {
  code: string
  until: string
}
/** What somebody looks after from now on. */
export interface PlaceTaken {
  kind: 'station' | 'canteen'
  communityCode: string
  subjectId: string
  name: string
}
export interface DeskStationPage extends DeskStation {
  photoViews: (PhotoView & { uploadId: string })[]
  faults: StationFault[]
  /** The last thirty local days, the newest last; a day without a scan is 0. */
  visits: { day: string; visits: number }[]
}
export interface StationList {
  areaCode: string
  areaName: string
  stations: DeskStation[]
  counts: Record<StationState, number>
}
export interface FaultList {
  areaName: string
  faults: StationFault[]
  counts: Record<(typeof faultViews)[number], number>
}

/** A mistake in a sheet: the row as Excel counts it, the column's heading, what is wrong, how to write it. */
export interface SheetError {
  row: number
  column: string
  what: string
  how: string
}
export interface SheetRead {
  rows: number
  created: number
  updated: number
  /** True once it is written; false after a check and whenever there is an error. */
  imported: boolean
  errors: SheetError[]
  /** The same sheet with the mistakes in a column of their own; an hour long. */
  markedCopyUrl: string | null
}
export interface SheetLink {
  url: string
  until: string
  rows: number
  fileName: string
}

export interface CoverageGap {
  placeName: string
  communityCode: string
  gridCode: string
  point: { lng: number; lat: number }
  households: number
  metres: number | null
  nearestName: string | null
}
export interface Coverage {
  areaCode: string
  areaName: string
  stations: number
  /** What stands for demand, in words, so that nobody takes it for a count of riders. */
  proxy: string
  metresMax: number
  households: number
  covered: number
  /** 0–1; null where nobody lives. */
  share: number | null
  /** The five worst, the one with most households × metres first. */
  gaps: CoverageGap[]
}
