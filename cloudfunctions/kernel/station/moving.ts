import { mustMove, type Move } from '../call/moves'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { lockStation, type StationRow } from './station-row'

/** The station a call is about, under its lock, if this may be done with it now. */
export async function moving(call: Call, move: Move<StationRow, string>): Promise<StationRow> {
  const { communityCode, stationId } = call.input as { communityCode: string; stationId: string }
  const row = (await lockStation(call.sql, communityCode, stationId)) ?? refuse('NOT_FOUND')
  mustMove(move, row, call)
  return row
}
