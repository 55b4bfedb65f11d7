// Whether somebody is free now by the weekly windows they gave, and until when.
import { instantOf, localMinute } from '@/rules/local-time'
import type { FreeWindow } from './candidate'

const WEEK_MINUTES = 7 * 1440

/** 1 January 1970 was a Thursday; weeks here begin on Monday. */
const EPOCH_MINUTE_OF_WEEK = 3 * 1440

/** End of the free time that covers `now`, windows that touch taken together, a week at most; null if not free. */
export function freeUntil(windows: FreeWindow[], now: Date): Date | null {
  const minute = localMinute(now.getTime())
  let end = minute
  for (;;) {
    const further = windows.map((window) => minutesLeft(window, end)).find((left) => left > 0)
    if (further === undefined) break
    end += further
    if (end - minute >= WEEK_MINUTES) return new Date(instantOf(minute + WEEK_MINUTES))
  }
  return end > minute ? new Date(instantOf(end)) : null
}

function minutesLeft({ weekday, from, to }: FreeWindow, minute: number): number {
  const length = to >= from ? to - from : to + 1440 - from
  const begin = (weekday - 1) * 1440 + from
  const since = (minute + EPOCH_MINUTE_OF_WEEK - begin) % WEEK_MINUTES
  return length - (since < 0 ? since + WEEK_MINUTES : since)
}
