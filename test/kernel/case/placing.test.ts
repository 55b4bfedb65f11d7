// A case always belongs to somebody: its grid, else the community near by, else the street; what is unclear is asked.
import { isInside } from '../../../cloudfunctions/demo-city/plane'
import { demoCity, demoPerson } from '../../world/city'
import { brokenDoor, home, peopleOf, post, rowOf, useThread } from './thread'

const thread = useThread()
const building = () => demoCity().city.buildings.find((b) => b.code === demoPerson('resident').buildingCode)!
const grid = () => demoCity().city.grids.find((g) => g.code === building().gridCode)!
const inSomeGrid = (lng: number, lat: number): boolean =>
  demoCity().city.grids.some((g) => isInside(g.ring, [lng, lat]))
const metresEast = (lat: number, metres: number): number => metres / (111_195 * Math.cos((lat * Math.PI) / 180))

/** The edge of the city: from the easternmost community so many metres further east, where no grid is. */
function eastOfTown(metres: number): { lng: number; lat: number; communityCode: string } {
  const edge = demoCity()
    .city.divisions.filter((d) => d.level === 'community')
    .reduce((a, b) => (b.lng > a.lng ? b : a))
  const at = { lng: edge.lng + metresEast(edge.lat, metres), lat: edge.lat }
  expect(inSomeGrid(at.lng, at.lat)).toBe(false)
  return { ...at, communityCode: edge.code }
}

test('a building chosen from the list decides the grid, and its grid worker is named', async () => {
  const resident = await thread.f.signIn('resident')
  const { posted, caseId } = await post(resident, { place: { buildingCode: building().code } })
  expect(posted.place).toMatchObject({
    level: 'grid',
    communityCode: home,
    gridCode: grid().code,
    gridName: grid().name,
    buildingCode: building().code,
    buildingName: building().name,
    gridWorker: demoPerson('grid-worker').name,
    streetName: expect.stringContaining('昭乌达南路'),
  })
  expect(await rowOf(thread, { caseId })).toMatchObject({
    placed_level: 'grid',
    placed_by: 'building',
    grid_code: grid().code,
  })
})

test("whoever is no longer the grid's worker is not named for it, and the successor is", async () => {
  const resident = await thread.f.signIn('resident')
  const worker = async () =>
    (await resident.call('preview-case', { place: { buildingCode: building().code } })).place!.gridWorker
  expect(await worker()).toBe(demoPerson('grid-worker').name)
  const of = [grid().code, demoPerson('grid-worker').personId]
  await thread.db.pool.query(
    `update role_binding set until = $3 where role = 'grid-worker' and area_code = $1 and person_id = $2`,
    [...of, thread.f.now()],
  )
  expect(await worker()).toBeNull()
  await thread.db.pool.query(`insert into role_binding values ($2, 'grid-worker', $1, '新网格员', null, $3)`, [
    grid().code,
    peopleOf('volunteer')[0]!.personId,
    thread.f.now(),
  ])
  expect(await worker()).toBe('新网格员')
  await thread.db.pool.query(`delete from role_binding where area_code = $1 and display_name = '新网格员'`, [
    grid().code,
  ])
  await thread.db.pool.query(
    `update role_binding set until = null where role = 'grid-worker' and area_code = $1 and person_id = $2`,
    of,
  )
})

test('a pin falls in the one grid whose ring holds it', async () => {
  const resident = await thread.f.signIn('resident')
  for (const house of demoCity().city.buildings.filter((_, i) => i % 1500 === 7)) {
    const { posted, caseId } = await post(resident, { place: { point: { lng: house.lng, lat: house.lat } } })
    expect(posted.place).toMatchObject({ level: 'grid', gridCode: house.gridCode, communityCode: house.communityCode })
    expect((await rowOf(thread, { caseId })).placed_by).toBe('pin')
  }
})

test('a building that was chosen says more than the pin, which only says where the phone is', async () => {
  const resident = await thread.f.signIn('resident')
  const elsewhere = demoCity().city.buildings.find((b) => b.communityCode !== home)!
  const { posted } = await post(resident, {
    place: { buildingCode: building().code, point: { lng: elsewhere.lng, lat: elsewhere.lat } },
  })
  expect(posted.place.gridCode).toBe(grid().code)
})

test('a pin outside every grid goes to the nearest community within three kilometres', async () => {
  const resident = await thread.f.signIn('resident')
  const { communityCode, ...point } = eastOfTown(2_800)
  const { posted, caseId } = await post(resident, { place: { point } })
  expect(posted.place).toMatchObject({ level: 'community', communityCode, gridCode: null, gridWorker: null })
  expect(await rowOf(thread, { caseId })).toMatchObject({ placed_by: 'nearest', office_code: communityCode })
})

test('a pin far out goes to the street, whose staff find it in their inbox: never nobody', async () => {
  const resident = await thread.f.signIn('resident')
  const { communityCode, ...point } = eastOfTown(6_000)
  const street = communityCode.slice(0, 9)
  const { posted, caseId } = await post(resident, { place: { point } })
  expect(posted.place).toMatchObject({ level: 'street', communityCode: `${street}000` })
  expect(await rowOf(thread, { caseId })).toMatchObject({
    placed_level: 'street',
    office_code: street,
    first_owner_id: expect.any(String),
  })
  const staff = await thread.f.signInAs(peopleOf('street-staff', street)[0]!.personId)
  expect((await staff.call('list-inbox', { view: 'new' })).cases.map((c) => c.caseId)).toContain(caseId)
  await staff.call('accept-case', { communityCode: posted.communityCode, caseId })
})

test('a community chosen from the list comes before what words may mean', async () => {
  const resident = await thread.f.signIn('resident')
  const other = '150105006005'
  const { posted, caseId } = await post(resident, { place: { communityCode: other, address: '大台什路社区门口' } })
  expect(posted.place).toMatchObject({
    level: 'community',
    communityCode: other,
    communityName: expect.stringContaining('金桥'),
  })
  expect(await rowOf(thread, { caseId })).toMatchObject({ placed_by: 'chosen', address: '大台什路社区门口' })
})

test('an address in words that fits one house lands in its grid', async () => {
  const resident = await thread.f.signIn('resident')
  const spoken = building().name.replace(' 号楼', '栋').replace(/\s/g, '')
  const { posted, caseId } = await post(resident, { place: { address: `大台什路社区${spoken}2单元` } })
  expect(posted.place).toMatchObject({ level: 'grid', buildingCode: building().code })
  expect((await rowOf(thread, { caseId })).placed_by).toBe('address')
})

test('an address that fits several places is asked about, and each choice offered is a place that works', async () => {
  const resident = await thread.f.signIn('resident')
  const address = '枫林花园'
  const input = brokenDoor({ place: { address } })
  expect(await resident.refused('post-case', input)).toBe('PLACE_UNCLEAR')
  expect((await thread.db.pool.query('select 1 from cases where case_id = $1', [input.caseId])).rowCount).toBe(0)
  const { place, ask } = await resident.call('preview-case', { place: { address } })
  expect(place).toBeNull()
  const lying = new Set(
    demoCity()
      .city.buildings.filter((b) => b.name.startsWith(`${address} `))
      .map((b) => b.communityCode),
  )
  expect(ask.length).toBe(lying.size)
  expect(lying.size).toBeGreaterThan(1)
  for (const choice of ask) {
    const { posted } = await post(resident, { place: { address, ...choice.place } })
    expect(lying).toContain(posted.communityCode)
    expect(choice.label).toContain(posted.place.communityName)
  }
})

test('a pin inside a grid stands, whatever the words say', async () => {
  const resident = await thread.f.signIn('resident')
  const { posted } = await post(resident, {
    place: { point: { lng: building().lng, lat: building().lat }, address: '枫林花园' },
  })
  expect(posted.place.gridCode).toBe(grid().code)
})

test('a case lies where its building stands, not where the phone was; without a building, at the pin', async () => {
  const resident = await thread.f.signIn('resident')
  const elsewhere = { lng: building().lng + 0.2, lat: building().lat }
  const positionOf = async (place: Parameters<typeof brokenDoor>[0]) => {
    const { lng, lat } = await rowOf(thread, await post(resident, place))
    return { lng, lat }
  }
  const house = { lng: building().lng, lat: building().lat }
  expect(await positionOf({ place: { buildingCode: building().code } })).toEqual(house)
  expect(await positionOf({ place: { buildingCode: building().code, point: elsewhere } })).toEqual(house)
  expect(await positionOf({ place: { address: `大台什路社区${building().name}` } })).toEqual(house)
  expect(await positionOf({ place: { point: elsewhere } })).toEqual(elsewhere)
  expect(await positionOf({ place: { communityCode: home } })).toEqual({ lng: null, lat: null })
})

test('no place at all is refused, and so is a community that is none', async () => {
  const resident = await thread.f.signIn('resident')
  expect(await resident.refused('post-case', brokenDoor({ place: {} }))).toBe('PLACE_MISSING')
  expect(await resident.refused('post-case', brokenDoor({ place: { address: '   ' } }))).toBe('PLACE_MISSING')
  expect(await resident.refused('post-case', brokenDoor({ place: { communityCode: '150105' } }))).toBe('PLACE_MISSING')
  expect(await resident.refused('post-case', brokenDoor({ place: { address: '火星路一号' } }))).toBe('PLACE_UNCLEAR')
})

test('a preview says where it would go and by when, and writes nothing', async () => {
  const resident = await thread.f.signIn('resident')
  const count = async () =>
    (
      await thread.db.pool.query<{ n: string }>(
        'select (select count(*) from cases) + (select count(*) from case_counter) + (select count(*) from audit) as n',
      )
    ).rows[0]!.n
  const before = await count()
  const seen = await resident.call('preview-case', {
    place: { buildingCode: building().code },
    categoryCode: 'facility',
  })
  expect(seen.place).toMatchObject({ gridCode: grid().code, gridWorker: demoPerson('grid-worker').name })
  expect(seen.due).toEqual({ at: '2026-11-30T09:30:00.000Z', provisional: false })
  expect(await resident.refused('preview-case', { place: {}, categoryCode: 'no-such' })).toBe('CATEGORY_UNKNOWN')
  expect(await count()).toBe(before)
})
