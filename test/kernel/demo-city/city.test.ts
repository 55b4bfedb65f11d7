// Promise: the demo city is a plausible one. Its names and codes are the real ones, its grids tile the town without a
// gap inside a community or an overlap anywhere, and every house stands in the grid whose code it bears.
import clip, { type MultiPolygon, type Polygon } from 'polygon-clipping'
import { communityLabel, makeCity, type Grid } from '../../../cloudfunctions/demo-city/city'
import { isResidentCommunity } from '../../../cloudfunctions/demo-city/layout'
import { districtOutlines } from '../../../cloudfunctions/demo-city/outlines'
import { isInside, type Position } from '../../../cloudfunctions/demo-city/plane'

const city = makeCity()
const communities = city.divisions.filter((division) => division.level === 'community')
const streets = city.divisions.filter((division) => division.level === 'street')
const gridsOf = grouped(city.grids)

function grouped(grids: Grid[]): Map<string, Grid[]> {
  const groups = new Map<string, Grid[]>()
  for (const grid of grids) groups.set(grid.communityCode, [...(groups.get(grid.communityCode) ?? []), grid])
  return groups
}

/** Square micro-degrees, with the sign of the turning direction; whole numbers, so sums are exact. */
function area(ring: readonly Position[]): number {
  const units = ring.map(([lng, lat]) => [Math.round((lng - 111) * 1e6), Math.round((lat - 40) * 1e6)] as const)
  return units.slice(1).reduce((sum, [x, y], i) => sum + (units[i]![0] * y - x * units[i]![1]), 0) / 2
}
const surface = (shape: MultiPolygon) =>
  shape.flatMap((rings) => rings.map((ring, i) => (i === 0 ? 1 : -1) * Math.abs(area(ring)))).reduce((a, b) => a + b, 0)
const edges = (ring: readonly Position[]) => ring.slice(1).map((to, i) => [ring[i]!.join(), to.join()] as const)

test('one seed makes one city, on every machine and every day', () => {
  expect(JSON.stringify(makeCity(1)) === JSON.stringify(city)).toBe(true)
  expect(makeCity(2).grids[0]!.ring).not.toEqual(city.grids[0]!.ring)
})

test('the eight streets of 赛罕区 and all their resident communities are there, with their own codes', () => {
  expect(streets.map((street) => street.code)).toEqual(
    ['001', '002', '003', '004', '005', '006', '007', '008'].map((n) => `150105${n}`),
  )
  expect(streets.every((street) => street.name.endsWith('街道') && street.parentCode === '150105')).toBe(true)
  expect(communities).toHaveLength(119)
  expect(new Set(communities.map((community) => community.code)).size).toBe(119)
  for (const { code, parentCode } of communities) expect(code.slice(0, 9)).toBe(parentCode)
  expect(communities.find((community) => community.code === '150105006001')?.name).toBe('大台什路社区')
})

test('villages, parks without residents and another district are left out', () => {
  expect(isResidentCommunity('150105006100')).toBe(true)
  expect(isResidentCommunity('150105008202')).toBe(false)
  expect(isResidentCommunity('150105006498')).toBe(false)
  const names = communities.map((community) => community.name)
  for (const outsider of ['白塔', '东把栅', '雅栖社区']) expect(names).not.toContain(outsider)
})

test('names the news uses lead to the official ones', () => {
  const named = (alias: string) =>
    city.divisions.filter((division) => division.aliases.includes(alias)).map((division) => division.name)
  expect(named('大台什社区')).toEqual(['大台什路社区'])
  expect(named('昭乌达路街道')).toEqual(['昭乌达南路街道'])
})

test('a community is always shown with its street', () => {
  expect(communityLabel(city.divisions, '150105006001')).toBe('昭乌达南路街道 · 大台什路社区')
  const labels = communities.map((community) => communityLabel(city.divisions, community.code))
  expect(new Set(labels).size).toBe(labels.length)
  expect(() => communityLabel(city.divisions, '150105006999')).toThrow('150105006999')
})

test('about 1,500 grids, numbered from 001 in every community, none of them empty', () => {
  expect(city.grids.length).toBeGreaterThan(1400)
  expect(city.grids.length).toBeLessThan(1600)
  for (const community of communities) {
    const codes = gridsOf.get(community.code)!.map((grid) => grid.code)
    expect(codes).toEqual(codes.map((_, i) => `G${community.code}${String(i + 1).padStart(3, '0')}`))
  }
  for (const grid of city.grids) {
    expect(grid.ring.length).toBeGreaterThanOrEqual(4)
    expect(grid.ring.at(-1)).toEqual(grid.ring[0])
    expect(area(grid.ring)).toBeGreaterThan(0)
    expect(isInside(grid.ring, grid.centre)).toBe(true)
    expect(grid.households).toBeGreaterThan(0)
  }
})

test('no two grids overlap: the whole is exactly the sum of its parts', () => {
  const whole = communities.map((community) => {
    const [first, ...rest] = gridsOf.get(community.code)!.map((grid) => [grid.ring] as Polygon)
    return clip.union(first!, ...rest)
  })
  const union = clip.union(whole[0]!, ...whole.slice(1))
  const parts = city.grids.reduce((sum, grid) => sum + area(grid.ring), 0)
  expect(Math.abs(surface(union) / parts - 1)).toBeLessThan(1e-9)
})

test('a shared border has the same corners on both sides, and each side is one grid’s', () => {
  const seen = new Set<string>()
  let shared = 0
  for (const grid of city.grids) {
    for (const [from, to] of edges(grid.ring)) {
      expect(seen.has(`${from} ${to}`)).toBe(false)
      seen.add(`${from} ${to}`)
      if (seen.has(`${to} ${from}`)) shared += 1
    }
  }
  expect(shared).toBeGreaterThan(3000)
})

test('no grid leaves the district', () => {
  const district = districtOutlines().find((outline) => outline.code === '150105')!.rings[0]!
  for (const grid of city.grids) {
    for (const corner of grid.ring) expect(isInside(district, corner)).toBe(true)
  }
  const outside = clip.difference(
    city.grids.map((grid) => [grid.ring] as Polygon),
    [district],
  )
  expect(surface(outside)).toBe(0)
})

test('a community is one piece of land', () => {
  for (const community of communities) {
    const grids = gridsOf.get(community.code)!
    const reached = new Set([grids[0]!])
    for (const grid of reached) {
      const backwards = new Set(edges(grid.ring).map(([from, to]) => `${to} ${from}`))
      for (const other of grids) {
        if (edges(other.ring).some(([from, to]) => backwards.has(`${from} ${to}`))) reached.add(other)
      }
    }
    expect([community.name, reached.size]).toEqual([community.name, grids.length])
  }
})

test('every house stands in its own grid and in no other', () => {
  const perGrid = city.buildings.length / city.grids.length
  expect(perGrid).toBeGreaterThan(9)
  expect(perGrid).toBeLessThan(10.2)
  expect(new Set(city.buildings.map((building) => building.code)).size).toBe(city.buildings.length)
  const homes = new Map<string, string[]>(city.buildings.map((building) => [building.code, []]))
  for (const { code, ring } of city.grids) {
    const [west, east] = [Math.min(...ring.map(([lng]) => lng)), Math.max(...ring.map(([lng]) => lng))]
    for (const { lng, lat, code: building } of city.buildings) {
      if (lng >= west && lng <= east && isInside(ring, [lng, lat])) homes.get(building)!.push(code)
    }
  }
  const wrong = city.buildings.filter(
    ({ code, gridCode }) => homes.get(code)!.join() !== gridCode || !code.startsWith(`${gridCode}-B`),
  )
  expect(wrong).toEqual([])
})

test('the households of a grid are those of its houses, 250 or so', () => {
  const sums = new Map<string, number>()
  for (const { gridCode, households } of city.buildings) sums.set(gridCode, (sums.get(gridCode) ?? 0) + households)
  for (const grid of city.grids) expect(sums.get(grid.code)).toBe(grid.households)
  const mean = city.grids.reduce((sum, grid) => sum + grid.households, 0) / city.grids.length
  expect(mean).toBeGreaterThan(225)
  expect(mean).toBeLessThan(275)
})

test('inside a community a house name is said once; across the city some repeat, as in life', () => {
  const inside = city.buildings.map((building) => `${building.communityCode} ${building.name}`)
  expect(new Set(inside).size).toBe(inside.length)
  expect(new Set(city.buildings.map((building) => building.name)).size).toBeLessThan(inside.length)
  expect(city.buildings.every((building) => /^\S+ \d+ 号楼$/.test(building.name))).toBe(true)
})
