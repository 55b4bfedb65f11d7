// Promise (A2): what people write leads to the one place it means, or to a question. Names are Hohhot's own (National
// Bureau of Statistics, 2023), where 66 communities and villages share their name with another.
import fc from 'fast-check'
import { plain, type Candidate } from '../../../cloudfunctions/kernel/place/address'
import { makePlaceIndex, placeCase, type PlaceDivision } from '../../../cloudfunctions/kernel/place/place-index'

const division = (code: string, name: string, aliases: string[] = []): PlaceDivision => ({
  code,
  level: code.length === 9 ? 'street' : 'community',
  name,
  aliases,
  lng: null,
  lat: null,
})
const divisions = [
  division('150105006', '昭乌达南路街道', ['昭乌达路街道']),
  division('150105005', '中专路街道'),
  division('150105007', '巴彦街道'),
  division('150102007', '迎新路街道'),
  division('150102402', '丁香路街道'),
  division('150103003', '光明路街道'),
  division('150104004', '石东路街道'),
  division('150103004', '海拉尔西路街道', ['海西路街道']),
  division('150104008', '昭君路街道'),
  division('150104100', '小黑河镇'),
  division('150123203', '舍必崖乡'),
  division('150105006001', '大台什路社区', ['大台什社区']),
  division('150105006043', '双台什社区'),
  division('150105007001', '民航北', ['民航北社区']),
  division('150105006034', '锦绣社区'),
  division('150102007003', '锦绣社区'),
  division('150102402001', '丁香路社区'),
  division('150105005012', '丁香路社区'),
  division('150103003029', '富丽社区'),
  division('150104004008', '富丽社区'),
  division('150105006021', '万锦社区'),
  division('150104008011', '万锦社区'),
  division('150104100226', '郭家营'),
  division('150105007206', '郭家营'),
  division('150105007208', '舍必崖'),
  division('150104008901', '雅栖社区'),
]
const house = (grid: string, name: string, n: number) => ({ code: `G${grid}-B${String(n).padStart(3, '0')}`, name })
const [DATAI, JINXIU, FULI] = ['150105006001001', '150102007003001', '150103003029001']
const buildings = [
  house(DATAI, '锦绣家园 3 号楼', 1),
  house(DATAI, '锦绣家园 13 号楼', 2),
  house(DATAI, '锦绣家园 23 号楼', 3),
  house(DATAI, '锦绣家园 101 号楼', 4),
  house(DATAI, '锦绣家园 110 号楼', 5),
  house(JINXIU, '富丽小区 1 号楼', 1),
  house(FULI, '富丽小区 1 号楼', 1),
  house(FULI, '富丽小区 2 号楼', 2),
  house(FULI, '7 号楼', 3),
]
const grids = [DATAI, JINXIU, FULI].map((code, i) => ({
  code: `G${code}`,
  communityCode: code.slice(0, 12),
  ring: [
    [i, 0],
    [i + 1, 0],
    [i + 1, 1],
    [i, 0],
  ] as [number, number][],
}))
const index = makePlaceIndex({ grids, divisions, buildings })
const said = (address: string) => placeCase(null, null, address, index)
const asked = (address: string) => {
  const placed = said(address)
  return 'ask' in placed ? placed.ask.map(({ code }) => code) : placed
}
const everyStreet = divisions.filter(({ level }) => level === 'street').map(({ code }) => code)

test.each([
  ['锦绣家园3号楼', 1],
  ['锦绣家园 三 号 楼', 1],
  ['锦绣家园３栋２单元', 1],
  ['锦绣家园3#楼', 1],
  ['锦绣家园#3', 1],
  ['锦绣家园第三栋', 1],
  ['锦绣家园003号楼', 1],
  ['锦绣家园3幢2-501', 1],
  ['锦绣家园十三栋', 2],
  ['锦绣家园１３＃', 2],
  ['锦绣家园一三号楼', 2],
  ['锦绣家园二十三号楼', 3],
  ['锦绣家园廿三栋', 3],
  ['锦绣家园一百零一号楼', 4],
  ['锦绣家园一〇一号楼', 4],
  ['锦绣家园一百一十号楼', 5],
])('%s is house %i', (address, n) => {
  expect(said(address)).toMatchObject({ buildingCode: `G${DATAI}-B00${n}`, by: 'address' })
})

test.each([
  '锦绣家园3、13号楼',
  '锦绣家园1 3号楼',
  '锦绣家园3-13号楼',
  '锦绣家园3-2-501',
  '锦绣家园3号',
  '锦绣家园3号楼梯',
  '锦绣家园3A号楼',
  '锦绣家园二期3号楼',
  '锦绣家园一栋楼旁边',
  '锦绣家园3号楼或者4号楼',
])('%s names no house for certain: the estate’s community', (address) => {
  expect(said(address)).toMatchObject({ level: 'community', communityCode: '150105006001', buildingCode: null })
})

test.each([
  '3号楼',
  '三栋二单元',
  '7号楼',
  '锦绣',
  '大台什',
  '昭乌达路',
  '民航北路',
  '新锦绣家园3号楼',
  '东大台什社区',
  '锦绣家',
  '家园3号楼',
  '镇',
  '社区',
  '?!，',
  '　',
])('%s is too little, or another name: which street, is asked', (address) => {
  expect(asked(address)).toEqual(everyStreet)
})

test.each([
  ['锦绣社区', ['150105006034', '150102007003']],
  ['丁香路社区门口', ['150102402001', '150105005012']],
  ['富丽社区', ['150103003029', '150104004008']],
  ['万锦社区', ['150105006021', '150104008011']],
  ['郭家营村', ['150104100226', '150105007206']],
  ['富丽小区1号楼', [`G${JINXIU}-B001`, `G${FULI}-B001`]],
  ['富丽小区', ['150102007003', '150103003029']],
  ['锦绣社区富丽小区2号楼', [`G${FULI}-B002`, '150105006034', '150102007003']],
])('%s is the name of several: all are shown, none is taken', (address, codes) => {
  expect((asked(address) as string[]).sort()).toEqual([...codes].sort())
})

test.each([
  ['昭乌达路街道锦绣社区', '150105006034'],
  ['迎新路街道 锦绣社区', '150102007003'],
  ['锦绣社区（昭乌达南路街道）', '150105006034'],
  ['石东路街道富丽社区', '150104004008'],
  ['小黑河镇郭家营村', '150104100226'],
  ['巴彦街道郭家营', '150105007000'],
  ['舍必崖村', '150105007208'],
  ['舍必崖乡', '150123203000'],
  ['大台什社区', '150105006001'],
  ['双台什社区', '150105006043'],
  ['海西路街道', '150103004000'],
  ['雅栖社区', '150104008901'],
  ['民航北社区', '150105007001'],
])('%s is one: what is said beside it decides, and old names count', (address, communityCode) => {
  expect(said(address)).toMatchObject({ communityCode, by: 'address' })
})

test('an old and a new name said together are one place, and two places are asked about', () => {
  expect(said('大台什路社区（大台什社区）')).toMatchObject({ communityCode: '150105006001' })
  expect(asked('昭乌达南路街道丁香路社区万锦社区')).toEqual(
    expect.arrayContaining(['150105006021', '150105005012', '150102402001']),
  )
})

test('with its street or community said, a repeated house is the one there', () => {
  for (const address of ['光明路街道富丽小区1号楼', '富丽社区富丽小区一栋', '富丽小区1#，光明路街道富丽社区'])
    expect(said(address)).toMatchObject({ buildingCode: `G${FULI}-B001` })
  expect(said('迎新路街道锦绣社区富丽小区1号楼')).toMatchObject({ buildingCode: `G${JINXIU}-B001` })
})

describe('no text that fits two places is answered with one', () => {
  const names = [
    ...divisions.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...buildings.map(({ name }) => name),
    '锦绣家园',
    '富丽小区',
  ]
  const filler = fc.constantFrom(
    '',
    ' ',
    '，',
    '的',
    '门口',
    '旁边',
    '和',
    '或者',
    '2单元',
    '501',
    '路灯坏了',
    '3号楼',
    '十三栋',
    '赛罕区',
    '#3',
    '新',
    '北',
  )
  const text = fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...names) }, { weight: 2, arbitrary: filler }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((pieces) => pieces.join(''))
  const within = (outer: string, code: string): boolean => code.replace(/^G/, '').startsWith(outer)

  test('whatever people put together of names, numbers and other words', () => {
    let [answers, questions] = [0, 0]
    fc.assert(
      fc.property(text, (address) => {
        const placed = said(address)
        if ('ask' in placed) {
          questions++
          expect(placed.ask.length).toBeGreaterThan(1)
          return
        }
        answers++
        const written = plain(address)
        const code = placed.buildingCode ?? placed.communityCode.replace(/000$/, '')
        // Whatever else is said by its whole name holds the answer, is
        // held by it, or is a name that also means one that does.
        const fits = (other: string): boolean =>
          within(other.replace(/^G/, ''), code) || within(code.replace(/^G/, ''), other)
        const known = [
          ...divisions.flatMap(({ code: its, name, aliases }) =>
            [name, ...aliases].map((called) => ({ code: its, name: called })),
          ),
          ...buildings,
        ].filter(
          ({ name }) =>
            /(社区|街道|镇|乡|号楼)$/.test(name) && /\D.*号楼|\D$/.test(plain(name).replace(/^\d+号楼$/, '')),
        )
        const spoken = known.filter(({ name }) =>
          new RegExp(`(?<![新老旧前后东西南北大小上下])${plain(name)}`).test(written),
        )
        for (const { name } of spoken)
          expect([address, name, spoken.some((other) => other.name === name && fits(other.code))]).toEqual([
            address,
            name,
            true,
          ])
        // Two places of one kind and name with nothing beside them that tells them apart.
        const rivals = spoken.filter(
          (other) =>
            other.code !== code &&
            other.code.length === code.length &&
            spoken.some((mine) => mine.code === code && mine.name === other.name),
        )
        const estates = placed.buildingCode
          ? []
          : [
              { code: '150103003029', name: '富丽小区' },
              { code: '150102007003', name: '富丽小区' },
              { code: '150105006001', name: '锦绣家园' },
            ].filter(({ name }) => written.includes(name))
        for (const rival of rivals) {
          expect([
            address,
            rival.code,
            [...spoken, ...estates].some(
              ({ code: decides, name }) => name !== rival.name && within(decides, code) && !within(decides, rival.code),
            ),
          ]).toEqual([address, rival.code, true])
        }
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(answers, questions)).toBeGreaterThan(500)
  })

  test('a name that two places bear, alone among other words', () => {
    const repeated = [...new Set(names)]
      .map((name) => ({ name, places: holders(name) }))
      .filter(({ places }) => places.length > 1)
    expect(repeated.map(({ name }) => name)).toEqual([
      '锦绣社区',
      '丁香路社区',
      '富丽社区',
      '万锦社区',
      '富丽小区 1 号楼',
    ])
    const words = fc
      .array(fc.constantFrom('', ' ', '，', '门口', '路灯坏了', '2单元501', '住在', '（急）'), { maxLength: 3 })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.constantFrom(...repeated), words, words, ({ name, places }, before, after) => {
        expect([...(asked(before + name + after) as string[])].sort()).toEqual([...places].sort())
      }),
      { numRuns: 1000 },
    )
  })

  const holders = (name: string): string[] => [
    ...divisions
      .filter((one) => one.name === name && /(社区|街道|村|镇|乡)$/.test(name))
      .map(({ code }): Candidate['code'] => code),
    ...buildings.filter((one) => one.name === name).map(({ code }) => code),
  ]
})
