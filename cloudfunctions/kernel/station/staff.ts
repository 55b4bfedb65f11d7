import { acceptStation, declineStation, removeStation } from './decide-offer'
import { exportStations } from './export-stations'
import { importStations } from './import-stations'
import { listStationsOfArea } from './list-stations'
import { endKeeper, inviteKeeper } from './name-keeper'
import { readCoverage } from './read-coverage'

/** What only an office may ask of stations. */
export const stationStaffOperations = [
  listStationsOfArea,
  acceptStation,
  declineStation,
  removeStation,
  importStations,
  exportStations,
  readCoverage,
  inviteKeeper,
  endKeeper,
]
