// Small towns with few helpers, drawn at random, in which cases compete.
import type { Candidate, CaseToOffer } from '../../../cloudfunctions/kernel/matching/candidate'
import { helperKinds, urgencies } from '../../../cloudfunctions/kernel/matching/offer'
import { aCase, aHelper, HERE, minutesFrom } from './choose-people'

/** mulberry32: the same town for the same seed. */
export function drawing(seed: number): () => number {
  let s = seed
  return () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Town {
  cases: CaseToOffer[]
  helpers: Candidate[]
}

export function aTown(seed: number, caseCount: number, helperCount: number): Town {
  const draw = drawing(seed)
  const one = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)]!
  const spot = () =>
    draw() < 0.1 ? null : { lng: HERE.lng + (draw() - 0.5) * 0.03, lat: HERE.lat + (draw() - 0.5) * 0.03 }
  const grid = () => (draw() < 0.3 ? null : `G15010200100100${1 + Math.floor(draw() * 4)}`)
  const helpers = Array.from({ length: helperCount }, (_, n) => {
    const kind = one(helperKinds)
    return aHelper(`helper-${String(n).padStart(3, '0')}`, {
      kind,
      at: spot(),
      gridCode: grid(),
      skills: draw() < 0.7 ? ['lock', one(['pets', 'carry'])] : ['carry'],
      freeWindows: draw() < 0.8 ? [{ weekday: 1, from: 480, to: 720 }] : [],
      openTasks: Math.floor(draw() * 4),
      tasksToday: Math.floor(draw() * 3),
      fatigue: draw() < 0.5 ? 0 : draw() * 3,
      acceptedBefore: Math.floor(draw() * 10),
      offeredBefore: 10 + Math.floor(draw() * 10),
      onPause: draw() < 0.05,
      hasOutstandingOffer: draw() < 0.05,
      automatic: draw() > 0.05,
      vetted: draw() < 0.6,
      noticesToday: Math.floor(draw() * 6),
      ...(draw() < 0.1 ? { quiet: { from: 540, to: 660 } } : {}),
      ...(draw() < 0.1 ? { maxNoticesADay: 1 } : {}),
    })
  })
  const cases = Array.from({ length: caseCount }, (_, n) =>
    aCase({
      caseId: `case-${String(n).padStart(3, '0')}`,
      at: spot(),
      gridCode: grid(),
      urgency: one(urgencies),
      needsVetted: draw() < 0.2,
      skills: one([['lock'], ['pets'], ['carry', 'lock'], []]),
      escalateAt: minutesFrom(draw() < 0.15 ? -1 : 4 + draw() * 120),
      alreadyAsked: draw() < 0.3 ? [one(helpers)?.helperId ?? ''] : [],
      reporterId: draw() < 0.1 ? (one(helpers)?.helperId ?? '') : 'resident',
    }),
  )
  return { cases, helpers }
}

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const draw = drawing(seed)
  return list
    .map((value) => ({ value, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
