// One policy, one city, some days. A tick a minute: what happened since, who is open, whom to ask.
import type { Policy } from '../policies/policy'
import type { City } from '../world/world-city'
import type { Demand } from '../world/world-demand'
import { DAY_MINUTES, type Behaviour } from '../world/world-numbers'
import { ESCALATED, LOST, OPEN, Scene, TAKEN } from './scene'
import type { Result } from './tally'

/** The last case may be posted at midnight and has the longest window. */
const AFTER_MINUTES = 481
const NEAR_METRES = 3_000

export function simulate(city: City, demand: Demand, behaviour: Behaviour, policy: Policy): Result {
  const began = performance.now()
  const scene = new Scene(city, demand, behaviour, policy.standsUntilTaken)
  const days = demand.firstOf.length - 1
  let open: number[] = []
  let next = 0
  for (let minute = 0; minute <= days * DAY_MINUTES + AFTER_MINUTES; minute++) {
    scene.tally.turnTo(minute)
    scene.passTo(minute)
    for (; next < demand.count && demand.postedAt[next]! <= minute; next++) {
      open.push(next)
      countEligible(scene, next)
    }
    open = open.filter((wanted) => isStillOpen(scene, wanted))
    const due = open.filter((wanted) => isDue(scene, wanted))
    if (due.length > 0) policy.plan(scene, due)
  }
  return scene.tally.result(performance.now() - began)
}

function isStillOpen(scene: Scene, wanted: number): boolean {
  const { demand, state, now } = scene
  if (state[wanted] === TAKEN) return false
  if (now > demand.dueAt[wanted]!) {
    state[wanted] = LOST
    scene.release(wanted)
    return false
  }
  if (state[wanted] === OPEN && now >= demand.escalateAt[wanted]!) {
    state[wanted] = ESCALATED
    scene.tally.escalated()
    scene.ask(demand.gridWorker[wanted]!, wanted)
  }
  return true
}

/** Open, and nobody is being asked. A wave that is over frees those who did not answer, also after the escalation. */
function isDue(scene: Scene, wanted: number): boolean {
  if (scene.waveUntil[wanted]! > scene.now) return false
  if (scene.waveUntil[wanted]! > 0) scene.release(wanted)
  scene.waveUntil[wanted] = 0
  return scene.state[wanted] === OPEN
}

/**
 * Who might have helped: on shift near by, with the skill. Who muted counts too, or a policy would look fair by muting.
 */
function countEligible(scene: Scene, wanted: number): void {
  scene.fieldFor(wanted, 'uncounted').within(scene.demand.x[wanted]!, scene.demand.y[wanted]!, NEAR_METRES, (h) => {
    if (scene.mayHelp(h, wanted)) scene.tally.eligible(h)
  })
}
