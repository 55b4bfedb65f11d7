import { minuteClock, weekdayWords } from '@/rules/local-time'
import { type DayToken, type Season, type Span } from '../../rules/hours'
import type { HoursRow } from '../../rules/hours/editing'

export const dayMinutes = 1440

/** A span from two times of day: one that closes no later than it opens closes on the next. */
export const spanOf = (open: number, close: number): Span => ({
  open: open % dayMinutes,
  close: close > open % dayMinutes ? close : close + dayMinutes,
})

/** '08:30' · '次日 02:00' · '24:00' */
export const saidTime = (minute: number): string =>
  minute > dayMinutes ? `次日 ${minuteClock(minute - dayMinutes)}` : minuteClock(minute)

export const dayWords: Record<DayToken, string> = {
  Mo: weekdayWords[0],
  Tu: weekdayWords[1],
  We: weekdayWords[2],
  Th: weekdayWords[3],
  Fr: weekdayWords[4],
  Sa: weekdayWords[5],
  Su: weekdayWords[6],
  WD: '工作日',
  RD: '休息日',
  PH: '节假日',
}
export const dayOrder = Object.keys(dayWords) as DayToken[]
export const weekdays: readonly DayToken[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
export const isEveryDay = (days: readonly DayToken[]): boolean =>
  days.length === 7 && weekdays.every((d) => days.includes(d))

export interface Preset {
  key: string
  word: string
  rows: HoursRow[]
}
/** What most doors say; the times are a beginning and are changed below. */
export const presets: readonly Preset[] = [
  { key: 'always', word: '24 小时', rows: [{ seasons: [], days: weekdays, spans: [{ open: 0, close: dayMinutes }] }] },
  {
    key: 'workdays',
    word: '工作日',
    rows: [
      {
        seasons: [],
        days: ['WD'],
        spans: [
          { open: 510, close: 720 },
          { open: 780, close: 1050 },
        ],
      },
    ],
  },
  { key: 'daily', word: '每天', rows: [{ seasons: [], days: weekdays, spans: [{ open: 540, close: 1260 }] }] },
]

export const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const named = (md: number) => `${Math.floor(md / 100)} 月 ${md % 100} 日`

/** '5 月到 9 月' · '11 月 15 日到次年 3 月 15 日' · '2027-02-05 到 2027-02-12'; all year is no season. */
export function saidSeason(season: Season): string {
  if ('fromDay' in season)
    return season.fromDay === season.toDay ? season.fromDay : `${season.fromDay} 到 ${season.toDay}`
  const { from, to } = season
  const whole = from % 100 === 1 && to % 100 === monthDays[Math.floor(to / 100) - 1]
  const next = from > to ? '次年 ' : ''
  return whole
    ? `${Math.floor(from / 100)} 月到${next || ' '}${Math.floor(to / 100)} 月`
    : `${named(from)}到${next || ' '}${named(to)}`
}
