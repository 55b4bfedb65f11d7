// When and about what a district speaks up: shares and curves of the demo's month. The heating season is 15 Oct – 15
// Apr.
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
  roundTheClock?: boolean
  privateShare: number
  helperShare: number
  /** About the reporter's own home, and not about a spot somewhere in the community. */
  atHome: boolean
}
export const habits: Record<CategoryCode, Habit> = {
  'heating-water-power': {
    hours: 5,
    hoursMax: 20,
    privateShare: 0.1,
    helperShare: 0.6,
    atHome: true,
    roundTheClock: true,
  },
  property: { hours: 28, hoursMax: 90, privateShare: 0.06, helperShare: 0.3, atHome: true },
  noise: { hours: 18, hoursMax: 80, privateShare: 0.25, helperShare: 0.6, atHome: true },
  enquiry: { hours: 1.5, hoursMax: 4, privateShare: 0.6, helperShare: 0.2, atHome: true },
  sanitation: { hours: 16, hoursMax: 80, privateShare: 0.04, helperShare: 0.7, atHome: false },
  parking: { hours: 22, hoursMax: 90, privateShare: 0.06, helperShare: 0.6, atHome: false },
  facility: { hours: 30, hoursMax: 90, privateShare: 0.03, helperShare: 0.5, atHome: false },
  'elder-care': { hours: 8, hoursMax: 60, privateShare: 0.7, helperShare: 0.85, atHome: true },
  'fire-hazard': { hours: 0.7, hoursMax: 1.5, privateShare: 0.1, helperShare: 0.7, atHome: false, roundTheClock: true },
  dispute: { hours: 40, hoursMax: 95, privateShare: 1, helperShare: 0.3, atHome: true },
  employment: { hours: 20, hoursMax: 90, privateShare: 0.8, helperShare: 0.1, atHome: true },
  pets: { hours: 22, hoursMax: 90, privateShare: 0.08, helperShare: 0.6, atHome: false },
  suggestion: { hours: 40, hoursMax: 95, privateShare: 0.05, helperShare: 0, atHome: false },
  praise: { hours: 1.5, hoursMax: 4, privateShare: 0.05, helperShare: 0, atHome: true },
}
