// What there is today: nobody, everybody, the nearest. None of them knows how tired or how likely anybody is.
import { chance, topics } from '../world/world-chance'
import { NOBODY, REACH_METRES, type Scene } from '../run/scene'
import type { Policy } from './policy'

const BROADCAST_METRES = 3_000

/** Residents wait until the grid's own worker is asked. */
export const none: Policy = { name: 'none', plan: () => undefined }

/** A notice to everybody free who may help within 3 km; again to whoever came since. Holds nobody to one notice at a time. */
export const broadcast: Policy = {
  name: 'broadcast',
  standsUntilTaken: true,
  plan(scene, due) {
    for (const wanted of due) {
      scene.markAsked(wanted)
      const all: number[] = []
      scene.fieldFor(wanted).within(scene.demand.x[wanted]!, scene.demand.y[wanted]!, BROADCAST_METRES, h => {
        if (mayBeAsked(scene, h, wanted)) all.push(h)
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
    scene.markAsked(wanted)
    const found = scene.fieldFor(wanted).nearest(scene.demand.x[wanted]!, scene.demand.y[wanted]!, count, REACH_METRES, h => isFree(scene, h, wanted))
    for (const { n } of found) scene.ask(n, wanted)
  }
}

/** Five of those within 3 km, drawn. */
export const random5: Policy = {
  name: 'random-5',
  plan(scene, due) {
    for (const wanted of due) {
      scene.markAsked(wanted)
      const drawn: { h: number; u: number }[] = []
      scene.fieldFor(wanted).within(scene.demand.x[wanted]!, scene.demand.y[wanted]!, BROADCAST_METRES, h => {
        if (isFree(scene, h, wanted)) drawn.push({ h, u: chance(scene.city.seed, topics.policy, h, wanted) })
      })
      drawn.sort((a, b) => a.u - b.u)
      for (const { h } of drawn.slice(0, 5)) scene.ask(h, wanted)
    }
  },
}

export const mayBeAsked = (scene: Scene, h: number, wanted: number): boolean =>
  scene.mayHelp(h, wanted) && !scene.isMuted(h) && scene.hasRoom(h, wanted) && !scene.wasAsked(h, wanted)

/** And is asked about nothing else. */
export const isFree = (scene: Scene, h: number, wanted: number): boolean =>
  scene.askedAbout[h] === NOBODY && mayBeAsked(scene, h, wanted)
