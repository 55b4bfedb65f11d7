// What has been read, clause by clause, made into rules.
import { finish, resolveSeasons, sorted, takeBreaks, type Clause } from './chinese-rules'
import type { NamedSeason } from './chinese-season'
import { EVERY_DAY, HOLIDAY, joinSpans } from './hours'
import type { Hours, Season, Span } from './hours'
import type { Scan } from './scan'

export function makeClauses(scan: Scan) {
  const done: Clause[] = []
  const breaks: Span[] = []
  let now: Clause = { season: null, days: 0, spans: [], off: false }
  let seasonsSeen = 0
  let otherwise = false
  let daysLast = false
  let alsoOpen = false
  const said = (): boolean => now.spans.length > 0 || now.off

  const begin = (clause: Clause): void => {
    if (said()) done.push(now)
    now = clause
  }
  return {
    season(season: NamedSeason): void {
      const waiting = now.season
      if (!said() && now.days === 0 && waiting && (waiting.name === '' || season.name === '')) {
        waiting.name = waiting.name || season.name
        waiting.seasons.push(...season.seasons)
        return
      }
      if (!said() && (waiting || now.days > 0)) scan.refuse('没写这个季节几点到几点。')
      seasonsSeen++
      otherwise = false
      begin({ season, days: 0, spans: [], off: false })
    },
    /** What no other rule names: the rule comes first, so that the others win. */
    otherwise(): void {
      begin({ season: null, days: 0, spans: [], off: false })
      otherwise = true
    },
    days(mask: number): void {
      if (said()) begin({ season: now.season, days: mask, spans: [], off: false })
      else now.days |= mask
    },
    daysOfBefore(mask: number): void {
      if (said() && now.days === 0 && !now.off) {
        now.days = mask
        now.full = true
        daysLast = true
      } else this.days(mask)
    },
    /** "8:30-17:30 周一至周五；9:00-12:00 周六": days without hours before a stop belong to the hours before them. */
    stop(): void {
      if (said() || now.days === 0) return
      const before = done[done.length - 1]
      if (!before || before.days > 0 || before.off) scan.refuse('写了哪几天，没写几点到几点。')
      else before.days = now.days
      now = { season: now.season, days: 0, spans: [], off: false }
      daysLast = true
    },
    comma(): void {
      if (!said() && now.days > 0) now.commas = (now.commas ?? 0) + 1
    },
    open(span: Span): void {
      if (now.full) begin({ season: now.season, days: 0, spans: [], off: false })
      if (now.off) scan.refuse('前面写了休息，后面又写了时间，没看懂。')
      const last = now.spans[now.spans.length - 1]
      if (last && span.open < last.close) scan.refuse('两段时间的先后没看懂，请用 24 小时的写法。')
      now.spans.push(span)
    },
    /** `except`: 除周一外, the hours may follow. */
    off(except: boolean): void {
      if (otherwise && !said()) {
        otherwise = false
        return
      }
      if (said() && now.days === 0) scan.refuse('没看懂休息的是哪几天。')
      if (now.spans.length > 0) scan.refuse('前面写了时间，后面又写了休息，没看懂。')
      if (now.days === 0 && !now.season) scan.refuse('没写哪几天休息。')
      if (alsoOpen) scan.refuse('前面写了照常，后面又写了休息，请分开写。')
      // "8:30-17:30 周一至周四，周五休息": the first days may belong to the hours before them.
      const before = done[done.length - 1]
      if (now.commas && before && before.days === 0 && !before.off) scan.refuse('没看懂休息的是哪几天。')
      if (now.season && seasonsSeen > 1 && now.days > 0) {
        if (now.days !== HOLIDAY) scan.refuse('这几天休息，是全年还是只在这个季节？请分开写。')
        now.season = null
      }
      now.off = true
      now.full = except
    },
    /** "节假日照常": nothing of its own to say, if the rule before covers those days. */
    openToo(): void {
      if (said()) return
      const covering = done.some(
        (clause) => clause.spans.length > 0 && (clause.days === 0 || (clause.days & EVERY_DAY) === EVERY_DAY),
      )
      if (now.days > 0 && !covering) scan.refuse('这几天照常，是几点到几点？')
      if (now.days > 0 && done.some((clause) => clause.off)) scan.refuse('这几天照常，是也不休息吗？请分开写。')
      alsoOpen = alsoOpen || now.days > 0
      now.days = 0
    },
    breakAt(span: Span): void {
      breaks.push(span)
    },
    hours(): Hours {
      finish(scan, done, now, said(), daysLast)
      if (!done.some((clause) => clause.spans.length > 0)) scan.refuse('没写几点到几点。')
      resolveSeasons(scan, done)
      takeBreaks(scan, done, breaks)
      return {
        rules: sorted(done).map(({ season, days, spans }) => ({
          seasons: season?.seasons ?? ([] as Season[]),
          days: days || EVERY_DAY,
          spans: joinSpans(spans),
        })),
      }
    },
  }
}
