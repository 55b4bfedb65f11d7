// Offers (网格派单): which helpers are asked about which cases now. Two forms of the same code.
//
// `planOffers` takes cases and helpers as objects and answers with choices in words; for the functions.
//
// `planColumns` takes and gives columns; for whoever drives a whole city (the simulation):
//   const helpers = helperColumns(15_000)          fill once: kind, lng, lat, community, grid, skills, vetted, record
//   each tick: helpers.bars[row] = bar.offShift | bar.busyWithOffer | …, openTasks, tasksToday,
//     fatigue[row] (on every offer +1, and fade it: fatigue *= fading(kind, ms since it was last faded, policy))
//   const cases = caseColumns(n)                   those that are open and about which nobody is being asked
//   const { asks, rounds } = planColumns(cases, helpers, now, { policy?, chance?, rows? })
//   each ask: { case, row, rank, cost, chance, price, round }; an offer stands for policy.timeoutMinutes[urgency]
// The columns are read only; `rows` may name those on shift. Escalated cases (escalateAt ≤ now) get the grid's own
// worker.
export { bar, caseColumns, helperColumns, type CaseColumns, type HelperColumns } from './columns'
export {
  chanceFeatures,
  featuresOf,
  helperKinds,
  hourBandOf,
  hourBands,
  type Asked,
  type ChanceFeature,
} from './chance-features'
export { calibrationOf, type Bin, type Calibration } from './calibration'
export { fitAnswerMinutes, inTime, type AnswerMinutes, type TimedYes } from './answer-time'
export { chanceInTime, chanceOf, priorChance, recordOf, type ChanceModel } from './chance'
export { fading, fatigueOf } from './fatigue'
export { fitChance, type Answer, type Fitting } from './fit-chance'
export { floorsOf, noticePrice, noticesADay, type Floors } from './floors'
export { planColumns, type ColumnPlan } from './plan-columns'
export { planOffers, type OfferPlan, type ToPlan } from './plan'
export { isPressing, pressing, quietFor, quietUntil, wakingAfter, wakingMs } from './quiet-hours'
export type { Ask, Round } from './rounds'
export type { OfferWhy, OtherWhy } from '../candidate'
export { ifOtherWords, standingWords, type Names } from './why-words'
export { urgencies } from './weigh-columns'
