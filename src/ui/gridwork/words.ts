import type { ApplicationState, AppointmentState } from '@/contracts/gridwork-words'
import type { Tone } from '../pill'

// Local days are 'YYYY-MM-DD' in UTC+8; a day's noon is never the wrong day, whatever is added to it.
const offsetMs = 8 * 3_600_000
const dayMs = 24 * 3_600_000
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const today = (now = Date.now()): string => dayAt(now + offsetMs)
export const daysAfter = (day: string, days: number): string => dayAt(noon(day) + days * dayMs)
/** So many months later, the day before: from 5 March for three months is until 4 June. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return daysAfter(dayAt(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth), 12)), -1)
}
export const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon(day)) && dayAt(noon(day)) === day

/** '2026 年 11 月 23 日'; `brief` leaves out this year. */
export function dayInWords(day: string, brief = false): string {
  const [year, month, date] = day.split('-').map(Number)
  return brief && String(year) === today().slice(0, 4) ? `${month} 月 ${date} 日` : `${year} 年 ${month} 月 ${date} 日`
}

/** The local day of an instant, in words. */
export const dayOf = (at: string): string => dayInWords(today(Date.parse(at)))

export const applicationTone: Readonly<Record<ApplicationState, Tone>> = {
  submitted: 'info',
  asked: 'soon',
  approved: 'open',
  refused: 'shut',
  appealed: 'info',
  withdrawn: 'shut',
}
export const appointmentTone: Readonly<Record<AppointmentState, Tone>> = {
  active: 'open',
  paused: 'soon',
  left: 'shut',
  lapsed: 'shut',
  ended: 'shut',
}
