// Opening hours of stations: pure, no clock, no IO, small enough for a phone. What is stored and what it means stands
// in hours.ts; what only an editor needs (rows, the reader of Chinese texts, 16 KB) in editing.ts, so that riders
// do not carry it.
export { calendarOf, type Calendar, type DayKind } from './calendar'
export { compile, type Compiled } from './compile'
export { dayRunning, HORIZON_DAYS, nextOpening, openAt, openThrough, openUntil } from './answers'
export { formatHours } from './format-hours'
export type { DatedException, DayToken, Hours, Rule, Season, Span } from './hours'
export { parseHours, type Parsed } from './parse-hours'
export { sayHours, sayMoments } from './say-hours'
export { weekAhead, type DayAhead } from './week-ahead'
