// Finding a station on the phone, from the cached registry alone: pure, no network, no clock, no position given away.
export { find, UNCONFIRMED_METRES } from './find'
export { makeFinder, type Changes, type Finder } from './finder'
export { sayWhyNot } from './say-why-not'
export { METRES_A_MINUTE, STAY_MINUTES } from './speed'
export type {
  Answer,
  FacilityState,
  FindFacility,
  FindStation,
  Found,
  LeftOut,
  Question,
  Tier,
  WhyNot,
} from './station'
