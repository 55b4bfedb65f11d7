import type { Noun } from '../call/noun'

/** Persons, the roles they hold and the codes by which they get one. */
export const people: Noun = {
  name: 'people',
  demo: () => import('../../demo-city/seed-people'),
}
