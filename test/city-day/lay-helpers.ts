import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { makeCity, type City } from '../../cloudfunctions/demo-city/city'
import { makePeople } from '../../cloudfunctions/demo-city/people'
import { makeRandom, type Random } from '../../cloudfunctions/demo-city/random'
import { seedCity } from '../../cloudfunctions/demo-city/seed-city'
import { seedPeople } from '../../cloudfunctions/demo-city/seed-people'
import { migrate } from '../../cloudfunctions/store/migrate'

export const helpersInAll = 20_000
export const residentsInAll = 20_000
const partTimers = 3_000

export interface Laid {
  city: City
  residents: string[]
  tokenOf(personId: string): string
}
type Row = Record<string, unknown>

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const volunteerSkills = [
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
const volunteerWeights = [16, 14, 12, 11, 10, 8, 8, 6, 6, 5, 3, 2]

/** A sign-in is not what is driven here: everybody's session is laid with them. */
const tokenOf = (personId: string): string => `city-day-token-of-${personId}`

/**
 * The demo city's real divisions with its cast at their desks, 20,000 residents, and
 * 20,000 helpers: a grid worker for each grid, 3,000 riders who serve between their
 * orders, volunteers for the rest (40 % in the evening, 35 % by day, 25 % from noon).
 */
export async function layCityWithHelpers(databaseUrl: string, since: Date): Promise<Laid> {
  await migrate(databaseUrl)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const city = makeCity()
    const random = makeRandom(7)
    const helpers = makeHelpers(city, random)
    const residents = Array.from({ length: residentsInAll }, () => newId(since.getTime()))
    await client.query(`begin; select set_config('hongyi.scope', '%', true)`)
    await seedCity(client, city)
    await seedPeople(client, makePeople(city), since)
    await client.query('delete from helper')
    const people = [
      ...residents.map((id) => ({ id, name: '张秀英', role: null, area: null })),
      ...helpers.map((h) => ({
        id: h.helper_id as string,
        name: h.name as string,
        role: h.kind as string,
        area: h.community_code as string,
      })),
    ]
    await put(
      client,
      'person',
      people.map((p) => ({
        person_id: p.id,
        name: p.name,
        phone: null,
        community_code: p.area,
        state: 'active',
        care_mode: false,
        created_at: since,
      })),
    )
    await put(
      client,
      'role_binding',
      people
        .filter((p) => p.role)
        .map((p) => ({ person_id: p.id, role: p.role, area_code: p.area, display_name: p.name, valid_from: since })),
    )
    await put(
      client,
      'session',
      people.map((p) => ({
        token_hash: `\\x${createHash('sha256').update(tokenOf(p.id)).digest('hex')}`,
        person_id: p.id,
        created_at: since,
        expires_at: new Date(since.getTime() + 90 * 86_400_000),
      })),
    )
    await put(
      client,
      'helper',
      helpers.map((h) => ({ ...h, consented_at: since, automatic: true })),
    )
    await client.query('commit; analyze')
    return { city, residents, tokenOf }
  } finally {
    await client.end()
  }
}

async function put(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!).join(', ')
  for (let from = 0; from < rows.length; from += 10_000) {
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows.slice(from, from + 10_000))],
    )
  }
}

const NAMES = { 'part-timer': '李师傅', volunteer: '王老师', 'grid-worker': '陈静' }

function makeHelpers(city: City, random: Random): Row[] {
  const helper = (kind: keyof typeof NAMES, community: string, at: { lng: number; lat: number }, rest: Row): Row => ({
    community_code: community,
    helper_id: newId(),
    kind,
    name: NAMES[kind],
    lng: at.lng,
    lat: at.lat,
    grid_codes: [],
    vetted: true,
    ...rest,
  })
  const workers = city.grids.map((g) =>
    helper(
      'grid-worker',
      g.communityCode,
      { lng: g.centre[0], lat: g.centre[1] },
      {
        grid_codes: [g.code],
        skills: [
          'paperwork',
          'mediation',
          'elder-care',
          ...(random.chance(0.3) ? [random.pick(['plumbing', 'electric', 'heating', 'traffic'])] : []),
        ],
        windows: [],
        max_open_tasks: 5,
      },
    ),
  )
  const others = Array.from({ length: helpersInAll - workers.length }, (_, i) => {
    const house = random.pick(city.buildings)
    if (i < partTimers)
      return helper('part-timer', house.communityCode, house, {
        skills: ['carry', 'electric', ...(random.chance(0.3) ? ['plumbing'] : ['traffic'])],
        windows: on(everyDay, random, [
          [45, 9, 18],
          [35, 11, 21],
          [20, 17, 23],
        ]),
        max_open_tasks: 2,
      })
    return helper('volunteer', house.communityCode, house, {
      skills: [
        ...new Set(Array.from({ length: random.int(1, 3) }, () => volunteerSkills[random.weighted(volunteerWeights)]!)),
      ],
      windows: on(random.shuffle(everyDay).slice(0, random.int(3, 6)), random, [
        [40, 18, 21.5],
        [35, 8, 18],
        [25, 11.5, 21],
      ]),
      max_open_tasks: random.int(2, 3),
      vetted: random.chance(0.5),
    })
  })
  return [...workers, ...others]
}

function on(days: readonly number[], random: Random, shifts: readonly (readonly [number, number, number])[]): object[] {
  const [, from, to] = shifts[random.weighted(shifts.map(([weight]) => weight))]!
  return days.map((weekday) => ({ weekday, from: from * 60, to: to * 60 }))
}
