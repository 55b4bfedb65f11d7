// Promise (A2): every case finds somebody. Its grid; outside every grid the community near by; beyond that the street.
// An address is read as people write it, and what can mean two places is asked about, never guessed.
import {
  BadPosition,
  makePlaceIndex,
  nearestDivision,
  placeCase,
  type PlaceDivision,
} from '../../../cloudfunctions/kernel/place/place-index'
import { makeCity } from '../../../cloudfunctions/demo-city/city'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'

const division = (
  code: string,
  level: PlaceDivision['level'],
  name: string,
  [lng, lat]: [lng: number, lat: number],
  aliases: string[] = [],
): PlaceDivision => ({ code, level, name, aliases, lng, lat })
const square = (code: string, west: number) => ({
  code,
  communityCode: code.slice(1, 13),
  ring: [
    [west, 40.8],
    [west + 0.01, 40.8],
    [west + 0.01, 40.81],
    [west, 40.81],
    [west, 40.8],
  ] as [number, number][],
})
const [SOUTH, EAST] = ['150105006', '150105007']
const [DATAI, YONGTAI, AIRPORT] = ['150105006001', '150105006025', '150105007001']
const index = makePlaceIndex({
  grids: [
    square(`G${DATAI}001`, 111.7),
    square(`G${DATAI}002`, 111.71),
    square(`G${YONGTAI}001`, 111.72),
    square(`G${AIRPORT}001`, 111.8),
  ],
  divisions: [
    division('150105', 'district', '赛罕区', [111.69, 40.8]),
    division(SOUTH, 'street', '昭乌达南路街道', [111.71, 40.805], ['昭乌达路街道']),
    division(EAST, 'street', '巴彦街道', [111.8, 40.805]),
    division(DATAI, 'community', '大台什路社区', [111.71, 40.805], ['大台什社区']),
    division('150105006043', 'community', '双台什社区', [111.69, 40.79]),
    division(YONGTAI, 'community', '永泰社区', [111.725, 40.805]),
    division(AIRPORT, 'community', '民航北', [111.805, 40.805], ['民航北社区']),
  ],
  buildings: [
    { code: `G${DATAI}001-B001`, name: '锦绣家园 3 号楼' },
    { code: `G${DATAI}001-B002`, name: '锦绣家园 13 号楼' },
    { code: `G${DATAI}002-B001`, name: '锦绣家园 14 号楼' },
    { code: `G${DATAI}002-B002`, name: '金桥花园 1 号楼' },
    { code: `G${YONGTAI}001-B001`, name: '永泰花园 3 号楼' },
    { code: `G${YONGTAI}001-B002`, name: '永泰花园 20 号楼' },
    { code: `G${YONGTAI}001-B003`, name: '金桥花园 1 号楼' },
    { code: `G${AIRPORT}001-B001`, name: '永泰花园二期 3 号楼' },
  ],
})
const inGrid = (gridCode: string) => ({
  level: 'grid',
  gridCode,
  communityCode: gridCode.slice(1, 13),
  streetCode: gridCode.slice(1, 10),
})
const said = (address: string) => placeCase(null, null, address, index)

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

describe('an address', () => {
  test.each([
    '永泰花园 3 号楼',
    '永泰花园3号楼2单元501',
    '永泰花园３号楼',
    '永泰花园3栋',
    '永泰花园三号楼',
    '永泰花园3#',
    '永泰花园3#楼',
    '赛罕区昭乌达路街道永泰社区永泰花园（3号楼）门口',
    '住在永泰花园·3幢的老人',
  ])('%s is one house', (address) => {
    expect(said(address)).toEqual({ ...inGrid(`G${YONGTAI}001`), buildingCode: `G${YONGTAI}001-B001`, by: 'address' })
  })

  test.each([
    ['锦绣家园13号楼', `G${DATAI}001-B002`],
    ['锦绣家园十三号楼', `G${DATAI}001-B002`],
    ['锦绣家园十四栋', `G${DATAI}002-B001`],
    ['永泰花园二十号楼', `G${YONGTAI}001-B002`],
  ])('%s is not the third house', (address, code) => {
    expect(said(address)).toMatchObject({ buildingCode: code })
  })

  test('the longest name wins: 永泰花园二期 is another estate', () => {
    expect(said('永泰花园二期3号楼')).toMatchObject({ buildingCode: `G${AIRPORT}001-B001` })
  })

  test('two houses of one name are asked about', () => {
    expect(said('金桥花园1号楼')).toEqual({
      ask: [
        { kind: 'building', code: `G${DATAI}002-B002`, name: '金桥花园 1 号楼' },
        { kind: 'building', code: `G${YONGTAI}001-B003`, name: '金桥花园 1 号楼' },
      ],
    })
  })

  test('and a community or a street said beside it decides', () => {
    expect(said('永泰社区金桥花园1号楼')).toMatchObject({ buildingCode: `G${YONGTAI}001-B003`, by: 'address' })
    expect(said('金桥花园1号楼，大台什社区的')).toMatchObject({ buildingCode: `G${DATAI}002-B002`, by: 'address' })
    expect(said('昭乌达路街道金桥花园1号楼')).toHaveProperty('ask')
  })

  test('words that contradict each other are asked about, not guessed', () => {
    expect(said('大台什社区永泰花园3号楼')).toEqual({
      ask: [
        { kind: 'building', code: `G${YONGTAI}001-B001`, name: '永泰花园 3 号楼' },
        { kind: 'community', code: DATAI, name: '大台什路社区' },
      ],
    })
  })

  test('two houses named are two candidates', () => {
    expect(said('锦绣家园3号楼和13号楼之间')).toMatchObject({
      ask: [{ code: `G${DATAI}001-B001` }, { code: `G${DATAI}001-B002` }],
    })
    expect(said('锦绣家园3号楼和99号楼之间')).toMatchObject({ level: 'community', communityCode: DATAI })
    expect(said('锦绣家园3号楼到锦绣家园14号楼之间')).toMatchObject({
      ask: [{ code: `G${DATAI}001-B001` }, { code: `G${DATAI}002-B001` }],
    })
  })

  test('an estate without a number, or with one nobody knows, is its community’s', () => {
    for (const address of ['锦绣家园大门口', '锦绣家园99号楼']) {
      expect(said(address)).toEqual({
        level: 'community',
        gridCode: null,
        communityCode: DATAI,
        streetCode: SOUTH,
        buildingCode: null,
        by: 'address',
      })
    }
    expect(said('金桥花园大门口')).toMatchObject({
      ask: [
        { kind: 'estate', code: DATAI },
        { kind: 'estate', code: YONGTAI },
      ],
    })
  })

  test('old and everyday names lead to the community; a like-sounding one does not', () => {
    expect(said('大台什社区门口')).toMatchObject({ level: 'community', communityCode: DATAI, by: 'address' })
    expect(said('双台什社区门口')).toMatchObject({ communityCode: '150105006043' })
    expect(said('昭乌达路街道办事处')).toMatchObject({
      level: 'street',
      communityCode: '150105006000',
      streetCode: SOUTH,
      by: 'address',
    })
  })

  test('a road is no community: 民航北路 is not 民航北', () => {
    expect(said('民航北社区')).toMatchObject({ communityCode: AIRPORT })
    expect(said('民航北路路口')).toEqual(said(''))
  })

  test('a house whose grid is no more is its community’s', () => {
    const split = makePlaceIndex({
      grids: [],
      divisions: index.divisions,
      buildings: [{ code: `G${DATAI}001-B001`, name: '锦绣家园 3 号楼' }],
    })
    expect(placeCase(null, null, '锦绣家园3号楼', split)).toMatchObject({
      level: 'community',
      communityCode: DATAI,
      by: 'address',
    })
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
  const city = makeCity()
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

test('every house of the demo city is found by the words people use for it', () => {
  const city = makeCity()
  const whole = makePlaceIndex(city)
  const names = new Map(city.divisions.map(({ code, name }) => [code, name.replace(/社区$/, '') + '社区']))
  const wrong = city.buildings.filter(({ communityCode, name, code }) => {
    const placed = placeCase(null, null, `${names.get(communityCode)}${name.replaceAll(' ', '')}2单元`, whole)
    return 'ask' in placed || placed.buildingCode !== code
  })
  expect(wrong.map(({ name, communityCode }) => `${names.get(communityCode)} ${name}`)).toEqual([])
})
