import { closeToday, reopenStation } from './close-today'
import { fixFault, refuteFault } from './fix-fault'
import { listFaults } from './list-faults'
import { listMyStations } from './list-stations'
import { offerStation } from './offer-station'
import { readDeskStation } from './read-desk-station'
import { readStation } from './read-station'
import { removeStationPhoto } from './remove-station-photo'
import { reportStation } from './report-station'
import { saveStation } from './save-station'
import { syncStations } from './sync-stations'
import { takeInvitation } from './take-invitation'
import { visitStation } from './visit-station'

/** What riders and keepers may ask of stations. */
export const stationMemberOperations = [
  syncStations,
  readStation,
  visitStation,
  reportStation,
  offerStation,
  listMyStations,
  readDeskStation,
  saveStation,
  closeToday,
  reopenStation,
  listFaults,
  fixFault,
  refuteFault,
  removeStationPhoto,
  takeInvitation,
]
