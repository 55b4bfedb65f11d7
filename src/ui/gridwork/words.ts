import type { ApplicationState, AppointmentState } from '@/contracts/gridwork-words'
import { dayWords, daysAfter, localDay, monthsAfter, yearDayWords } from '@/rules/local-time'
import type { Tone } from '../pill'
import { today } from '../words'

/** So many months later, the day before: from 5 March for three months is until 4 June. */
export const monthsLater = (day: string, months: number): string => daysAfter(monthsAfter(day, months), -1)

/** '2026 年 11 月 23 日'; `brief` leaves out this year. */
export const dayInWords = (day: string, brief = false): string =>
  brief && day.slice(0, 4) === today().slice(0, 4) ? dayWords(day) : yearDayWords(day)

/** The local day of an instant, in words. */
export const dayOf = (at: string): string => dayInWords(localDay(at))

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
