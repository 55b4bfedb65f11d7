// When and about what a district speaks up: shares and curves of the demo's month. The heating season is 15 Oct – 15 Apr.
import { categoryCodes, type CategoryCode } from './case-texts'

export const CASES_PER_DAY = 41.9
/** Monday first; the mean is 1. */
export const WEEKDAYS = [1.1, 1.06, 1.03, 1.02, 1.0, 0.91, 0.88]
const HOURS = [
  0.6, 0.4, 0.4, 0.3, 0.4, 0.8, 1.6, 3.2, 6.4, 8.8, 9.2, 7.6, 5.6, 4.8, 6.4, 7, 6.8, 6.2, 6, 5.6, 4.8, 3.6, 2.2, 1.3,
]
/** People complain of noise while it lasts: most from ten in the evening to one at night. */
const NOISE_HOURS = [8, 5, 2, 1, 0.8, 0.8, 1.2, 2, 3, 3, 3, 2.6, 3.4, 3.6, 2.6, 2.4, 2.6, 3, 3.6, 4.6, 6.4, 8.6, 12, 11]

const HEATING_SEASON: Record<CategoryCode, number> = {
  'heating-water-power': 22,
  property: 17,
  noise: 6,
  enquiry: 13,
  sanitation: 12,
  parking: 10,
  facility: 9,
  'elder-care': 7,
  'fire-hazard': 6,
  dispute: 4,
  employment: 3,
  pets: 3,
  suggestion: 3,
  praise: 2,
}
const REST_OF_YEAR = { ...HEATING_SEASON, 'heating-water-power': 8, noise: 13 }

/** `localDay` is YYYY-MM-DD. */
export function categoryWeights(localDay: string): number[] {
  const day = localDay.slice(5)
  const table = day >= '10-15' || day <= '04-15' ? HEATING_SEASON : REST_OF_YEAR
  return categoryCodes.map((code) => table[code])
}

export const hourWeights = (category: CategoryCode) => (category === 'noise' ? NOISE_HOURS : HOURS)

export const channels = ['mini-program', 'grid-worker', 'rider', 'hotline'] as const
export type Channel = (typeof channels)[number]
export const CHANNEL_WEIGHTS = [0.68, 0.16, 0.09, 0.07]

interface Habit {
  /** Median hours from taking up to the answer, and the most that still keeps the promise with room to spare. */
  hours: number
  hoursMax: number
  /** Worked on at night and on Sundays as well. */
  roundTheClock: boolean
  privateShare: number
  helperShare: number
  /** About the reporter's own home, and not about a spot somewhere in the community. */
  atHome: boolean
}
const habit = (
  hours: number,
  hoursMax: number,
  privateShare: number,
  helperShare: number,
  atHome: boolean,
  roundTheClock = false,
): Habit => ({ hours, hoursMax, privateShare, helperShare, atHome, roundTheClock })

export const habits: Record<CategoryCode, Habit> = {
  'heating-water-power': habit(5, 20, 0.1, 0.6, true, true),
  property: habit(28, 90, 0.06, 0.3, true),
  noise: habit(18, 80, 0.25, 0.6, true),
  enquiry: habit(1.5, 4, 0.6, 0.2, true),
  sanitation: habit(16, 80, 0.04, 0.7, false),
  parking: habit(22, 90, 0.06, 0.6, false),
  facility: habit(30, 90, 0.03, 0.5, false),
  'elder-care': habit(8, 60, 0.7, 0.85, true),
  'fire-hazard': habit(0.7, 1.5, 0.1, 0.7, false, true),
  dispute: habit(40, 95, 1, 0.3, true),
  employment: habit(20, 90, 0.8, 0.1, true),
  pets: habit(22, 90, 0.08, 0.6, false),
  suggestion: habit(40, 95, 0.05, 0, false),
  praise: habit(1.5, 4, 0.05, 0, true),
}
