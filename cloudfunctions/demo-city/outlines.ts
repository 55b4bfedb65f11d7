// The four urban districts, turned from the maps' GCJ-02 into WGS 84 once, here.
import gcoord from 'gcoord'
import outlines from './district-outlines.json'
import type { Position } from './plane'

export interface Outline {
  code: string
  name: string
  seat: Position
  rings: Position[][]
}

export function fromGcj02(position: readonly number[]): Position {
  const [lng, lat] = gcoord.transform([position[0]!, position[1]!], gcoord.GCJ02, gcoord.WGS84)
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}

/** Closed rings in WGS 84, good to about 100 m: for drawing and for laying out the demo, not for judging a border. */
export function districtOutlines(): Outline[] {
  return outlines.map(({ code, name, seat, rings }) => ({
    code,
    name,
    seat: fromGcj02(seat),
    rings: rings.map((ring) => ring.map(fromGcj02)),
  }))
}
