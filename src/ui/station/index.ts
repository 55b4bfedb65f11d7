/**
 * What riders, keepers and staff all see of a station, in the same
 * words. Its own entry: a screen without stations does not pay for it.
 */
export { FacilityRows } from './facility-rows'
export { facilityIcons } from './facility-icons'
export { saidFacility, saidFresh, saidState, type StateSaid } from './words'
export { WeekRows } from './week-rows'
export { useWorkDays } from './calendar'
