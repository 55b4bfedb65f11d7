// Cells of the plane that lie nearest to their own site. Neighbouring cells must meet without a gap or an overlap
// after rounding, so a corner is never taken from the running cut: it is computed once more from its three sites in
// a fixed order, and all three cells get the same bits.
import { nearAmong } from './near'
import type { Spot } from './plane'

interface Corner {
  x: number
  y: number /** The site behind the edge that starts here; −1 is the outer box. */
  beyond: number
}

/**
 * Corners of the cells of the first `count` sites, anticlockwise. Every one of these must be closed in by other sites.
 */
export function cellsOf(sites: readonly Spot[], count: number, reachMetres: number): Spot[][] {
  const near = nearAmong(sites, reachMetres / 4)
  return sites.slice(0, count).map((site, own) => {
    let corners: Corner[] = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([i, j]) => ({
      x: site.x + i! * reachMetres,
      y: site.y + j! * reachMetres,
      beyond: -1,
    }))
    for (const other of near.within(site, reachMetres)) {
      if (other === own) continue
      const far = Math.max(...corners.map((corner) => Math.hypot(corner.x - site.x, corner.y - site.y)))
      const { x, y } = sites[other]!
      if (Math.hypot(x - site.x, y - site.y) > 2 * far) break
      corners = cut(corners, site, sites[other]!, other)
    }
    if (corners.some((corner) => corner.beyond < 0))
      throw new Error(`the cell of site ${own} is open: no site beyond it`)
    return corners.map((corner, i) => {
      const before = corners[(i + corners.length - 1) % corners.length]!
      return circumcentre(sites, own, before.beyond, corner.beyond)
    })
  })
}

function cut(corners: Corner[], site: Spot, other: Spot, beyond: number): Corner[] {
  const [dx, dy] = [other.x - site.x, other.y - site.y]
  const limit = (other.x ** 2 + other.y ** 2 - site.x ** 2 - site.y ** 2) / 2
  const side = (corner: Corner) => corner.x * dx + corner.y * dy - limit
  const kept: Corner[] = []
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % corners.length]!
    const [here, there] = [side(corner), side(next)]
    if (here <= 0) kept.push(corner)
    if (here <= 0 !== there <= 0) {
      const t = here / (here - there)
      const at = { x: corner.x + t * (next.x - corner.x), y: corner.y + t * (next.y - corner.y) }
      kept.push({ ...at, beyond: here <= 0 ? beyond : corner.beyond })
    }
  })
  return kept
}

function circumcentre(sites: readonly Spot[], ...three: [number, number, number]): Spot {
  const [a, b, c] = three.sort((i, j) => i - j).map((i) => sites[i]!) as [Spot, Spot, Spot]
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y]
  const twice = 2 * (bx * cy - by * cx)
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy]
  return { x: a.x + (cy * bb - by * cc) / twice, y: a.y + (bx * cc - cx * bb) / twice }
}
