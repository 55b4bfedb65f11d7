import { acceptStation, declineStation, removeStation } from './decide-offer'
import { listStationsOfArea } from './list-stations'

/** What only an office may ask of stations. */
export const stationStaffOperations = [listStationsOfArea, acceptStation, declineStation, removeStation]
