// Whoever looks for their house finds it however they write it: search, preview and posting read words in one way.
import { demoCity, layCity } from '../../world/city'
import { useDatabase } from '../../world/database'
import { makeFunctions, type Functions } from '../../world/phone'

const db = useDatabase()
let f: Functions
beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool)
})

const numbered = () => demoCity().city.buildings.find((b) => /^[^\d]+ 13 号楼$/.test(b.name))!
const found = async (search: string) => {
  const phone = await f.signIn('resident')
  return (await phone.call('list-places', { search })).places
}

test('a house is found with and without blanks, in full width, as 栋, in Chinese numbers, with a door', async () => {
  const house = numbered()
  const estate = house.name.replace(/ 13 号楼$/, '')
  for (const words of [
    house.name,
    `${estate}13号楼`,
    `${estate}１３号楼`,
    `${estate}13栋`,
    `${estate} 十三号楼`,
    `${estate}13号楼2单元501`,
    `${estate}#13`,
  ])
    expect([words, (await found(words)).map((p) => p.code)]).toEqual([words, expect.arrayContaining([house.code])])
})

test('a number alone offers houses of that number, a part of a name all that have it, nothing known none', async () => {
  const byNumber = await found('13号楼')
  expect(byNumber.length).toBeGreaterThan(5)
  expect(byNumber.every((p) => p.name.endsWith('13 号楼'))).toBe(true)
  expect((await found('大台什')).map((p) => p.name)).toContain('大台什路社区')
  expect(await found('没有这个地方')).toEqual([])
  expect(await found('%')).toEqual([])
  expect(await found('，。')).toEqual([])
})
