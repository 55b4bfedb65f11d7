// How the invented people behave. Nothing here was measured: orders of policies may be read off a simulation of it,
// levels may not, and `sensitivity` moves every number of `Behaviour` by half.
export const RIDER = 0
export const VOLUNTEER = 1
export const GRID_WORKER = 2
export type Kind = typeof RIDER | typeof VOLUNTEER | typeof GRID_WORKER
export const kindNames = ['rider', 'volunteer', 'grid-worker'] as const

/** log-odds of saying yes = base − perKm · km − perFatigue · F − perTask · tasks in hand + who one is. */
export interface KindBehaviour {
  base: number
  perKm: number
  perFatigue: number
  perTask: number
  /** A notice weighs 1/e after so many hours. */
  fatigueHours: number
  /** Half of all answers come within. */
  answerMinutes: number
}

export interface Behaviour {
  kinds: readonly [rider: KindBehaviour, volunteer: KindBehaviour, gridWorker: KindBehaviour]
  /** Standard deviation between people, in log-odds. */
  personSpread: number
  /** Riders at meal times. */
  busyLogOdds: number
  /** Standard deviation of the logarithm of the time to answer. */
  answerSpread: number
  /** A notice that was not taken up makes deaf for a while, with this chance. */
  deafShare: number
  deafHours: number
  /** And mutes for the day, with this chance, whoever is more tired than that. */
  muteShare: number
  muteFatigue: number
}

export const BEHAVIOUR: Behaviour = {
  kinds: [
    { base: -0.4, perKm: 0.55, perFatigue: 0.3, perTask: 0.7, fatigueHours: 12, answerMinutes: 1.2 },
    { base: -0.9, perKm: 0.9, perFatigue: 0.45, perTask: 1.2, fatigueHours: 24, answerMinutes: 2.5 },
    { base: 2.2, perKm: 0.15, perFatigue: 0.03, perTask: 0.3, fatigueHours: 24, answerMinutes: 6 },
  ],
  personSpread: 0.9,
  busyLogOdds: 1,
  answerSpread: 0.8,
  deafShare: 0.15,
  deafHours: 2,
  muteShare: 0.05,
  muteFatigue: 8,
}

/** The same people, if nobody ever tired of notices. */
export function untiring(behaviour: Behaviour): Behaviour {
  const kinds = behaviour.kinds.map((kind) => ({ ...kind, perFatigue: 0 }))
  return { ...behaviour, kinds: [kinds[0]!, kinds[1]!, kinds[2]!], deafShare: 0, muteShare: 0 }
}

export const isBusyHour = (minuteOfDay: number): boolean =>
  (minuteOfDay >= 660 && minuteOfDay < 780) || (minuteOfDay >= 1020 && minuteOfDay < 1140)

// Hours of a day: what is asked for when.
export const HOUR_WEIGHTS: readonly number[] = [
  0.3, 0.2, 0.1, 0.1, 0.2, 0.6, 2, 5, 8, 9, 8.5, 7, 5, 5, 6.5, 7, 6.5, 6, 6, 5.5, 4, 3, 1.8, 0.8,
]
/** 1.5 a day for each thousand of 3.5 million residents. */
export const CASES_A_DAY = 5_250

/** The three classes, the most urgent first; time-outs and windows in minutes. */
export const classes = [
  { name: 'urgent', share: 0.12, windowMinutes: 30, timeoutMinutes: 2 },
  { name: 'within 2 hours', share: 0.53, windowMinutes: 120, timeoutMinutes: 5 },
  { name: 'within 8 hours', share: 0.35, windowMinutes: 480, timeoutMinutes: 8 },
] as const

export const NEEDS_VETTED_SHARE = 0.2
export const SKILLS = 8
export const COMMUNITIES = 378
export const RIDERS = 3_000
export const VOLUNTEERS = 12_000
export const GRID_WORKERS = 4_691
export const DAY_MINUTES = 1_440
