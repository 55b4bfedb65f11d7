// Would another invented people turn the ranking round? Each number of their behaviour is moved by up to half, all at
// once and independently; the policies are told nothing of it.
import { chance, topics } from '../world/world-chance'
import { BEHAVIOUR, type Behaviour, type KindBehaviour } from '../world/world-numbers'

const HALF = 0.5

export function drawnBehaviour(draw: number): Behaviour {
  let n = 0
  const moved = (value: number): number => value * (1 + HALF * (2 * chance(draw, topics.draw, n++) - 1))
  const kind = ({ base, perKm, perFatigue, perTask, fatigueHours, answerMinutes }: KindBehaviour): KindBehaviour => ({
    base: moved(base),
    perKm: moved(perKm),
    perFatigue: moved(perFatigue),
    perTask: moved(perTask),
    fatigueHours: moved(fatigueHours),
    answerMinutes: moved(answerMinutes),
  })
  const [rider, volunteer, gridWorker] = BEHAVIOUR.kinds
  return {
    kinds: [kind(rider), kind(volunteer), kind(gridWorker)],
    personSpread: moved(BEHAVIOUR.personSpread),
    busyLogOdds: moved(BEHAVIOUR.busyLogOdds),
    answerSpread: moved(BEHAVIOUR.answerSpread),
    deafShare: moved(BEHAVIOUR.deafShare),
    deafHours: moved(BEHAVIOUR.deafHours),
    muteShare: moved(BEHAVIOUR.muteShare),
    muteFatigue: moved(BEHAVIOUR.muteFatigue),
  }
}
