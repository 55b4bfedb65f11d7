import type { DayKind } from './calendar'
import { dayKinds } from './calendar'
import { entryOf } from './compile'
import type { Compiled } from './compile'
import { dayAt, dayName, weekdayOf } from '../local-time'
import type { Span } from './hours'

/** `weekday` 0 is Monday. `special`: an exception of the desk, not the usual hours. No spans: closed. */
export interface DayAhead {
  day: string
  weekday: number
  kind: DayKind
  spans: Span[]
  special: boolean
}

/** The local day of `t` and those after it, each with the hours that begin on it: the preview beside the editor. */
export function weekAhead(c: Compiled, t: number, days = 7): DayAhead[] {
  return Array.from({ length: days }, (_, n) => {
    const day = dayAt(t) + n
    const entry = entryOf(c, day)
    const spans: Span[] = []
    if (entry >= 0) {
      for (let k = c.spansFrom[entry]!; k < c.spansFrom[entry + 1]!; k += 2)
        spans.push({ open: c.spans[k]!, close: c.spans[k + 1]! })
    }
    return {
      day: dayName(day),
      weekday: weekdayOf(day),
      kind: dayKinds[c.calendar.kindAt(day)]!,
      spans,
      special: entry >= c.days.length,
    }
  })
}
