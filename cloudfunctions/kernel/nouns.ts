import { account } from './account/account'
import { canteen } from './canteen/canteen'
import { cases } from './case/case'
import { desk } from './desk/desk'
import { dispatch } from './dispatch/dispatch'
import { gridwork } from './gridwork/gridwork'
import { notice } from './notice/notice'
import { org } from './org/org'
import { people } from './people/people'
import { photo } from './photo/photo'
import { station } from './station/station'
import type { Noun } from './call/noun'

/**
 * All nouns of the house, in their downward order: each may use those behind it, never one before it. Entries, timer,
 * demo, tests and the data map read this list. The timer works through it as it stands, so that what a noun says is
 * delivered in the same run; the demo city is laid from its end.
 */
export const nouns: readonly Noun[] = [
  account,
  gridwork,
  canteen,
  station,
  desk,
  dispatch,
  cases,
  photo,
  people,
  notice,
  org,
]

/** What every noun stands on, in the same order; none of these gives anything to the house by itself. */
export const ground = ['call', 'ports', 'city', 'blobs', 'matching', 'place', 'calendar', 'ids'] as const
