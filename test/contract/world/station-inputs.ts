import type * as station from '@/contracts/station'
import { namesOf, type NamesIn } from '../../world/contracts'
import type { Operations } from '@/contracts/operations'
import { newId } from '../../../cloudfunctions/kernel/ids'
import {
  faultIdAt,
  invitationCode,
  photoHung,
  middleOf,
  offeredIdAt,
  photoSent,
  posterCode,
  sheetSent,
  stationIdAt,
  storedHours,
} from './staged-station'

/** A code handed over by an office opens a station too, so it is tried on the same ground. */
export type StationOperation = NamesIn<typeof station> | 'take-invitation'
export const stationNames: StationOperation[] = [...namesOf<NamesIn<typeof station>>('station'), 'take-invitation']

interface At {
  communityCode: string
}
const which = ({ communityCode }: At) => ({ communityCode, stationId: stationIdAt(communityCode) })
const offered = ({ communityCode }: At) => ({ communityCode, stationId: offeredIdAt(communityCode) })
const whichFault = (at: At) => ({ ...which(at), faultId: faultIdAt(at.communityCode) })
const described = (at: At) => ({
  name: '红驿驿站',
  kind: 'own' as const,
  point: middleOf(at.communityCode || '150105006001'),
  address: '门牌一号',
  hours: storedHours,
})

/** For each operation about stations an input that works, about a station of the community. */
export const stationInputs: { [N in StationOperation]: (at: At) => Operations[N]['input'] } = {
  'sync-stations': () => ({}),
  'read-station': which,
  'visit-station': () => ({ code: posterCode }),
  'report-station': (at) => ({ ...which(at), what: 'door-locked', text: '敲了半天没人' }),
  'offer-station': (at) => ({
    stationId: newId(),
    ...described(at),
    facilities: ['water'],
    howToGetIn: '直接进',
    phone: '00012345678',
  }),
  'list-my-stations': () => ({}),
  'read-desk-station': which,
  'save-station': (at) => ({
    ...which(at),
    edition: 1,
    ...described(at),
    howToGetIn: '按铃',
    facilities: [{ code: 'fridge', state: 'yes' }],
    exceptions: [{ day: '2026-12-01', spans: [], reason: '盘点' }],
  }),
  'close-today': (at) => ({ ...which(at), reason: '停电检修' }),
  'reopen-station': which,
  'list-faults': () => ({ view: 'open' }),
  'fix-fault': (at) => ({ ...whichFault(at), photos: [photoSent], text: '换了桶' }),
  'refute-fault': (at) => ({ ...whichFault(at), text: '水是满的' }),
  'remove-station-photo': (at) => ({ ...which(at), uploadId: photoHung }),
  'take-invitation': () => ({ code: invitationCode }),
  'invite-keeper': (at) => ({ ...which(at) }),
  'end-keeper': which,
  'list-stations-of-area': () => ({}),
  'accept-station': offered,
  'decline-station': (at) => ({ ...offered(at), reason: '离得太近' }),
  'remove-station': (at) => ({ ...which(at), reason: '搬走了' }),
  'import-stations': () => ({ uploadId: sheetSent, check: false }),
  'export-stations': () => ({ format: 'csv' }),
  'read-coverage': () => ({}),
}

/** Whoever is signed in may; everything else needs the keeper or an office. */
const forAnybody: readonly StationOperation[] = [
  'sync-stations',
  'read-station',
  'visit-station',
  'report-station',
  'offer-station',
  'list-my-stations',
  'take-invitation',
]
export const stationCast = (name: StationOperation): 'resident' | 'community-staff' =>
  forAnybody.includes(name) ? 'resident' : 'community-staff'
