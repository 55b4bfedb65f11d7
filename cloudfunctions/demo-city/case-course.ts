// How a case goes on after it was posted, as far as it has come by `until`: taken up, helped with, answered, judged.
// The fate is what the instants say, so that a plan can not contradict itself.
import { casePromises } from '@/contracts/case-words'
import { msOf } from '@/contracts/quantity'
import { answers, pauseReasonsOf, returnReasons, thanks, withdrawReasons, workNotes } from './case-answers'
import { habits } from './case-curves'
import { categories } from './categories'
import type { CategoryCode } from './case-texts'
import type { Fate, PlannedCase, Round } from './planned-case'
import type { Random } from './random'
import { atOffice, byDay, DAY, HOUR, MINUTE } from './work-hours'

export type Course = Omit<
  PlannedCase,
  'caseId' | 'category' | 'text' | 'visibility' | 'channel' | 'reporterId' | 'forPersonId' | 'place' | 'postedAt'
>

/** Those who could be asked: drawn only when the course needs one. */
export interface Hands {
  owner: string
  helper(): string | null
}

/** Left lying so long that a promise of five work days is broken, National Day week included. */
const FORGOTTEN_AFTER = 17 * DAY
const LATE = 6 * DAY
/** The resident's time to answer; afterwards the case closes without a reply. */
const REPLY_WITHIN = msOf(casePromises.confirm)

export function courseOf(
  category: CategoryCode,
  postedAt: number,
  until: number,
  hands: Hands,
  random: Random,
): Course {
  const habit = habits[category]
  const course = untouched()
  const withdrawnAt = random.chance(0.03) ? postedAt + random.between(6, 240) * MINUTE : Infinity
  const taken = postedAt + random.between(2, 14) * MINUTE
  const acceptedAt = Math.round(habit.roundTheClock ? taken : atOffice(postedAt + random.between(4, 75) * MINUTE))
  const hours = Math.min(habit.hoursMax, habit.hours * Math.exp(0.6 * random.normal()))
  const late = !habit.roundTheClock && random.chance(0.04)
  const after = (worked: number) =>
    Math.round(habit.roundTheClock ? acceptedAt + worked : atOffice(acceptedAt + worked))
  // Late answers lie in the past; what is still open is within its promise, but for the forgotten ones.
  const answeredAt = late && after(hours * HOUR + LATE) < until ? after(hours * HOUR + LATE) : after(hours * HOUR)
  const answer = random.pick(answers[category])

  if (withdrawnAt <= Math.min(until, answeredAt - MINUTE)) {
    const at = new Date(withdrawnAt)
    return accepted(
      { ...course, fate: 'withdrawn', withdrawnAt: at, withdrawReason: random.pick(withdrawReasons), closedAt: at },
      acceptedAt,
      withdrawnAt,
      hands,
    )
  }
  if (acceptedAt > until) return { ...course, fate: 'new' }
  accepted(course, acceptedAt, until, hands)
  if (random.chance(habit.helperShare))
    help(course, hands, random, {
      takenAt: habit.roundTheClock ? taken : byDay(taken),
      doneBy: Math.min(until, answeredAt - 10 * MINUTE),
      stillOpen: until < answeredAt,
    })
  if (until - postedAt > FORGOTTEN_AFTER && !isComplex(category) && random.chance(0.012))
    return { ...course, fate: 'overdue', workDoneAt: null, workNote: null }
  if (answeredAt > until) {
    const pausedAt = Math.max(acceptedAt, course.takenAt?.getTime() ?? 0) + random.between(20, 90) * MINUTE
    if (habit.roundTheClock || pausedAt > until || !random.chance(0.15)) return { ...course, fate: 'doing' }
    return {
      ...course,
      fate: 'paused',
      pausedAt: new Date(pausedAt),
      pauseReason: random.pick(pauseReasonsOf(category)),
    }
  }
  return judged(course, { answeredAt: new Date(answeredAt), answer, verdict: null }, category, until, random)
}

/** Promised within fifteen work days: not even forgetting makes these overdue inside the month. */
const isComplex = (category: CategoryCode) => categories.find(({ code }) => code === category)!.urgency === 'complex'

/** What the resident says to the last answer; "not solved" brings a second one. */
function judged(course: Course, round: Round, category: CategoryCode, until: number, random: Random): Course {
  const rounds = [...course.rounds, round]
  const answeredAt = round.answeredAt.getTime()
  const at = Math.round(byDay(answeredAt + Math.min(60, 6 * Math.exp(1.1 * random.normal())) * HOUR))
  const silent = random.chance(0.14) || at >= answeredAt + REPLY_WITHIN
  if (silent) {
    if (answeredAt + REPLY_WITHIN > until) return { ...course, fate: 'answered-waiting', rounds }
    return { ...course, fate: 'no-reply', rounds, closedAt: new Date(answeredAt + REPLY_WITHIN) }
  }
  if (at > until) return { ...course, fate: 'answered-waiting', rounds }
  const solved = rounds.length > 1 || category === 'praise' || !random.chance(0.09)
  const text = solved ? random.pick(thanks) : random.pick(returnReasons)
  const satisfied = solved && random.chance(0.9)
  rounds[rounds.length - 1] = {
    ...round,
    verdict: { at: new Date(at), contacted: random.chance(0.94), solved, satisfied, text },
  }
  if (solved) return { ...course, fate: 'solved', rounds, closedAt: new Date(at) }
  const again = Math.round(atOffice(at + random.between(12, 80) * HOUR))
  if (again > until) return { ...course, fate: 'unsolved-returned', rounds, workDoneAt: null, workNote: null }
  return judged(
    { ...course, rounds },
    { answeredAt: new Date(again), answer: random.pick(answers[category]), verdict: null },
    category,
    until,
    random,
  )
}

function accepted(course: Course, acceptedAt: number, before: number, hands: Hands): Course {
  if (acceptedAt <= before) Object.assign(course, { acceptedAt: new Date(acceptedAt), ownerId: hands.owner })
  return course
}

interface Work {
  takenAt: number
  doneBy: number
  stillOpen: boolean
}

function help(course: Course, hands: Hands, random: Random, { takenAt, doneBy, stillOpen }: Work): void {
  if (takenAt > doneBy) return
  const helperId = hands.helper()
  if (!helperId) return
  Object.assign(course, { helperId, takenAt: new Date(Math.round(takenAt)) })
  if (stillOpen) return
  Object.assign(course, {
    workDoneAt: new Date(Math.round(takenAt + random.between(0.5, 1) * (doneBy - takenAt))),
    workNote: random.pick(workNotes),
  })
}

export function untouched(fate: Fate = 'new'): Course {
  return {
    fate,
    offeredTo: [],
    offeredAt: null,
    helperId: null,
    takenAt: null,
    workDoneAt: null,
    workNote: null,
    ownerId: null,
    acceptedAt: null,
    pausedAt: null,
    pauseReason: null,
    rounds: [],
    withdrawnAt: null,
    withdrawReason: null,
    closedAt: null,
  }
}
