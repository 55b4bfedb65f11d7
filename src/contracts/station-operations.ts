import type { Static } from '@sinclair/typebox'
import { row, type Row } from './operation-row'
import type * as S from './station'

/** What can be asked of stations. Keepers and staff meet in `member`; what only an office may do is in `staff`. */
export const stationOperations = {
  // anybody, also signed out: the public registry
  'sync-stations': row({ entry: 'member', effect: 'read', input: 'SyncStationsInput', refusals: [], signedOut: true }),
  'read-station': row({ entry: 'member', effect: 'read', input: 'WhichStationInput', refusals: [], signedOut: true }),
  'visit-station': row({ entry: 'member', effect: 'write', input: 'VisitStationInput', refusals: [], signedOut: true }),
  // somebody who stands there
  'report-station': row({
    entry: 'member',
    effect: 'write',
    input: 'ReportStationInput',
    refusals: ['FACILITY_MISSING', 'REPORTED_ENOUGH', 'PHOTO_MISSING'],
  }),
  'offer-station': row({
    entry: 'member',
    effect: 'write',
    input: 'OfferStationInput',
    refusals: ['HOURS_UNREADABLE', 'STATION_ELSEWHERE', 'PHOTO_MISSING', 'OFFERED_ENOUGH'],
  }),
  // its keeper, or staff of its area
  'list-my-stations': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'read-desk-station': row({ entry: 'member', effect: 'read', input: 'WhichStationInput', refusals: [] }),
  'save-station': row({
    entry: 'member',
    effect: 'write',
    input: 'SaveStationInput',
    refusals: ['HOURS_UNREADABLE', 'STATION_ELSEWHERE', 'STATE_CHANGED', 'PHOTO_MISSING'],
  }),
  'close-today': row({ entry: 'member', effect: 'write', input: 'CloseTodayInput', refusals: ['STATE_CHANGED'] }),
  'reopen-station': row({ entry: 'member', effect: 'write', input: 'WhichStationInput', refusals: ['STATE_CHANGED'] }),
  'list-faults': row({ entry: 'member', effect: 'read', input: 'ListFaultsInput', refusals: [] }),
  'fix-fault': row({
    entry: 'member',
    effect: 'write',
    input: 'FixFaultInput',
    refusals: ['FAULT_OVER', 'PHOTO_NEEDED', 'PHOTO_MISSING'],
  }),
  'refute-fault': row({ entry: 'member', effect: 'write', input: 'RefuteFaultInput', refusals: ['FAULT_OVER'] }),
  'remove-station-photo': row({
    entry: 'member',
    effect: 'write',
    input: 'RemoveStationPhotoInput',
    refusals: ['STATE_CHANGED'],
  }),
  // whoever was given a code by the office, for a station or a canteen
  'take-invitation': row({
    entry: 'member',
    effect: 'write',
    input: 'TakeInvitationInput',
    refusals: ['INVITATION_OVER'],
  }),
  // staff
  'invite-keeper': row({ entry: 'staff', effect: 'write', input: 'WhichStationInput', refusals: ['STATE_CHANGED'] }),
  'end-keeper': row({ entry: 'staff', effect: 'write', input: 'WhichStationInput', refusals: ['STATE_CHANGED'] }),
  'list-stations-of-area': row({ entry: 'staff', effect: 'read', input: 'ListStationsInput', refusals: [] }),
  'accept-station': row({ entry: 'staff', effect: 'write', input: 'WhichStationInput', refusals: ['STATE_CHANGED'] }),
  'decline-station': row({
    entry: 'staff',
    effect: 'write',
    input: 'DeclineStationInput',
    refusals: ['STATE_CHANGED'],
  }),
  'remove-station': row({ entry: 'staff', effect: 'write', input: 'RemoveStationInput', refusals: ['STATE_CHANGED'] }),
  'import-stations': row({
    entry: 'staff',
    effect: 'write',
    input: 'ImportStationsInput',
    refusals: ['SHEET_MISSING', 'SHEET_UNREADABLE'],
  }),
  'export-stations': row({ entry: 'staff', effect: 'write', input: 'ExportStationsInput', refusals: [] }),
  'read-coverage': row({ entry: 'staff', effect: 'read', input: 'ReadCoverageInput', refusals: [] }),
} as const satisfies Record<string, Row>

type In<N extends keyof typeof S> = (typeof S)[N] extends infer T extends import('@sinclair/typebox').TSchema
  ? Static<T>
  : never

export interface StationTypes {
  'sync-stations': { input: In<'SyncStationsInput'>; output: S.StationSync }
  'read-station': { input: In<'WhichStationInput'>; output: S.StationPage }
  'visit-station': { input: In<'VisitStationInput'>; output: { communityCode: string; stationId: string } }
  'report-station': { input: In<'ReportStationInput'>; output: S.ReportAnswer }
  'offer-station': {
    input: In<'OfferStationInput'>
    output: { communityCode: string; stationId: string; placeName: string }
  }
  'list-my-stations': { input: {}; output: { stations: S.DeskStation[] } }
  'read-desk-station': { input: In<'WhichStationInput'>; output: S.DeskStationPage }
  'save-station': { input: In<'SaveStationInput'>; output: { station: S.StationView } }
  'close-today': { input: In<'CloseTodayInput'>; output: { station: S.StationView } }
  'reopen-station': { input: In<'WhichStationInput'>; output: { station: S.StationView } }
  'list-faults': { input: In<'ListFaultsInput'>; output: S.FaultList }
  'fix-fault': { input: In<'FixFaultInput'>; output: { station: S.StationView; told: number } }
  'refute-fault': { input: In<'RefuteFaultInput'>; output: { station: S.StationView; told: number } }
  'remove-station-photo': { input: In<'RemoveStationPhotoInput'>; output: {} }
  'take-invitation': { input: In<'TakeInvitationInput'>; output: S.PlaceTaken }
  'invite-keeper': { input: In<'WhichStationInput'>; output: S.Invitation }
  'end-keeper': { input: In<'WhichStationInput'>; output: {} }
  'list-stations-of-area': { input: In<'ListStationsInput'>; output: S.StationList }
  'accept-station': { input: In<'WhichStationInput'>; output: { station: S.StationView } }
  'decline-station': { input: In<'DeclineStationInput'>; output: {} }
  'remove-station': { input: In<'RemoveStationInput'>; output: {} }
  'import-stations': { input: In<'ImportStationsInput'>; output: S.SheetRead }
  'export-stations': { input: In<'ExportStationsInput'>; output: S.SheetLink }
  'read-coverage': { input: In<'ReadCoverageInput'>; output: S.Coverage }
}
