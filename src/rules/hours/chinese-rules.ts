// The end of reading: what stood last finds its place, seasons get their dates, breaks are taken out, rules are
// put in order.
import { complement, type NamedSeason } from './chinese-season'
import { EVERY_DAY, HOLIDAY, isDated, REST_DAY, WORKDAY } from './hours'
import type { Span } from './hours'
import type { Scan } from './scan'

/** `full`: hours that follow begin a clause of their own. `commas` stand between its days. */
export interface Clause {
  season: NamedSeason | null
  days: number
  spans: Span[]
  off: boolean
  full?: boolean
  commas?: number
}

/** "8:00-20:00（每天）": days that come last belong to the one clause that has none. */
export function finish(scan: Scan, done: Clause[], last: Clause, said: boolean, daysLast: boolean): void {
  if (said) done.push(last)
  // "8:30-12:00（周一至周五）14:00-17:30": every day, or the same days?
  if (daysLast && done.some((clause) => clause.days === 0 && clause !== done[done.length - 1]))
    scan.refuse('有一段时间没写是哪几天。')
  if (said) {
    if (daysLast && last.days === 0) scan.refuse('最后写的时间，没写是哪几天。')
    return
  }
  if (last.days === 0) {
    if (last.season) scan.refuse('没写这个季节几点到几点。')
    return
  }
  if (done.length === 0) scan.refuse('写了哪几天，没写几点到几点。')
  const before = done[done.length - 1]!
  if ((done.length > 1 && !daysLast) || before.days > 0 || before.off) scan.refuse('最后写的那几天，没写几点到几点。')
  before.days = last.days
}

export function resolveSeasons(scan: Scan, done: readonly Clause[]): void {
  const dated = done
    .filter((clause) => clause.season && clause.season.seasons.length > 0)
    .map((clause) => clause.season!)
  for (const { season } of done) {
    if (!season || season.seasons.length > 0) continue
    const others = Array.from(new Set(dated)).filter((other) => other.name !== '' && other.name !== season.name)
    const only = others.length === 1 && others[0]!.seasons.length === 1 ? others[0]!.seasons[0]! : null
    if (!only || isDated(only)) return scan.refuse(`没写${season.name}季是几月到几月。`)
    season.seasons.push(complement(only))
  }
}

export function takeBreaks(scan: Scan, done: readonly Clause[], breaks: readonly Span[]): void {
  for (const pause of breaks) {
    let taken = false
    for (const clause of done) {
      const whole = clause.spans.findIndex((span) => span.open < pause.open && pause.close < span.close)
      if (whole >= 0) {
        const { open, close } = clause.spans[whole]!
        clause.spans.splice(whole, 1, { open, close: pause.open }, { open: pause.close, close })
        taken = true
      } else if (clause.spans.some((span, i) => span.close === pause.open && clause.spans[i + 1]?.open === pause.close))
        taken = true
    }
    if (!taken) scan.refuse('午休的时间不在开放时间里，没看懂。')
  }
}

function narrowness(days: number): number {
  if (days === HOLIDAY) return 4
  if (days & REST_DAY) return 3
  if (days & WORKDAY) return 2
  return (days || EVERY_DAY) === EVERY_DAY ? 0 : 1
}

/** The wider first, so that what names fewer days holds for them: every day, weekdays, 工作日, 休息日, 节假日. */
export function sorted(done: readonly Clause[]): Clause[] {
  const rank = ({ days, off, season }: Clause): number => {
    const dated = season?.seasons.some(isDated) ? 10 : 0
    return dated + narrowness(days) + (off ? 0.5 : 0) + (season ? 0.25 : 0)
  }
  return done
    .flatMap(holidaysApart)
    .map((clause, i) => ({ clause, i }))
    .sort((a, b) => rank(a.clause) - rank(b.clause) || a.i - b.i)
    .map(({ clause }) => clause)
}

/** "周末及节假日" must beat "周一至周五" on a holiday, and "工作日" must beat it on a make-up Saturday. */
function holidaysApart(clause: Clause): Clause[] {
  const others = clause.days & ~HOLIDAY
  return clause.days & HOLIDAY && others
    ? [
        { ...clause, days: others },
        { ...clause, days: HOLIDAY },
      ]
    : [clause]
}
