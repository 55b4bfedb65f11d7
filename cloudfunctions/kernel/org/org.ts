import type { Noun } from '../call/noun'
import { readRegistry, readStreetLines, listPlaces } from './registry'

/** The city as everybody may read it. */
export const org: Noun = {
  name: 'org',
  operations: {
    member: [readRegistry, readStreetLines, listPlaces],
  },
  demo: () => import('../../demo-city/seed-city'),
}
