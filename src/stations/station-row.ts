import { dayAt, dayName, midnightOf, minuteMs } from '@/rules/local-time'
import { calendarOf, compile, parseHours, weekAhead, type DatedException, type Span } from '../rules/hours'
import type { FindStation } from '../rules/find'
import type { DayKind, StationView } from '@/contracts/station-shapes'

/** A station as finding reads it, with the view that the screens show. */
export interface StationRow extends FindStation {
  view: StationView
}

/** A mistyped year must not fill the phone. */
const daysMax = 400

export function stationRow(view: StationView, days: Readonly<Record<string, DayKind>>): StationRow {
  const { closed, exceptions } = view
  // Shut until somebody says otherwise: no text of hours, and what cannot be read is never open.
  const shut = closed !== null && closed.until === null
  return {
    view,
    id: view.stationId,
    communityCode: view.communityCode,
    position: view.point,
    hours: shut ? '' : view.hours,
    exceptions: closed?.until
      ? [...exceptions, ...shutUntil(view, exceptions, Date.parse(closed.since), Date.parse(closed.until), days)]
      : exceptions,
    facilities: Object.fromEntries(
      Object.entries(view.facilities).map(([code, f]) => [code, { state: f.state, confirmedAt: f.seenAt }]),
    ),
    reported: view.warning !== null,
    confirmedAt: view.confirmedAt,
  }
}

/** 今天不开: whole days, and of the last day what is left after `until`. */
function shutUntil(
  view: StationView,
  exceptions: readonly DatedException[],
  since: number,
  until: number,
  days: Readonly<Record<string, DayKind>>,
): DatedException[] {
  const [first, last] = [dayAt(since), dayAt(until - 1)]
  return Array.from({ length: Math.min(last - first + 1, daysMax) }, (_, i) => {
    const day = first + i
    if (day < last || dayAt(until) > last) return { day: dayName(day), spans: [] }
    const reopens = Math.ceil((until - midnightOf(last)) / minuteMs)
    const spans = usualSpans(view.hours, exceptions, days, last).filter((s) => s.close > reopens)
    return { day: dayName(day), spans: spans.map((s) => ({ open: Math.max(s.open, reopens), close: s.close })) }
  })
}

function usualSpans(
  hours: string,
  exceptions: readonly DatedException[],
  days: Readonly<Record<string, DayKind>>,
  day: number,
): Span[] {
  const parsed = parseHours(hours)
  if (!parsed.ok) return []
  return weekAhead(compile(parsed.hours, calendarOf(days), exceptions), midnightOf(day), 1)[0]!.spans
}
