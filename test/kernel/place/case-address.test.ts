// Promise (A2): an address is read as people write it, and what can mean two places is asked about, never guessed.
import { demoCity } from '../../world/city'
import { makePlaceIndex, placeCase } from '../../../cloudfunctions/kernel/place/place-index'
import { AIRPORT, DATAI, index, inGrid, said, SOUTH, YONGTAI } from './two-streets'

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

test('every house of the demo city is found by the words people use for it', () => {
  const { city } = demoCity()
  const whole = makePlaceIndex(city)
  const names = new Map(city.divisions.map(({ code, name }) => [code, name.replace(/社区$/, '') + '社区']))
  const wrong = city.buildings.filter(({ communityCode, name, code }) => {
    const placed = placeCase(null, null, `${names.get(communityCode)}${name.replaceAll(' ', '')}2单元`, whole)
    return 'ask' in placed || placed.buildingCode !== code
  })
  expect(wrong.map(({ name, communityCode }) => `${names.get(communityCode)} ${name}`)).toEqual([])
})
