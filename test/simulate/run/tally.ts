// What is counted in a run, and what comes of it in the end (matching.md, "Metrics and protocol").
import type { City } from '../world/world-city'
import type { Demand } from '../world/world-demand'
import { classes, DAY_MINUTES, GRID_WORKER, RIDER, VOLUNTEER } from '../world/world-numbers'
import { gini } from './gini'

/** Fairness is asked of those who could have been asked. */
const ELIGIBLE_MIN = 5
/** The longest window. */
const MINUTES = 480

export interface Result {
  days: number
  cases: number[]
  /** In time, by class: taken by a helper, by the grid's own worker. */
  byHelper: number[]
  byGridWorker: number[]
  /** Of those that a helper took, by class: how many in minute n after posting. */
  minutes: number[][]
  notices: number
  /** Yes to what somebody else had, and to a question that was over though the case was still open. */
  lateTaps: number
  lapsedTaps: number
  muted: number
  escalated: number
  metres: number
  helpers: number
  giniTasks: { rider: number; volunteer: number }
  giniNotices: number
  /** By day, for what grows over weeks: taken by helpers, notices, muted. */
  daily: { byHelper: number[]; notices: number[]; muted: number[] }
  milliseconds: number
}

export class Tally {
  day = 0
  private readonly byHelper = [0, 0, 0]
  private readonly byGridWorker = [0, 0, 0]
  private readonly minutes = classes.map(() => new Array<number>(MINUTES).fill(0))
  private lateTaps = 0
  private lapsedTaps = 0
  private escalations = 0
  private metres = 0
  private readonly notices: Int32Array
  private readonly tasks: Int32Array
  private readonly couldHelp: Int32Array
  private readonly daily: Result['daily']

  constructor(
    private readonly city: City,
    private readonly demand: Demand,
  ) {
    this.notices = new Int32Array(city.helpers)
    this.tasks = new Int32Array(city.helpers)
    this.couldHelp = new Int32Array(city.helpers)
    const days = demand.firstOf.length - 1
    const none = (): number[] => new Array<number>(days).fill(0)
    this.daily = { byHelper: none(), notices: none(), muted: none() }
  }

  noticed(helper: number): void {
    this.notices[helper]!++
    this.daily.notices[this.day]!++
  }

  eligible(helper: number): void {
    this.couldHelp[helper]!++
  }

  /** Nothing asks how often, once it was often enough. */
  isUncounted(helper: number): boolean {
    return this.couldHelp[helper]! < ELIGIBLE_MIN
  }

  /** A yes in vain: the case was gone, or only the time of the question was over. */
  lateTap(caseIsOver: boolean): void {
    if (caseIsOver) this.lateTaps++
    else this.lapsedTaps++
  }

  muted(): void {
    this.daily.muted[this.day]!++
  }

  escalated(): void {
    this.escalations++
  }

  taken(person: number, wanted: number, now: number, metres: number): void {
    const level = this.demand.level[wanted]!
    if (this.city.kind[person] === GRID_WORKER) {
      this.byGridWorker[level]!++
      return
    }
    this.byHelper[level]!++
    this.daily.byHelper[this.day]!++
    this.tasks[person]!++
    this.metres += metres
    const minute = Math.floor(now - this.demand.postedAt[wanted]!)
    this.minutes[level]![Math.min(MINUTES - 1, minute)]!++
  }

  result(milliseconds: number): Result {
    const { demand, daily } = this
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)
    const days = daily.byHelper.length
    const tasksAnHour = (kind: number): number[] =>
      this.those((h) => this.city.kind[h] === kind && this.couldHelp[h]! >= ELIGIBLE_MIN).map(
        (h) => this.tasks[h]! / (((this.city.to[h]! - this.city.from[h]!) / 60) * days),
      )
    return {
      days,
      cases: classes.map((_, level) => demand.level.reduce((count, of) => count + (of === level ? 1 : 0), 0)),
      byHelper: this.byHelper,
      byGridWorker: this.byGridWorker,
      minutes: this.minutes,
      notices: sum(daily.notices),
      lateTaps: this.lateTaps,
      lapsedTaps: this.lapsedTaps,
      muted: sum(daily.muted),
      escalated: this.escalations,
      metres: Math.round(this.metres),
      helpers: this.city.helpers,
      giniTasks: { rider: gini(tasksAnHour(RIDER)), volunteer: gini(tasksAnHour(VOLUNTEER)) },
      giniNotices: gini(this.those((h) => this.couldHelp[h]! >= ELIGIBLE_MIN).map((h) => this.notices[h]!)),
      daily,
      milliseconds: Math.round(milliseconds),
    }
  }

  /** The day the clock shows; what happens after the last midnight counts to the last day. */
  turnTo(minute: number): void {
    this.day = Math.min(this.daily.byHelper.length - 1, Math.floor(minute / DAY_MINUTES))
  }

  private those(fits: (helper: number) => boolean): number[] {
    return Array.from({ length: this.city.helpers }, (_, h) => h).filter(fits)
  }
}
