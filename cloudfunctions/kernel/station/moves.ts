import type { StationAction } from '@/contracts/station-words'
import type { Move } from '../call/moves'
import type { FaultRow } from './fault'
import type { StationRow } from './station-row'

/**
 * Whoever looks after it, and staff of its area; a keeper has no say in whether there is a station, nor who keeps it.
 */
type Side = 'keeper' | 'staff'

/**
 * What may be done with a station: offered, it is decided about; hung out, it is kept; declined or removed, it is over.
 */
export const stationMoves = {
  accept: { by: ['staff'], from: ['offered'], to: 'active' },
  decline: { by: ['staff'], from: ['offered'], to: 'declined' },
  remove: { by: ['staff'], from: ['active'], to: 'removed' },
  describe: { by: ['keeper', 'staff'], from: ['active', 'offered'] },
  'close-today': { by: ['keeper', 'staff'], from: ['active'] },
  reopen: {
    by: ['keeper', 'staff'],
    from: ['active'],
    // One rider's word is enough to be answered: it warns everybody, long before three close the door.
    unless: [['STATE_CHANGED', (row) => row.closed_by === null && row.warned_people === 0]],
  },
  'invite-keeper': { by: ['staff'], from: ['active'] },
  'end-keeper': { by: ['staff'], from: ['active'], unless: [['STATE_CHANGED', (row) => row.keeper_id === null]] },
} satisfies Record<StationAction, Move<StationRow, Side>>

/** How a fault ends by somebody's word. Riders who deny it outweigh those who said it: good-news.ts. */
export const faultMoves = {
  fix: { by: ['keeper', 'staff'], from: ['open'], to: 'fixed', otherwise: 'FAULT_OVER' },
  refute: { by: ['keeper', 'staff'], from: ['open'], to: 'refuted', otherwise: 'FAULT_OVER' },
} satisfies Record<string, Move<FaultRow, Side>>
