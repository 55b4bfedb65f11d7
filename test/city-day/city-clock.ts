const RealDate = Date

let at = 0

/**
 * The whole process lives in the city's day: the bundled functions ask `new Date()` and get the hour that it is there.
 * Timers (setTimeout) and the stopwatch (performance.now) keep their own time. Before the bundles are loaded.
 */
class CityDate extends RealDate {
  constructor(...given: []) {
    if (given.length === 0) super(at)
    else super(...given)
  }
  static override now(): number {
    return at
  }
}

export const cityClock = {
  start(from: Date): void {
    at = from.getTime()
    globalThis.Date = CityDate as unknown as DateConstructor
  },
  /** Never backwards: calls of one minute run side by side. */
  goTo(time: number): void {
    at = Math.max(at, Math.floor(time))
  },
  now: (): number => at,
}
