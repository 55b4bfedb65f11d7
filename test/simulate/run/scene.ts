// The city in the course of a run: who is where, what they hold, how tired they are; which cases are open. A policy
// reads it and asks; what an asked person does is decided here and nowhere else.
import { answerMinutesOf, coinOf, logOddsOf } from '../world/world-acceptance'
import { chance, topics } from '../world/world-chance'
import { helpersBySkill, type City } from '../world/world-city'
import type { Demand } from '../world/world-demand'
import { Places } from '../world/world-place'
import { classes, DAY_MINUTES, GRID_WORKER, RIDER, SKILLS, type Behaviour } from '../world/world-numbers'
import { Asked, NOBODY } from './asked'
import { ANSWERS, ANSWERS_LATE, Events, FINISHES } from './events'
import { Cells, Field } from './field'
import { Tally } from './tally'

export const OPEN = 0
export const ESCALATED = 1
export const TAKEN = 2
export const LOST = 3

type Who = 'uncounted' | 'reachable' | 'idle'

interface Seen {
  isIn: Uint8Array
  countedAt: number
  fields: Field[]
  filledAt: Float64Array
}

/** Nobody of ours is asked over a longer way. */
export const REACH_METRES = 5_000
const METRES_A_MINUTE = { [RIDER]: 250, onFoot: 80 }

export class Scene {
  now = 0
  readonly places: Places
  private readonly cells: Cells
  private readonly seen: Record<Who, Seen>
  private readonly onShift: Uint8Array
  readonly tally: Tally
  /** State of each case. */
  readonly state: Uint8Array
  /** Until when the present wave of a case stands. */
  readonly waveUntil: Float64Array
  /** Tasks in hand, and of the cases of one day: an even and an odd one, because the last cases of a day outlive it. */
  readonly inHand: Uint8Array
  readonly ofDay: [Uint8Array, Uint8Array]
  readonly mutedUntil: Float64Array
  /** The case a helper is being asked about (the last one, where a policy asks about many at once). */
  readonly askedAbout: Int32Array
  /** What a policy can know of a helper's record. */
  readonly offered: Int32Array
  readonly accepted: Int32Array
  private readonly deafUntil: Float64Array
  private readonly fatigue: Float64Array
  private readonly fatigueAt: Float64Array
  private readonly events = new Events()
  private readonly asked: Asked
  private readonly stamp: Int32Array

  /** @param standsUntilTaken no time-out: who says yes while the case is to be had has it. */
  constructor(
    readonly city: City,
    readonly demand: Demand,
    readonly behaviour: Behaviour,
    private readonly standsUntilTaken = false,
  ) {
    const people = (): Float64Array => new Float64Array(city.people)
    this.places = new Places(city)
    this.places.moveTo(0)
    this.cells = new Cells(this.places, city.helpers, REACH_METRES)
    this.onShift = new Uint8Array(city.helpers)
    const having = helpersBySkill(city)
    const seen = (): Seen => ({
      isIn: new Uint8Array(city.helpers),
      countedAt: -1,
      filledAt: new Float64Array(SKILLS).fill(-1),
      fields: having.map((members) => new Field(this.cells, members)),
    })
    this.seen = { uncounted: seen(), reachable: seen(), idle: seen() }
    this.tally = new Tally(city, demand)
    this.state = new Uint8Array(demand.count)
    this.waveUntil = new Float64Array(demand.count)
    this.inHand = new Uint8Array(city.people)
    this.ofDay = [new Uint8Array(city.people), new Uint8Array(city.people)]
    this.mutedUntil = people()
    this.deafUntil = people()
    this.fatigue = people()
    this.fatigueAt = people()
    this.askedAbout = new Int32Array(city.people).fill(NOBODY)
    this.offered = new Int32Array(city.people)
    this.accepted = new Int32Array(city.people)
    this.asked = new Asked(demand.count)
    this.stamp = new Int32Array(city.people).fill(NOBODY)
  }

  get minuteOfDay(): number {
    return this.now % DAY_MINUTES
  }

  isOnShift(helper: number): boolean {
    return this.onShift[helper] === 1
  }

  /**
   * Of those on shift with the skill: who was not yet eligible often enough to be counted; who is
   * reachable (a hand free, not muted); who of these is asked about nothing. As they were when the first
   * of this minute was looked for: in the course of a minute people only become less free, so nobody is
   * missed. In a flood hardly anybody is free, and to look at all the others was most of a run.
   */
  fieldFor(wanted: number, who: Who): Field {
    const skill = this.demand.skill[wanted]!
    const seen = this.seen[who]
    const field = seen.fields[skill]!
    if (seen.countedAt !== this.now) this.count(who)
    if (seen.filledAt[skill] !== this.now) field.fill(seen.isIn)
    seen.filledAt[skill] = this.now
    return field
  }

  private count(who: Who): void {
    const {
      onShift,
      inHand,
      askedAbout,
      mutedUntil,
      now,
      city: { atOnce },
    } = this
    const { isIn } = this.seen[who]
    this.seen[who].countedAt = this.now
    for (let h = 0; h < isIn.length; h++) {
      if (onShift[h] === 0) isIn[h] = 0
      else if (who === 'uncounted') isIn[h] = this.tally.isUncounted(h) ? 1 : 0
      else
        isIn[h] =
          inHand[h]! < atOnce[h]! && mutedUntil[h]! <= now && (who !== 'idle' || askedAbout[h] === NOBODY) ? 1 : 0
    }
  }

  dayOf(wanted: number): number {
    return Math.floor(this.demand.postedAt[wanted]! / DAY_MINUTES)
  }

  hasRoom(person: number, wanted: number): boolean {
    return (
      this.inHand[person]! < this.city.atOnce[person]! &&
      this.ofDay[this.dayOf(wanted) & 1]![person]! < this.city.aDay[person]!
    )
  }

  isMuted(person: number): boolean {
    return this.mutedUntil[person]! > this.now
  }

  /** Skill and vetting; needs nothing of the moment. */
  mayHelp(person: number, wanted: number): boolean {
    return (
      (this.city.skills[person]! >> this.demand.skill[wanted]!) % 2 === 1 &&
      (this.demand.needsVetted[wanted] === 0 || this.city.vetted[person] === 1)
    )
  }

  /** Marks who was asked about a case already; then `wasAsked` is one look. */
  markAsked(wanted: number): void {
    const { first, next, who } = this.asked
    for (let e = first[wanted]!; e !== NOBODY; e = next[e]!) this.stamp[who[e]!] = wanted
  }

  wasAsked(person: number, wanted: number): boolean {
    return this.stamp[person] === wanted
  }

  /** Everybody who was asked about a case, the latest first. */
  askedOf(wanted: number): number[] {
    const all: number[] = []
    const { first, next, who } = this.asked
    for (let e = first[wanted]!; e !== NOBODY; e = next[e]!) all.push(who[e]!)
    return all
  }

  metres(person: number, wanted: number): number {
    return Math.hypot(this.places.x[person]! - this.demand.x[wanted]!, this.places.y[person]! - this.demand.y[wanted]!)
  }

  fatigueOf(person: number): number {
    const { fatigueHours } = this.behaviour.kinds[this.city.kind[person]!]!
    return this.fatigue[person]! * Math.exp((this.fatigueAt[person]! - this.now) / (fatigueHours * 60))
  }

  /**
   * One notice. The person may be deaf, say yes after a while, or not take it up, which wears.
   * @returns whether it is a yes
   */
  ask(person: number, wanted: number): boolean {
    const { city, demand, tally } = this
    const isHelper = city.kind[person] !== GRID_WORKER
    const fatigue = this.fatigueOf(person)
    const asked = {
      metres: this.metres(person, wanted),
      minuteOfDay: this.minuteOfDay,
      fatigue,
      tasks: this.inHand[person]!,
    }
    const saysYes =
      this.deafUntil[person]! <= this.now &&
      logOddsOf(city, this.behaviour, person, asked) > coinOf(city.seed, person, wanted)
    this.fatigue[person] = fatigue + 1
    this.fatigueAt[person] = this.now
    this.offered[person]!++
    const timeout = classes[demand.level[wanted]!]!.timeoutMinutes
    if (isHelper) {
      this.remember(person, wanted)
      tally.noticed(person)
      this.waveUntil[wanted] = Math.max(this.waveUntil[wanted]!, this.now + timeout)
    }
    if (!saysYes) {
      this.wear(person, wanted)
      return false
    }
    const minutes = answerMinutesOf(city, this.behaviour, person, wanted)
    const inTime = !isHelper || this.standsUntilTaken || minutes <= timeout
    this.events.put(this.now + minutes, inTime ? ANSWERS : ANSWERS_LATE, person, wanted)
    return true
  }

  /** Everything that happens up to a moment, in its order. */
  passTo(minute: number): void {
    while (this.events.next <= minute) {
      this.now = this.events.next
      this.events.take()
      if (this.events.kind === FINISHES) this.inHand[this.events.person]!--
      else this.answer(this.events.person, this.events.wanted, this.events.kind === ANSWERS)
    }
    if (Math.floor(minute / DAY_MINUTES) > Math.floor((minute - 1) / DAY_MINUTES))
      this.ofDay[Math.floor(minute / DAY_MINUTES) & 1]!.fill(0)
    this.now = minute
    this.places.moveTo(minute, (rider) => this.cells.place(rider))
    const {
      onShift,
      city: { from, to },
    } = this
    const at = minute % DAY_MINUTES
    for (let h = 0; h < onShift.length; h++) onShift[h] = at >= from[h]! && at < to[h]! ? 1 : 0
  }

  /** The time of the wave is over, or the case is taken: who was asked about it is free for another. */
  release(wanted: number): void {
    const { first, next, who } = this.asked
    for (let e = first[wanted]!; e !== NOBODY; e = next[e]!) {
      if (this.askedAbout[who[e]!] === wanted) this.askedAbout[who[e]!] = NOBODY
    }
  }

  /** Who says yes in time, while the case is still to be had, and has a hand free, has it. */
  private answer(person: number, wanted: number, inTime: boolean): void {
    const isOver = this.state[wanted] === TAKEN || this.state[wanted] === LOST || this.now > this.demand.dueAt[wanted]!
    if (isOver || !inTime || !this.hasRoom(person, wanted)) {
      if ((isOver || !inTime) && this.city.kind[person] !== GRID_WORKER) this.tally.lateTap(isOver)
      this.wear(person, wanted)
      return
    }
    const metres = this.metres(person, wanted)
    const way = metres / (this.city.kind[person] === RIDER ? METRES_A_MINUTE[RIDER] : METRES_A_MINUTE.onFoot)
    this.state[wanted] = TAKEN
    this.inHand[person]!++
    this.ofDay[this.dayOf(wanted) & 1]![person]!++
    this.accepted[person]!++
    this.tally.taken(person, wanted, this.now, metres)
    this.events.put(this.now + way + this.demand.workMinutes[wanted]!, FINISHES, person, wanted)
    this.release(wanted)
  }

  private wear(person: number, wanted: number): void {
    const {
      city: { seed, kind },
      behaviour,
    } = this
    if (kind[person] === GRID_WORKER) return
    if (chance(seed, topics.deaf, person, wanted) < behaviour.deafShare) {
      const minutes = -Math.log(chance(seed, topics.deafFor, person, wanted)) * behaviour.deafHours * 60
      this.deafUntil[person] = Math.max(this.deafUntil[person]!, this.now + minutes)
    }
    const isTired = this.fatigueOf(person) > behaviour.muteFatigue && !this.isMuted(person)
    if (isTired && chance(seed, topics.mutes, person, wanted) < behaviour.muteShare) {
      this.mutedUntil[person] = (Math.floor(this.now / DAY_MINUTES) + 1) * DAY_MINUTES
      this.tally.muted()
    }
  }

  private remember(person: number, wanted: number): void {
    this.asked.put(person, wanted)
    this.askedAbout[person] = wanted
    this.stamp[person] = wanted
  }
}
