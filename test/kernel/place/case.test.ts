// Promise (A2): every case finds somebody. Its grid; outside every grid the community near by; beyond that the street.
import { demoCity } from '../../world/city'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import {
  BadPosition,
  makePlaceIndex,
  nearestDivision,
  placeCase,
} from '../../../cloudfunctions/kernel/place/place-index'
import { AIRPORT, DATAI, division, EAST, index, inGrid, said, SOUTH, YONGTAI } from './two-streets'

describe('the ladder', () => {
  test('a chosen building beats the pin, which only says where the phone is', () => {
    const placed = placeCase({ lng: 111.805, lat: 40.805 }, `G${YONGTAI}001-B001`, '锦绣家园3号楼', index)
    expect(placed).toEqual({ ...inGrid(`G${YONGTAI}001`), buildingCode: `G${YONGTAI}001-B001`, by: 'building' })
  })

  test('a pin in a grid beats the words', () => {
    const placed = placeCase({ lng: 111.705, lat: 40.805 }, null, '永泰花园3号楼', index)
    expect(placed).toEqual({ ...inGrid(`G${DATAI}001`), buildingCode: null, by: 'pin' })
  })

  test('a building whose grid is no more falls back to the pin', () => {
    expect(placeCase({ lng: 111.705, lat: 40.805 }, `G${DATAI}099-B001`, null, index)).toMatchObject({
      gridCode: `G${DATAI}001`,
      by: 'pin',
    })
  })

  test('outside every grid the words beat the nearest community', () => {
    expect(placeCase({ lng: 111.715, lat: 40.82 }, null, '永泰社区', index)).toEqual({
      level: 'community',
      gridCode: null,
      communityCode: YONGTAI,
      streetCode: SOUTH,
      buildingCode: null,
      by: 'address',
    })
  })

  test('outside every grid and without known words it goes to the nearest community within 3 km', () => {
    expect(placeCase({ lng: 111.711, lat: 40.82 }, null, '大槐树底下', index)).toEqual({
      level: 'community',
      gridCode: null,
      communityCode: DATAI,
      streetCode: SOUTH,
      buildingCode: null,
      by: 'nearest',
    })
  })

  test('just inside 3 km it is the community’s, just beyond the street’s, under the street’s code as tenant', () => {
    const north = (metres: number) => ({ lng: 111.805, lat: 40.805 + metres / 111_195 })
    expect(placeCase(north(2995), null, null, index)).toMatchObject({ level: 'community', communityCode: AIRPORT })
    expect(placeCase(north(3005), null, null, index)).toEqual({
      level: 'street',
      gridCode: null,
      communityCode: '150105007000',
      streetCode: EAST,
      buildingCode: null,
      by: 'nearest',
    })
  })

  test('the other end of the country still has a street that answers', () => {
    expect(placeCase({ lng: 87.6, lat: 43.8 }, null, null, index)).toMatchObject({
      level: 'street',
      streetCode: SOUTH,
      by: 'nearest',
    })
  })

  test('in a city without streets on the map even a far community answers', () => {
    const bare = makePlaceIndex({
      grids: [],
      divisions: [division(DATAI, 'community', '大台什路社区', [111.71, 40.805])],
      buildings: [],
    })
    expect(placeCase({ lng: 113, lat: 41 }, null, null, bare)).toMatchObject({
      level: 'community',
      communityCode: DATAI,
      by: 'nearest',
    })
  })

  test('when nothing is known the streets are the choices', () => {
    const streets = [
      { kind: 'street', code: SOUTH, name: '昭乌达南路街道' },
      { kind: 'street', code: EAST, name: '巴彦街道' },
    ]
    expect(placeCase(null, null, null, index)).toEqual({ ask: streets })
    expect(said('老地方')).toEqual({ ask: streets })
    expect(said('')).toEqual({ ask: streets })
  })

  test('what is no position is refused by name, even beside a building', () => {
    expect(() => placeCase({ lng: NaN, lat: 40 }, null, '永泰社区', index)).toThrow(BadPosition)
    expect(() => placeCase({ lng: 40.8, lat: 111.7 }, `G${YONGTAI}001-B001`, null, index)).toThrow(
      'latitude is out of range: 111.7',
    )
  })
})

describe('the nearest division', () => {
  test('is by distance on the ground, not by degrees', () => {
    // A hundredth of a degree is 842 m to the east here, 1,112 m to the north.
    const two = [division('1', 'street', '甲街道', [111.7, 40.81]), division('2', 'street', '乙街道', [111.711, 40.8])]
    expect(nearestDivision({ lng: 111.7, lat: 40.8 }, 'street', two)).toMatchObject({ code: '2' })
    expect(nearestDivision({ lng: 111.7, lat: 40.8 }, 'street', two)!.metres).toBeCloseTo(925.9, 0)
  })

  test('passes over other levels and over divisions without a position', () => {
    const lost = [
      { ...division('1', 'street', '甲街道', [0, 0]), lng: null, lat: null },
      division('2', 'community', '乙社区', [111.7, 40.8]),
    ]
    expect(nearestDivision({ lng: 111.7, lat: 40.8 }, 'street', lost)).toBeNull()
  })

  test('of two as near the smaller code is taken, in whatever order they came', () => {
    const twins = [division('2', 'street', '乙街道', [111.7, 40.8]), division('1', 'street', '甲街道', [111.7, 40.8])]
    for (const order of [twins, [...twins].reverse()])
      expect(nearestDivision({ lng: 111.7, lat: 40.8 }, 'street', order)!.code).toBe('1')
  })
})

test('never nobody: wherever in the demo city and beyond, a real office answers', () => {
  const { city } = demoCity()
  const whole = makePlaceIndex(city)
  const streets = new Set(city.divisions.filter(({ level }) => level === 'street').map(({ code }) => code))
  const tenants = new Set([
    ...city.divisions.filter(({ level }) => level === 'community').map(({ code }) => code),
    ...[...streets].map((code) => `${code}000`),
  ])
  const random = makeRandom(3)
  const levels = { grid: 0, community: 0, street: 0 }
  for (let i = 0; i < 3000; i++) {
    const wide = i % 3 === 0
    const point = {
      lng: random.between(wide ? 111.4 : 111.66, wide ? 112.3 : 111.8),
      lat: random.between(wide ? 40.5 : 40.73, wide ? 41.1 : 40.85),
    }
    const placed = placeCase(point, null, null, whole)
    if ('ask' in placed) throw new Error('a pin is never asked about')
    expect(streets).toContain(placed.streetCode)
    expect(tenants).toContain(placed.communityCode)
    expect(placed.communityCode.startsWith(placed.streetCode)).toBe(true)
    levels[placed.level] += 1
  }
  expect(Object.values(levels).every((count) => count > 100)).toBe(true)
})
