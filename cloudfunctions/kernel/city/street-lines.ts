// The borders between streets, drawn from the grids alone: no free polygons of streets exist, and a map without tiles
// still has to show where one is. An edge that two grids of one street share is inside; every other edge is a border.

import { ringsOf, type Shape } from '../place/shape'

export interface GridRing {
  communityCode: string
  ring: Shape
}
/** A line of degrees WGS 84, flat: lng, lat, lng, lat, … rounded to 1e-5 (about a metre). */
export type Line = number[]

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
const streetOf = (communityCode: string): string => communityCode.slice(0, 9)

interface Edge {
  from: string
  to: string
  streets: string[]
}

export function streetLines(grids: readonly GridRing[]): Line[] {
  const edges = new Map<string, Edge>()
  for (const { communityCode, ring } of grids.flatMap((grid) =>
    ringsOf(grid.ring).map((ring) => ({ ...grid, ring })),
  )) {
    for (let i = 1; i < ring.length; i++) {
      const from = name(ring[i - 1]!)
      const to = name(ring[i]!)
      if (from === to) continue
      const key = from < to ? `${from} ${to}` : `${to} ${from}`
      const edge = edges.get(key)
      if (edge) edge.streets.push(streetOf(communityCode))
      else edges.set(key, { from, to, streets: [streetOf(communityCode)] })
    }
  }
  return chain([...edges.values()].filter(({ streets }) => streets.length === 1 || streets[0] !== streets[1]))
}

const name = ([lng, lat]: readonly [number, number]): string => `${round(lng)},${round(lat)}`

/** Edges that meet become one line: a tenth of the points, and a line a pen can follow. */
function chain(edges: readonly Edge[]): Line[] {
  const at = new Map<string, Edge[]>()
  for (const edge of edges) for (const end of [edge.from, edge.to]) at.set(end, [...(at.get(end) ?? []), edge])
  const drawn = new Set<Edge>()
  const follow = (start: string): string[] => {
    const line = [start]
    for (let here = start; ; ) {
      const next = at.get(here)?.find((edge) => !drawn.has(edge))
      if (!next) return line
      drawn.add(next)
      here = next.from === here ? next.to : next.from
      line.push(here)
    }
  }
  // Ends and crossings first, then what is left: rings.
  const starts = [...at].sort(([, a], [, b]) => (b.length % 2) - (a.length % 2)).map(([point]) => point)
  return starts
    .flatMap((start) => {
      const lines: string[][] = []
      for (let line = follow(start); line.length > 1; line = follow(start)) lines.push(line)
      return lines
    })
    .map((line) => line.flatMap((point) => point.split(',').map(Number)))
}
