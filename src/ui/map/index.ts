/** The map, its own entry: a list always stands beside it, and a screen without one does not pay for it. */
export { CityMap } from './city-map'
export type { CityMapProps, Pin, PinTone } from './pin'
