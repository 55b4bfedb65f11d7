import { Type as T, type Static } from '@sinclair/typebox'
import { PhotoView } from './case-shapes'
import { Enum, Shape, Nullable, Each } from './schema'
import {
  facilityCodes,
  facilityStates,
  stationKindCodes,
  stationStates,
  stationActions,
  faultKinds,
  faultViews,
} from './station-words'

/** One facility as it was last seen: by how many people, and when. `seenAt` is null while nobody ever looked. */
export const FacilityView = Shape({ state: Enum(facilityStates), seenAt: Nullable(T.String()), by: T.Number() })
export type FacilityView = Static<typeof FacilityView>

/** A `DatedException` of `rules/hours`, with its reason. */
export const HoursException = Shape({
  day: T.String(),
  spans: T.Array(Shape({ open: T.Number(), close: T.Number() })),
  reason: T.String(),
})
export type HoursException = Static<typeof HoursException>

/**
 * A station as every phone keeps it. The same for everybody, with no person in it and no position of anybody.
 * `hours` and `exceptions` go to `rules/hours`; `closed` wins over both.
 */
export const StationView = Shape({
  communityCode: T.String(),
  stationId: T.String(),
  /** What stands on its poster; never given to another station. */
  code: T.String(),
  name: T.String(),
  kind: Enum(stationKindCodes),
  /** WGS 84 degrees. */
  point: Shape({ lng: T.Number(), lat: T.Number() }),
  address: T.String(),
  /** 昭乌达南路街道 · 大台什路社区: community names repeat, the street is always there. */
  placeName: T.String(),
  howToGetIn: T.String(),
  hours: T.String(),
  exceptions: T.Array(HoursException),
  /** Shut now, whatever the hours say. `until` is null while it holds until somebody says otherwise. */
  closed: Nullable(
    Shape({ by: Enum(['staff', 'reports']), reason: T.String(), since: T.String(), until: Nullable(T.String()) }),
  ),
  /**
   * People found the door locked, or danger, and nobody has shown the
   * opposite: such a station stands behind every other.
   */
  warning: Nullable(Shape({ people: T.Number(), since: T.String(), at: T.String() })),
  /** What is not in it is unknown. A facility somebody reported is `broken` at once; `by` are those who said so. */
  facilities: T.Partial(Each(facilityCodes, FacilityView)),
  /** When somebody last confirmed being there, null if nobody did. */
  confirmedAt: Nullable(T.String()),
  /** How many photos `read-station` has links for. */
  photos: T.Number(),
  /** Grows with every change of any station of the city. */
  version: T.Number(),
})
export type StationView = Static<typeof StationView>

/** A kind of day that the calendar does not tell from the weekday: make-up work day, day off, public holiday. */
export const DayKind = Enum(['workday', 'rest', 'holiday'])
export type DayKind = Static<typeof DayKind>

export const StationSync = Shape({
  stations: T.Array(StationView),
  /** Ids of stations that are gone since the cursor. */
  removed: T.Array(T.String()),
  /** Keep it once the page is stored; a page that was lost is asked for again with the one before. */
  cursor: T.String(),
  /** False: ask again at once, there is more. */
  complete: T.Boolean(),
  /** Local day → kind, for the next 400 days; a day that is not here is what its weekday says. */
  days: T.Record(T.String(), DayKind),
})
export type StationSync = Static<typeof StationSync>

export const ReportAnswer = Shape({
  station: StationView,
  /** False: said already today, or by somebody whose word does not count here. Said kindly, it is not a mistake. */
  counted: T.Boolean(),
  /** The task that staff have, with its due. */
  fault: Nullable(Shape({ faultId: T.String(), dueAt: T.String() })),
})
export type ReportAnswer = Static<typeof ReportAnswer>

export const StationPage = Shape({
  station: StationView,
  photos: T.Array(PhotoView),
  /** What is broken or doubted now and by when somebody looks after it; without names. */
  faults: T.Array(
    Shape({ faultId: T.String(), title: T.String(), reports: T.Number(), openedAt: T.String(), dueAt: T.String() }),
  ),
  /** How often people came in the last seven days. */
  visits7: T.Number(),
  /** What this person may do here: a keeper and staff see buttons. */
  can: T.Array(Enum(['report', 'manage'])),
})
export type StationPage = Static<typeof StationPage>

/** A task of the staff: what people found, how many, by when. */
export const StationFault = Shape({
  communityCode: T.String(),
  stationId: T.String(),
  faultId: T.String(),
  stationName: T.String(),
  placeName: T.String(),
  what: Enum(faultKinds),
  facility: Nullable(Enum(facilityCodes)),
  /** 门锁着, 热水坏了. */
  title: T.String(),
  state: Enum(['open', 'fixed', 'refuted']),
  /** People whose word counts, and the sum of their weights: three close a station. */
  reports: T.Number(),
  weight: T.Number(),
  closes: T.Boolean(),
  openedAt: T.String(),
  lastAt: T.String(),
  dueAt: T.String(),
  dueProvisional: T.Boolean(),
  overdue: T.Boolean(),
  /** What they wrote, newest first, without names. */
  texts: T.Array(T.String()),
  photos: T.Array(PhotoView),
  endedAt: Nullable(T.String()),
  endedBy: Nullable(T.String()),
  note: Nullable(T.String()),
})
export type StationFault = Static<typeof StationFault>

/** A station as its keeper and the staff see it in a list. */
export const DeskStation = Shape({
  ...StationView.properties,
  state: Enum(stationStates),
  /** Counts how often it was described anew; a `save-station` names the one it began from. Reports do not move it. */
  edition: T.Number(),
  keeperName: Nullable(T.String()),
  /** Whoever offered it, and the number they left for this. */
  offeredBy: Nullable(Shape({ name: T.String(), phone: Nullable(T.String()), at: T.String() })),
  openFaults: T.Number(),
  /** The nearest due of its open faults. */
  nextDueAt: Nullable(T.String()),
  visitsToday: T.Number(),
  visits7: T.Number(),
  /** Facilities that nobody confirmed for `stationPromises.stale`, of those it says it has. */
  stale: T.Number(),
  has: T.Number(),
  declinedReason: Nullable(T.String()),
})
export type DeskStation = Static<typeof DeskStation>

/** A code to hand over, and until when it opens the place. */
export const Invitation = Shape({ code: T.String(), until: T.String() })
export type Invitation = Static<typeof Invitation>

export const DeskStationPage = Shape({
  ...DeskStation.properties,
  photoViews: T.Array(Shape({ ...PhotoView.properties, uploadId: T.String() })),
  faults: T.Array(StationFault),
  /** The last thirty local days, the newest last; a day without a scan is 0. */
  visits: T.Array(Shape({ day: T.String(), visits: T.Number() })),
  /** What this person may do now; a screen shows a button only for these. */
  can: T.Array(Enum(stationActions)),
})
export type DeskStationPage = Static<typeof DeskStationPage>

export const StationList = Shape({
  areaCode: T.String(),
  areaName: T.String(),
  stations: T.Array(DeskStation),
  counts: Each(stationStates, T.Number()),
})
export type StationList = Static<typeof StationList>

export const FaultList = Shape({
  areaName: T.String(),
  faults: T.Array(StationFault),
  counts: Each(faultViews, T.Number()),
})
export type FaultList = Static<typeof FaultList>

/** A mistake in a sheet: the row as Excel counts it, the column's heading, what is wrong, how to write it. */
export const SheetError = Shape({ row: T.Number(), column: T.String(), what: T.String(), how: T.String() })
export type SheetError = Static<typeof SheetError>

export const SheetRead = Shape({
  rows: T.Number(),
  created: T.Number(),
  updated: T.Number(),
  /** True once it is written; false after a check and whenever there is an error. */
  imported: T.Boolean(),
  errors: T.Array(SheetError),
  /** The same sheet with the mistakes in a column of their own; an hour long. */
  markedCopyUrl: Nullable(T.String()),
})
export type SheetRead = Static<typeof SheetRead>

export const SheetLink = Shape({ url: T.String(), until: T.String(), rows: T.Number(), fileName: T.String() })
export type SheetLink = Static<typeof SheetLink>

export const CoverageGap = Shape({
  placeName: T.String(),
  communityCode: T.String(),
  gridCode: T.String(),
  point: Shape({ lng: T.Number(), lat: T.Number() }),
  households: T.Number(),
  metres: Nullable(T.Number()),
  nearestName: Nullable(T.String()),
})
export type CoverageGap = Static<typeof CoverageGap>

export const Coverage = Shape({
  areaCode: T.String(),
  areaName: T.String(),
  stations: T.Number(),
  /** What stands for demand, in words, so that nobody takes it for a count of riders. */
  proxy: T.String(),
  metresMax: T.Number(),
  households: T.Number(),
  covered: T.Number(),
  /** 0–1; null where nobody lives. */
  share: Nullable(T.Number()),
  /** The five worst, the one with most households × metres first. */
  gaps: T.Array(CoverageGap),
})
export type Coverage = Static<typeof Coverage>
