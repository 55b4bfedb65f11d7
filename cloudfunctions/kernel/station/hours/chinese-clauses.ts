// What has been read, clause by clause, made into rules.
import { complement } from './chinese-season'
import type { NamedSeason } from './chinese-season'
import { EVERY_DAY, HOLIDAY, isDated, joinSpans, REST_DAY, WORKDAY } from './hours'
import type { Hours, Season, Span } from './hours'
import type { Scan } from './scan'

interface Clause { season: NamedSeason | null; days: number; spans: Span[]; off: boolean; except?: boolean }

export function makeClauses(scan: Scan) {
  const done: Clause[] = []
  const breaks: Span[] = []
  let now: Clause = { season: null, days: 0, spans: [], off: false }
  let seasonsSeen = 0
  let otherwise = false
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
    open(span: Span): void {
      if (now.except) begin({ season: now.season, days: 0, spans: [], off: false })
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
      if (now.season && seasonsSeen > 1 && now.days > 0) {
        if (now.days !== HOLIDAY) scan.refuse('这几天休息，是全年还是只在这个季节？请分开写。')
        now.season = null
      }
      now.off = true
      now.except = except
    },
    /** "节假日照常": nothing of its own to say, if the rule before covers those days. */
    openToo(): void {
      if (said()) return
      const covering = done.some(clause => clause.spans.length > 0 && (clause.days === 0 || (clause.days & EVERY_DAY) === EVERY_DAY))
      if (now.days > 0 && !covering) scan.refuse('这几天照常，是几点到几点？')
      now.days = 0
    },
    breakAt(span: Span): void {
      breaks.push(span)
    },
    hours(): Hours {
      finish(scan, done, now, said())
      if (!done.some(clause => clause.spans.length > 0)) scan.refuse('没写几点到几点。')
      resolveSeasons(scan, done)
      takeBreaks(scan, done, breaks)
      return { rules: sorted(done).map(({ season, days, spans }) => ({
        seasons: season?.seasons ?? ([] as Season[]), days: days || EVERY_DAY, spans: joinSpans(spans),
      })) }
    },
  }
}

/** "8:00-20:00（每天）": days that come last belong to the one clause that has none. */
function finish(scan: Scan, done: Clause[], last: Clause, said: boolean): void {
  if (said) {
    done.push(last)
    return
  }
  if (last.days === 0) {
    if (last.season) scan.refuse('没写这个季节几点到几点。')
    return
  }
  if (done.length === 0) scan.refuse('写了哪几天，没写几点到几点。')
  if (done.length !== 1 || done[0]!.days > 0 || done[0]!.off) scan.refuse('最后写的那几天，没写几点到几点。')
  done[0]!.days = last.days
}

function resolveSeasons(scan: Scan, done: readonly Clause[]): void {
  const dated = done.filter(clause => clause.season && clause.season.seasons.length > 0).map(clause => clause.season!)
  for (const { season } of done) {
    if (!season || season.seasons.length > 0) continue
    const others = Array.from(new Set(dated)).filter(other => other.name !== '' && other.name !== season.name)
    const only = others.length === 1 && others[0]!.seasons.length === 1 ? others[0]!.seasons[0]! : null
    if (!only || isDated(only)) return scan.refuse(`没写${season.name}季是几月到几月。`)
    season.seasons.push(complement(only))
  }
}

function takeBreaks(scan: Scan, done: readonly Clause[], breaks: readonly Span[]): void {
  for (const pause of breaks) {
    let taken = false
    for (const clause of done) {
      const whole = clause.spans.findIndex(span => span.open < pause.open && pause.close < span.close)
      if (whole >= 0) {
        const { open, close } = clause.spans[whole]!
        clause.spans.splice(whole, 1, { open, close: pause.open }, { open: pause.close, close })
        taken = true
      } else if (clause.spans.some((span, i) => span.close === pause.open && clause.spans[i + 1]?.open === pause.close)) taken = true
    }
    if (!taken) scan.refuse('午休的时间不在开放时间里，没看懂。')
  }
}

/** The wider first, so that what names fewer days holds for them: every day, weekdays, 工作日, 休息日, 节假日. */
function sorted(done: readonly Clause[]): Clause[] {
  const rank = ({ days, off, season }: Clause): number => {
    const dated = season?.seasons.some(isDated) ? 10 : 0
    const width = days === HOLIDAY ? 4 : days & REST_DAY ? 3 : days & WORKDAY ? 2 : (days || EVERY_DAY) === EVERY_DAY ? 0 : 1
    return dated + width + (off ? 0.5 : 0) + (season ? 0.25 : 0)
  }
  return done.flatMap(holidaysApart).map((clause, i) => ({ clause, i })).sort((a, b) => rank(a.clause) - rank(b.clause) || a.i - b.i).map(({ clause }) => clause)
}

/** "周末及节假日" must beat "周一至周五" on a holiday, and "工作日" must beat it on a make-up Saturday. */
function holidaysApart(clause: Clause): Clause[] {
  const others = clause.days & ~HOLIDAY
  return clause.days & HOLIDAY && others ? [{ ...clause, days: others }, { ...clause, days: HOLIDAY }] : [clause]
}
