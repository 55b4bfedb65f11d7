// What there is today: nobody, everybody, the nearest. None of them knows how tired or how likely anybody is.
import { chance, topics } from '../world/world-chance'
import { NOBODY } from '../run/asked'
import { REACH_METRES, type Scene } from '../run/scene'
import type { Policy } from './policy'

const BROADCAST_METRES = 3_000

/** Residents wait until the grid's own worker is asked. */
export const none: Policy = { name: 'none', plan: () => undefined }

/**
 * A notice to everybody free who may help within 3 km; again to
 * whoever came since. Holds nobody to one notice at a time.
 */
export const broadcast: Policy = {
  name: 'broadcast',
  standsUntilTaken: true,
  plan(scene, due) {
    for (const wanted of due) {
      const mayBe = fresh(scene, wanted, mayBeAsked)
      const all: number[] = []
      scene
        .fieldFor(wanted, 'reachable')
        .within(scene.demand.x[wanted]!, scene.demand.y[wanted]!, BROADCAST_METRES, (h) => {
          if (mayBe(h)) all.push(h)
        })
      for (const h of all) scene.ask(h, wanted)
    }
  },
}

export const nearest: Policy = { name: 'nearest', plan: (scene, due) => askNearest(scene, due, 1) }
export const nearest5: Policy = { name: 'nearest-5', plan: (scene, due) => askNearest(scene, due, 5) }

/** Case after case in the order of posting, each its nearest free helpers who were not asked about it yet. */
function askNearest(scene: Scene, due: readonly number[], count: number): void {
  for (const wanted of due) {
    const mayBe = fresh(scene, wanted, isFree)
    const found = scene
      .fieldFor(wanted, 'idle')
      .nearest(scene.demand.x[wanted]!, scene.demand.y[wanted]!, count, REACH_METRES, mayBe)
    for (const { n } of found) scene.ask(n, wanted)
  }
}

/** Five of those within 3 km, drawn. */
export const random5: Policy = {
  name: 'random-5',
  plan(scene, due) {
    for (const wanted of due) {
      const mayBe = fresh(scene, wanted, isFree)
      const drawn: { h: number; u: number }[] = []
      scene.fieldFor(wanted, 'idle').within(scene.demand.x[wanted]!, scene.demand.y[wanted]!, BROADCAST_METRES, (h) => {
        if (mayBe(h)) drawn.push({ h, u: chance(scene.city.seed, topics.policy, h, wanted) })
      })
      drawn.sort((a, b) => a.u - b.u)
      for (const { h } of drawn.slice(0, 5)) scene.ask(h, wanted)
    }
  },
}

type Check = (scene: Scene, h: number, wanted: number) => boolean

/** Who was asked already is marked when the first is met: most looks in a flood meet nobody. */
function fresh(scene: Scene, wanted: number, check: Check): (h: number) => boolean {
  let isMarked = false
  return (h) => {
    if (!isMarked) scene.markAsked(wanted)
    isMarked = true
    return check(scene, h, wanted)
  }
}

export const mayBeAsked: Check = (scene, h, wanted) =>
  scene.mayHelp(h, wanted) && !scene.isMuted(h) && scene.hasRoom(h, wanted) && !scene.wasAsked(h, wanted)

/** And is asked about nothing else. */
export const isFree: Check = (scene, h, wanted) => scene.askedAbout[h] === NOBODY && mayBeAsked(scene, h, wanted)
