import { makeRandom } from '../../cloudfunctions/demo-city/random'

/**
 * How people behave in this day. INVENTED, with the constants of a simulated city (nobody has measured real answers
 * yet): they load the functions in a plausible way, and no number that comes out says how a real city would do.
 */
export const behaviour = {
  /** log-odds of yes = base − perKm·km − perFatigue·fatigue − perTask·open tasks + N(0, moods). */
  accepts: {
    'part-timer': { base: -0.4, perKm: 0.55, perFatigue: 0.3, perTask: 0.7 },
    volunteer: { base: -0.9, perKm: 0.9, perFatigue: 0.45, perTask: 1.2 },
    'grid-worker': { base: 2.2, perKm: 0.15, perFatigue: 0.03, perTask: 0.3 },
  },
  moods: 0.9,
  /** Minutes until somebody looks at their phone: log-normal. */
  answersAfter: { danger: 1.2, urgent: 2.5, ordinary: 6 } as Record<string, number>,
  answersSpread: 0.8,
  /** Of those who do not come, so many say so; the others never answer. */
  refuses: 0.4,
  refusals: ['这会儿走不开', '在外地', '孩子发烧', '正在送单', '今天已经约了人'],
  /** Minutes of work: log-normal. */
  worksFor: 25,
  worksSpread: 0.6,
  givesBack: 0.02,
} as const

export interface Asked {
  caseId: string
  helperId: string
  kind: keyof typeof behaviour.accepts
  urgency: string
  km: number
  fatigue: number
  openTasks: number
}
export type Answer =
  | { says: 'yes'; afterMs: number; worksMs: number; givesBack: boolean }
  | { says: 'no'; afterMs: number; reason: string }
  | { says: 'nothing' }

const minuteMs = 60_000

/** The same helper answers the same about the same case, whatever happened before: the day can be run again. */
export function answerOf(
  { caseId, helperId, kind, urgency, km, fatigue, openTasks }: Asked,
  caseNumber: number,
): Answer {
  const random = makeRandom(hash(helperId) ^ Math.imul(caseNumber + 1, 0x9e3779b1) ^ (caseId === '' ? 1 : 0))
  const { base, perKm, perFatigue, perTask } = behaviour.accepts[kind]
  const odds = base - perKm * km - perFatigue * fatigue - perTask * openTasks + behaviour.moods * random.normal()
  const afterMs =
    minuteMs *
    (behaviour.answersAfter[urgency] ?? behaviour.answersAfter.ordinary!) *
    Math.exp(behaviour.answersSpread * random.normal())
  if (random.chance(1 / (1 + Math.exp(-odds)))) {
    return {
      says: 'yes',
      afterMs,
      worksMs: minuteMs * behaviour.worksFor * Math.exp(behaviour.worksSpread * random.normal()),
      givesBack: random.chance(behaviour.givesBack),
    }
  }
  return random.chance(behaviour.refuses)
    ? { says: 'no', afterMs, reason: random.pick(behaviour.refusals) }
    : { says: 'nothing' }
}

function hash(text: string): number {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  return h >>> 0
}
