// Promise: the demo has somebody for everything, nobody in it can be
// called, and nine of them are one small neighbourhood.
import { demoAccountKeys } from '@/contracts/demo-accounts'
import { skills } from '@/contracts/roles'
import { HOME_COMMUNITY, HOME_STREET, makeCity } from '../../../cloudfunctions/demo-city/city'
import { accountOf, demoProxies, makePeople, type Person } from '../../../cloudfunctions/demo-city/people'

const city = makeCity()
const people = makePeople(city)
const withRole = (role: Person['role'], areaCode: string) =>
  people.filter((person) => person.role === role && person.areaCode === areaCode)
const communities = city.divisions.filter((division) => division.level === 'community')

test('one seed makes one cast', () => {
  expect(JSON.stringify(makePeople(city)) === JSON.stringify(people)).toBe(true)
  expect(makePeople(city, 2)[20]!.personId).not.toBe(people[20]!.personId)
})

test('no phone of the demo can be called, and no two people share one', () => {
  for (const { phone } of people) expect(phone).toMatch(/^000\d{8}$/)
  expect(new Set(people.map((person) => person.phone)).size).toBe(people.length)
})

test('everybody has an id of their own, in the form of a UUIDv7', () => {
  for (const { personId } of people)
    expect(personId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(people.map((person) => person.personId)).size).toBe(people.length)
})

test('every grid has exactly one grid worker, who works in its community', () => {
  const served = people.flatMap((person) => (person.gridCodes ?? []).map((code) => [code, person] as const))
  expect(served.map(([code]) => code).sort()).toEqual(city.grids.map((grid) => grid.code).sort())
  for (const [code, person] of served) {
    expect(person.role).toBe('grid-worker')
    expect(code.slice(1, 13)).toBe(person.areaCode)
  }
})

test('in the home street a grid worker has one grid; elsewhere a few', () => {
  for (const person of people.filter(({ role }) => role === 'grid-worker')) {
    expect(person.gridCodes!.length).toBeLessThanOrEqual(person.areaCode.startsWith(HOME_STREET) ? 1 : 4)
  }
})

test('every community has residents, volunteers and staff, every street its two', () => {
  for (const { code, parentCode } of communities) {
    expect(withRole('resident', code).length).toBeGreaterThanOrEqual(2)
    expect(withRole('volunteer', code).length).toBeGreaterThanOrEqual(2)
    const staff = withRole('community-staff', code).length
    if (parentCode === HOME_STREET) expect([2, 3]).toContain(staff)
    else expect(staff).toBe(1)
  }
  for (const street of city.divisions.filter(({ level }) => level === 'street'))
    expect(withRole('street-staff', street.code)).toHaveLength(2)
})

test('helpers have skills of the list, a place of their own and hours inside a day', () => {
  for (const person of people.filter(({ role }) => ['grid-worker', 'volunteer', 'part-timer'].includes(role))) {
    expect(person.skills.length).toBeGreaterThan(0)
    for (const skill of person.skills) expect(Object.keys(skills)).toContain(skill)
    expect(person.at).toBeDefined()
    expect(person.maxOpenTasks).toBeGreaterThan(0)
    // A grid worker is on duty; anybody else comes only when they said so.
    if (person.role === 'grid-worker') expect(person.freeWindows).toEqual([])
    else expect(person.freeWindows.length).toBeGreaterThan(0)
    for (const { weekday, fromMinute, toMinute } of person.freeWindows) {
      expect([1, 2, 3, 4, 5, 6, 7]).toContain(weekday)
      expect(fromMinute).toBeGreaterThanOrEqual(0)
      expect(fromMinute).toBeLessThan(toMinute)
      expect(toMinute).toBeLessThanOrEqual(1440)
    }
  }
})

test('every skill is to be found in the city', () => {
  const had = new Set(people.flatMap((person) => person.skills))
  expect([...had].sort()).toEqual(Object.keys(skills).sort())
})

test('whoever lives somewhere lives in a house of their own community', () => {
  const houses = new Map(city.buildings.map((building) => [building.code, building.communityCode]))
  const settled = people.filter((person) => person.buildingCode)
  expect(settled.length).toBeGreaterThan(300)
  for (const person of settled) expect(houses.get(person.buildingCode!)).toBe(person.areaCode)
})

test('the demo accounts are one each, of the home community and its street', () => {
  expect(people.flatMap((person) => person.account ?? []).sort()).toEqual([...demoAccountKeys].sort())
  for (const key of demoAccountKeys) {
    const person = accountOf(people, key)
    expect(person.areaCode).toBe(key === 'street-staff' ? HOME_STREET : HOME_COMMUNITY)
    expect(person.role).toBe(key === 'elder' || key === 'proxy' ? 'resident' : key)
  }
  expect(() => accountOf(people.slice(20), 'elder')).toThrow('elder')
})

test('the resident, the elder and the volunteer live where 王敏 is the grid worker', () => {
  const worker = accountOf(people, 'grid-worker')
  for (const key of ['resident', 'elder', 'proxy', 'volunteer'] as const) {
    expect(worker.gridCodes).toContain(accountOf(people, key).buildingCode!.slice(0, 16))
  }
})

test('who speaks for 许奶奶 has her consent on record', () => {
  const proxies = demoProxies(people)
  expect(proxies.map((proxy) => proxy.proxyId)).toEqual([
    accountOf(people, 'proxy').personId,
    accountOf(people, 'grid-worker').personId,
  ])
  for (const proxy of proxies) {
    expect(proxy.personId).toBe(accountOf(people, 'elder').personId)
    expect(proxy.consent).not.toBe('')
  }
})
