import { makePlaceIndex, placeCase, type PlaceDivision } from '../../../cloudfunctions/kernel/place/place-index'

export const division = (
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
export const [SOUTH, EAST] = ['150105006', '150105007']
export const [DATAI, YONGTAI, AIRPORT] = ['150105006001', '150105006025', '150105007001']
/** Two streets with three communities that have grids, and one that has none. */
export const index = makePlaceIndex({
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
export const inGrid = (gridCode: string) => ({
  level: 'grid',
  gridCode,
  communityCode: gridCode.slice(1, 13),
  streetCode: gridCode.slice(1, 10),
})
export const said = (address: string) => placeCase(null, null, address, index)
