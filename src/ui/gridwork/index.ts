/** What whoever registers and whoever decides both see of 报到. */
export { bands, cellOf, cellsIn, hoursInWords, partlyIn, turned, weekdays, type Cell } from './hours'
export { applicationTone, appointmentTone, dayInWords, dayOf, monthsLater } from './words'
export { HoursLines } from './hours-lines'
export { SaidRows } from './said-rows'
export { EventsCard } from './events-card'
