// The cast of the demo city. The home street is fully staffed, one grid worker a grid; elsewhere one serves a few
// grids, but no grid is without. Nine people of the home community are the ones a visitor signs in as.
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { Role, Skill } from '@/contracts/roles'
import { HOME_COMMUNITY, HOME_STREET, type Building, type City, type Grid } from './city'
import { demoId, demoPhone, personName } from './names'
import { makeRandom, type Random } from './random'

export interface FreeWindow {
  weekday: number
  fromMinute: number
  toMinute: number
}
export interface Person {
  personId: string
  name: string
  /** 000 and eight digits. */
  phone: string
  role: Exclude<Role, 'system'>
  /** The community, for street staff the street. */
  areaCode: string
  /** Grid workers: the grids they are appointed for. */
  gridCodes?: string[]
  skills: Skill[]
  /** Weekday 1 is Monday; minutes after local midnight. Grid workers have none: they are on duty. */
  freeWindows: FreeWindow[]
  /** The usual place a helper named. */
  at?: { lng: number; lat: number }
  maxOpenTasks: number
  vetted: boolean
  partyMember?: boolean
  buildingCode?: string
  /** Under this key a visitor of the demo signs in as this person. */
  account?: DemoAccountKey
}
export interface Proxy {
  personId: string
  proxyId: string
  relation: string
  consent: string
}

/** Everybody appeared on this instant; only the form of their ids needs it. */
const ARRIVED = Date.UTC(2026, 0, 5)
const VOLUNTEER_SKILLS: Skill[] = [
  'elder-care',
  'cleaning',
  'carry',
  'computer',
  'paperwork',
  'mediation',
  'traffic',
  'electric',
  'plumbing',
  'pets',
  'heating',
  'lock',
]
const VOLUNTEER_SKILL_WEIGHTS = [16, 14, 12, 11, 10, 8, 8, 6, 6, 5, 3, 2]
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

type Add = (role: Person['role'], areaCode: string, rest?: Partial<Person>) => void

export function makePeople(city: City, seed = 1): Person[] {
  const random = makeRandom(seed ^ 0x5eed)
  const people: Person[] = []
  const add: Add = (role, areaCode, rest = {}) => {
    people.push({
      personId: demoId(random, ARRIVED),
      name: personName(random),
      phone: demoPhone(people.length),
      role,
      areaCode,
      skills: [],
      freeWindows: [],
      maxOpenTasks: 0,
      vetted: false,
      ...rest,
    })
  }
  const gridsOf = byCommunity(city.grids)
  const housesOf = byCommunity(city.buildings)
  addNamed(add, gridsOf.get(HOME_COMMUNITY)!, housesOf.get(HOME_COMMUNITY)!)
  const taken = new Set(people.flatMap((person) => person.gridCodes ?? []))

  for (const { code, parentCode, level } of city.divisions) {
    if (level !== 'community') continue
    const vacant = gridsOf.get(code)!.filter((grid) => !taken.has(grid.code))
    addCommunity({ add, code, size: sizeOf(code, parentCode), vacant, houses: housesOf.get(code)!, random })
  }
  for (const street of city.divisions.filter((division) => division.level === 'street')) {
    for (let i = street.code === HOME_STREET ? 1 : 0; i < 2; i++) add('street-staff', street.code)
  }
  // Whoever came to the cast later stands at its end: everybody else stays who they were.
  add('station-keeper', HOME_COMMUNITY, { account: 'station-keeper', name: '韩冬梅' })
  add('canteen-clerk', HOME_COMMUNITY, { account: 'canteen-clerk', name: '周丽华' })
  return people
}

interface Size {
  residents: number
  /** Vacant grids that one worker serves. */
  gridsAWorker: number
  volunteers: number
  /** Null: one, with some chance. */
  partTimers: number | null
  riders: number | null
  staff: number
}

/** The home community already has 赵静, the home street 孙磊. */
function sizeOf(code: string, streetCode: string | null): Size {
  if (code === HOME_COMMUNITY)
    return { residents: 30, gridsAWorker: 1, volunteers: 12, partTimers: 3, riders: 4, staff: 2 }
  const elsewhere = { partTimers: null, riders: null }
  return streetCode === HOME_STREET
    ? { ...elsewhere, residents: 4, gridsAWorker: 1, volunteers: 3, staff: 2 }
    : { ...elsewhere, residents: 2, gridsAWorker: 4, volunteers: 2, staff: 1 }
}

interface Community {
  add: Add
  code: string
  size: Size
  vacant: readonly Grid[]
  houses: readonly Building[]
  random: Random
}

function addCommunity({ add, code, size, vacant, houses, random }: Community): void {
  const times = (many: number, one: () => void) => {
    for (let i = 0; i < many; i++) one()
  }
  const house = () => {
    const { code: buildingCode, lng, lat } = random.pick(houses)
    return { buildingCode, at: { lng, lat } }
  }
  times(size.residents, () => add('resident', code, { buildingCode: house().buildingCode }))
  for (const served of inPortions(vacant, size.gridsAWorker)) addGridWorker(add, code, served, random)
  times(size.volunteers, () =>
    add('volunteer', code, {
      ...house(),
      ...volunteering(random),
      partyMember: random.chance(0.4),
      vetted: random.chance(0.5),
    }),
  )
  const some = (many: number | null, chance: number) => many ?? (random.chance(chance) ? 1 : 0)
  times(some(size.partTimers, 0.4), () => add('part-timer', code, { ...house(), ...ridersHours(random), vetted: true }))
  times(some(size.riders, 0.25), () => add('rider', code))
  times(size.staff, () => add('community-staff', code))
}

function addGridWorker(add: Add, code: string, served: readonly Grid[], random: Random): void {
  const [lng, lat] = served[0]!.centre
  const extra: Skill[] = random.chance(0.3)
    ? [random.pick(['plumbing', 'electric', 'heating', 'traffic'] as const)]
    : []
  add('grid-worker', code, {
    gridCodes: served.map((grid) => grid.code),
    at: { lng, lat },
    skills: ['paperwork', 'mediation', 'elder-care', ...extra],
    maxOpenTasks: 5,
    vetted: true,
  })
}

/** The nine accounts, all of one community, so that a visitor sees one case from every side. */
function addNamed(add: Add, grids: Grid[], houses: Building[]) {
  const grid = grids[1]!
  const own = houses.filter((house) => house.gridCode === grid.code)
  const house = (i: number) => ({ buildingCode: own[i]!.code, at: { lng: own[i]!.lng, lat: own[i]!.lat } })
  const live = (i: number) => ({ buildingCode: own[i]!.code })
  const [lng, lat] = grid.centre
  const afternoons = EVERY_DAY.map((weekday) => ({ weekday, fromMinute: 14 * 60, toMinute: 17 * 60 }))
  const days = EVERY_DAY.map((weekday) => ({ weekday, fromMinute: 9 * 60, toMinute: 20 * 60 }))
  add('resident', HOME_COMMUNITY, { account: 'resident', name: '张秀兰', ...live(0) })
  add('resident', HOME_COMMUNITY, { account: 'elder', name: '许桂芳', ...live(1) })
  add('resident', HOME_COMMUNITY, { account: 'proxy', name: '许敏', ...live(2) })
  add('rider', HOME_COMMUNITY, { account: 'rider', name: '马小军' })
  add('part-timer', HOME_COMMUNITY, {
    account: 'part-timer',
    name: '李卫东',
    ...house(3),
    skills: ['carry', 'electric', 'traffic'],
    freeWindows: afternoons,
    maxOpenTasks: 2,
    vetted: true,
  })
  add('volunteer', HOME_COMMUNITY, {
    account: 'volunteer',
    name: '陈静芳',
    ...house(1),
    skills: ['elder-care', 'computer', 'paperwork'],
    freeWindows: days,
    maxOpenTasks: 3,
    vetted: true,
    partyMember: true,
  })
  add('grid-worker', HOME_COMMUNITY, {
    account: 'grid-worker',
    name: '王敏',
    gridCodes: [grid.code],
    at: { lng, lat },
    skills: ['paperwork', 'mediation', 'elder-care', 'heating'],
    maxOpenTasks: 5,
    vetted: true,
  })
  add('community-staff', HOME_COMMUNITY, { account: 'community-staff', name: '赵静' })
  add('street-staff', HOME_STREET, { account: 'street-staff', name: '孙磊' })
}

export function accountOf(people: readonly Person[], key: DemoAccountKey): Person {
  const person = people.find((candidate) => candidate.account === key)
  if (!person) throw new Error(`nobody plays ${key}`)
  return person
}

/** Who may speak for whom in the demo, with the consent as it was recorded. */
export function demoProxies(people: readonly Person[]): Proxy[] {
  const [elder, daughter, worker] = (['elder', 'proxy', 'grid-worker'] as const).map(
    (key) => accountOf(people, key).personId,
  )
  return [
    { personId: elder!, proxyId: daughter!, relation: '女儿', consent: '许奶奶本人同意，社区工作人员在场记录' },
    { personId: elder!, proxyId: worker!, relation: '网格员', consent: '许奶奶入户走访时口头同意，女儿知情' },
  ]
}

/** When volunteers can: 40 % in the evening, 35 % by day, 25 % from noon; three to six days a week. */
function volunteering(random: Random) {
  const [from, to] = [
    [18 * 60, 21.5 * 60],
    [8 * 60, 18 * 60],
    [11.5 * 60, 21 * 60],
  ][random.weighted([40, 35, 25])] as [number, number]
  const days = random.shuffle(EVERY_DAY).slice(0, random.int(3, 6)).sort()
  const skills = new Set<Skill>()
  for (const wanted = random.int(1, 3); skills.size < wanted; )
    skills.add(VOLUNTEER_SKILLS[random.weighted(VOLUNTEER_SKILL_WEIGHTS)]!)
  return {
    skills: [...skills],
    maxOpenTasks: random.int(2, 3),
    freeWindows: days.map((weekday) => ({ weekday, fromMinute: from, toMinute: to })),
  }
}

/** Riders are free between the meals. */
function ridersHours(random: Random) {
  const days = random.shuffle(EVERY_DAY).slice(0, random.int(4, 7)).sort()
  const windows = days.flatMap((weekday) => [
    ...(random.chance(0.4) ? [{ weekday, fromMinute: 9 * 60, toMinute: 10.5 * 60 }] : []),
    { weekday, fromMinute: 14 * 60, toMinute: 17 * 60 },
  ])
  const skills = random.shuffle(['carry', 'traffic', 'cleaning', 'electric', 'elder-care'] as Skill[]).slice(0, 2)
  return { skills, freeWindows: windows, maxOpenTasks: 2 }
}

function byCommunity<T extends { communityCode: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.communityCode)
    if (group) group.push(item)
    else groups.set(item.communityCode, [item])
  }
  return groups
}

function inPortions<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
