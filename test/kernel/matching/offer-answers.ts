// Answers of people whose behaviour is known, so that one can see whether it is found again.
import { chanceOf, helperKinds, type Answer, type ChanceModel } from '../../../cloudfunctions/kernel/matching/offer'
import { NOW } from './choose-people'
import { drawing } from './offer-cities'

const HOUR_MS = 3_600_000

export function answersOf(truth: ChanceModel, count: number, seed: number): Answer[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, () => {
    const asked = {
      kind: helperKinds[Math.floor(draw() * helperKinds.length)]!, km: draw() * 3, fatigue: -Math.log(1 - draw()), openTasks: Math.floor(draw() * 3),
      tasksToday: Math.floor(draw() * 4), at: new Date(NOW.getTime() + Math.floor(draw() * 24) * HOUR_MS), skillMatched: draw() < 0.7,
      record: (draw() + draw() + draw() - 1.5) * 1.5,
    }
    return { ...asked, accepted: draw() < chanceOf(truth, asked) }
  })
}
