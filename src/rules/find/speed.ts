// How long a straight line takes.

/**
 * Metres of straight line a minute.
 * ride: electric bicycles were measured at 17.09 km/h on streets of Hangzhou (Advances in Mechanical Engineering 7(11),
 *   2015, doi 10.1177/1687814015616918); streets are taken 1.3 times as long as the line, and the rest of the rounding
 *   down (219 → 200) is for lights. The 1.3 is our assumption.
 * walk: the city's own measure, "within 1 km or 15 minutes on foot".
 */
export const METRES_A_MINUTE = { ride: 200, walk: 1000 / 15 } as const

/** A cup of hot water and a charged breath: what a stay is unless he says more. */
export const STAY_MINUTES = 5

/** Never zero: locking a bike takes the minute. */
export const minutesOf = (metres: number, speed: keyof typeof METRES_A_MINUTE): number =>
  Math.max(1, Math.ceil(metres / METRES_A_MINUTE[speed]))
