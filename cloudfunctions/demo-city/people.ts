// The cast of the demo city. The home street is fully staffed, one grid worker a grid; elsewhere one serves a few grids,
// but no grid is without. Nine people of the home community are the ones a visitor signs in as.
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

export function makePeople(city: City, seed = 1): Person[] {
  const random = makeRandom(seed ^ 0x5eed)
  const people: Person[] = []
  const add = (role: Person['role'], areaCode: string, rest: Partial<Person> = {}) => {
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
  const communities = city.divisions.filter((division) => division.level === 'community')
  const gridsOf = byCommunity(city.grids)
  const housesOf = byCommunity(city.buildings)
  addNamed(add, gridsOf.get(HOME_COMMUNITY)!, housesOf.get(HOME_COMMUNITY)!)

  for (const { code, parentCode } of communities) {
    const [grids, houses] = [gridsOf.get(code)!, housesOf.get(code)!]
    const [home, homeStreet] = [code === HOME_COMMUNITY, parentCode === HOME_STREET]
    const times = (many: number, one: () => void) => {
      for (let i = 0; i < many; i++) one()
    }
    const house = () => {
      const { code: buildingCode, lng, lat } = random.pick(houses)
      return { buildingCode, at: { lng, lat } }
    }
    times(home ? 30 : homeStreet ? 4 : 2, () => add('resident', code, { buildingCode: house().buildingCode }))
    const taken = new Set(people.flatMap((person) => person.gridCodes ?? []))
    const vacant = grids.filter((grid) => !taken.has(grid.code))
    for (const served of inPortions(vacant, homeStreet ? 1 : 4)) {
      const {
        centre: [lng, lat],
      } = served[0]!
      const extra: Skill[] = random.chance(0.3)
        ? [random.pick(['plumbing', 'electric', 'heating', 'traffic'] as const)]
        : []
      const skills: Skill[] = ['paperwork', 'mediation', 'elder-care', ...extra]
      add('grid-worker', code, {
        gridCodes: served.map((grid) => grid.code),
        at: { lng, lat },
        skills,
        maxOpenTasks: 5,
        vetted: true,
      })
    }
    times(home ? 12 : homeStreet ? 3 : 2, () =>
      add('volunteer', code, {
        ...house(),
        ...volunteering(random),
        partyMember: random.chance(0.4),
        vetted: random.chance(0.5),
      }),
    )
    times(home ? 3 : random.chance(0.4) ? 1 : 0, () =>
      add('part-timer', code, { ...house(), ...ridersHours(random), vetted: true }),
    )
    times(home ? 4 : random.chance(0.25) ? 1 : 0, () => add('rider', code))
    // The home community already has 赵静, the home street 孙磊.
    times(home || homeStreet ? 2 : 1, () => add('community-staff', code))
  }
  for (const street of city.divisions.filter((division) => division.level === 'street')) {
    for (let i = street.code === HOME_STREET ? 1 : 0; i < 2; i++) add('street-staff', street.code)
  }
  // Whoever came to the cast later stands at its end: everybody else stays who they were.
  add('station-keeper', HOME_COMMUNITY, { account: 'station-keeper', name: '韩冬梅' })
  add('canteen-clerk', HOME_COMMUNITY, { account: 'canteen-clerk', name: '周丽华' })
  return people
}

/** The nine accounts, all of one community, so that a visitor sees one case from every side. */
function addNamed(
  add: (role: Person['role'], areaCode: string, rest: Partial<Person>) => void,
  grids: Grid[],
  houses: Building[],
) {
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
