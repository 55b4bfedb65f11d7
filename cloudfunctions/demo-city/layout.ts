// Where the demo puts its communities: no open outlines exist, so each street's communities are wound round a
// hand-placed anchor like sunflower seeds, the big ones taking more room.
import source from './divisions.json'
import { nearAmong, type Near } from './near'
import { fromGcj02, type Outline } from './outlines'
import { isInside, type Plane, type Position, type Spot } from './plane'
import type { Random } from './random'

/** Anchors in GCJ-02; `spread` is the room an average community takes, as the radius of a disc in metres. */
const STREETS: Record<string, { anchor: [number, number]; spread: number }> = {
  150105001: { anchor: [111.69, 40.797], spread: 300 },
  150105002: { anchor: [111.702, 40.806], spread: 290 },
  150105003: { anchor: [111.716, 40.82], spread: 360 },
  150105004: { anchor: [111.728, 40.806], spread: 400 },
  150105005: { anchor: [111.745, 40.824], spread: 310 },
  150105006: { anchor: [111.738, 40.768], spread: 420 },
  150105007: { anchor: [111.83, 40.838], spread: 420 },
  150105008: { anchor: [111.765, 40.838], spread: 340 },
}
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
const GRIDS_PER_COMMUNITY = 12.6
const OUTLINE_STEP = 40
/** No site comes nearer to the outline than this; the outline itself is only good to 100 m. */
export const OUTLINE_MARGIN = 45

export interface Site {
  code: string
  streetCode: string
  spot: Spot
  grids: number
  reach: number
  pitch: number
}

export interface Territory {
  /** Inside the district and clear of its outline. */
  holds(spot: Spot): boolean
  /** The outline as spots no more than 40 m apart. */
  rim: Spot[]
}

/** Resident communities only: 001–199 are 居委会, 2xx are villages, 4xx (498 of the parks) have no residents. */
export function isResidentCommunity(code: string): boolean {
  const suffix = Number(code.slice(9))
  return suffix >= 1 && suffix <= 199
}

export function residentCommunities() {
  return source.streets.flatMap((street) =>
    street.units
      .map(([code, name]) => ({ code: code!, name: name!, streetCode: street.code }))
      .filter((unit) => isResidentCommunity(unit.code)),
  )
}

export function territoryOf(outline: Outline, plane: Plane): Territory {
  const ring = outline.rings[0]!
  const corners = ring.map(plane.toMetres)
  const rim = corners.flatMap((a, i) => {
    const b = corners[(i + 1) % corners.length]!
    const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / OUTLINE_STEP)
    return Array.from({ length: steps }, (_, k) => ({
      x: a.x + ((b.x - a.x) * k) / steps,
      y: a.y + ((b.y - a.y) * k) / steps,
    }))
  })
  const near: Near = nearAmong(rim, 200)
  const square: Position[] = corners.map(({ x, y }) => [x, y])
  return { rim, holds: (spot) => isInside(square, [spot.x, spot.y]) && !near.any(spot, OUTLINE_MARGIN) }
}

/** About 12.6 grids each, log-normal: a few communities have three, the largest some thirty. */
function gridCounts(count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => Math.exp(0.45 * random.normal()))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / count
  return weights.map((weight) => Math.max(3, Math.round((GRIDS_PER_COMMUNITY * weight) / mean)))
}

export function placeCommunities(plane: Plane, territory: Territory, random: Random): Site[] {
  const units = residentCommunities()
  const counts = gridCounts(units.length, random)
  const anchors = Object.entries(STREETS).map(([code, { anchor, spread }]) => ({
    code,
    spread,
    spot: plane.toMetres(fromGcj02(anchor)),
  }))
  const sites: Site[] = []
  for (const { code, spread, spot } of anchors) {
    let turn = 0
    let filled = 0
    units.forEach((unit, i) => {
      if (unit.streetCode !== code) return
      const size = counts[i]! / GRIDS_PER_COMMUNITY
      for (;;) {
        const radius = spread * Math.sqrt(filled + size / 2)
        if (radius > 10_000) throw new Error(`no room for community ${unit.code}`)
        const at = { x: spot.x + radius * Math.cos(turn), y: spot.y + radius * Math.sin(turn) }
        turn += GOLDEN_ANGLE
        filled += size
        const nearest = anchors.reduce((best, other) => (pull(other, at) < pull(best, at) ? other : best))
        if (nearest.code !== code || !territory.holds(at)) continue
        const reach = spread * Math.sqrt(size) * 1.1
        sites.push({ code: unit.code, streetCode: code, spot: at, grids: counts[i]!, reach, pitch: spread / 2 })
        break
      }
    })
  }
  return sites
}

/** A wide street reaches farther than a small one, so distance is counted in its own spread. */
function pull(street: { spot: Spot; spread: number }, at: Spot): number {
  return Math.hypot(street.spot.x - at.x, street.spot.y - at.y) / street.spread
}
