import type { Noun } from '../call/noun'
import { forgetReporters, runStationTimer } from './run-station-timer'
import { closeToday, reopenStation } from './close-today'
import { acceptStation, declineStation, removeStation } from './decide-offer'
import { exportStations } from './export-stations'
import { fixFault, refuteFault } from './fix-fault'
import { importStations } from './import-stations'
import { listFaults } from './list-faults'
import { listStationsOfArea, listMyStations } from './list-stations'
import { inviteKeeper, endKeeper } from './name-keeper'
import { offerStation } from './offer-station'
import { readCoverage } from './read-coverage'
import { readDeskStation } from './read-desk-station'
import { readStation } from './read-station'
import { removeStationPhoto } from './remove-station-photo'
import { reportStation } from './report-station'
import { saveStation } from './save-station'
import { syncStations } from './sync-stations'
import { visitStation } from './visit-station'

/** Stations: true facilities, computed hours, faults with a due. */
export const station: Noun = {
  name: 'station',
  operations: {
    member: [
      closeToday,
      reopenStation,
      fixFault,
      refuteFault,
      listFaults,
      listMyStations,
      offerStation,
      readDeskStation,
      readStation,
      removeStationPhoto,
      reportStation,
      saveStation,
      syncStations,
      visitStation,
    ],
    staff: [
      acceptStation,
      declineStation,
      removeStation,
      exportStations,
      importStations,
      listStationsOfArea,
      inviteKeeper,
      endKeeper,
      readCoverage,
    ],
  },
  timer: runStationTimer,
  hourly: ({ ports }) => forgetReporters(ports),
  subjects: ['station', 'fault'],
  demo: () => import('../../demo-city/seed-stations'),
}
