// Answers of invented people whose behaviour is known.
import { chanceOf, helperKinds, type Answer, type ChanceModel } from '../../../cloudfunctions/kernel/matching/offer'
import { drawing } from '../../kernel/matching/offer-cities'

const HOUR_MS = 3_600_000
const MONDAY = Date.UTC(2026, 2, 2)

/** Everything counts a third more with them than was stated, and a little of it otherwise. */
export function otherPeople({ weights, answerMinutes }: ChanceModel): ChanceModel {
  return {
    edition: 'other people',
    weights: weights.map((weight, n) => weight * 1.3 + (((n * 37) % 11) - 5) / 12),
    answerMinutes,
  }
}

export function answersOf(truth: ChanceModel, count: number, seed: number): Answer[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, () => {
    const asked = {
      kind: helperKinds[Math.floor(draw() * helperKinds.length)]!,
      km: draw() * 3,
      fatigue: -Math.log(1 - draw()),
      openTasks: Math.floor(draw() * 3),
      tasksToday: Math.floor(draw() * 4),
      at: new Date(MONDAY + Math.floor(draw() * 24) * HOUR_MS),
      skillMatched: draw() < 0.7,
      record: (draw() + draw() + draw() - 1.5) * 1.5,
    }
    return { ...asked, accepted: draw() < chanceOf(truth, asked) }
  })
}
