import { Client, type Pool } from 'pg'
import { localDay } from '@/rules/local-time'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { tierRow } from '../../../cloudfunctions/kernel/canteen/save-canteen-policy'
import { makeCity } from '../../../cloudfunctions/demo-city/city'
import { makePeople } from '../../../cloudfunctions/demo-city/people'
import { seedCity } from '../../../cloudfunctions/demo-city/seed-city'
import { migrate } from '../../../cloudfunctions/store/migrate'
import type { Policy } from '@/contracts/canteen-shapes'
import { seedPeople } from '../../../cloudfunctions/demo-city/seed-people'

export const riders = 5_000
export const elders = 200
export const tokenOf = (kind: 'rider' | 'elder' | 'clerk', n: number): string =>
  `bench-${kind}-${String(n).padStart(12, '0')}`

export interface Meal {
  communityCode: string
  canteenId: string
  day: string
}

/** A city with its people, and guests who are signed in. */
export async function loadGuests(databaseUrl: string, now: Date): Promise<string> {
  await migrate(databaseUrl)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const city = makeCity()
    await client.query(`select set_config('hongyi.scope', '%', false)`)
    await seedCity(client, city)
    await seedPeople(client, makePeople(city), now)
    const communityCode = '150105006001'
    for (const [kind, howMany] of [
      ['rider', riders],
      ['elder', elders],
      ['clerk', 2],
    ] as const) {
      const guests = Array.from({ length: howMany }, (_, n) => ({ id: newId(), token: tokenOf(kind, n) }))
      const ids = guests.map((g) => g.id)
      await client.query(
        `insert into person (person_id, name, created_at) select id, '马小军', $2 from unnest($1::uuid[]) id`,
        [ids, now],
      )
      await client.query(
        `insert into session
         select sha256(convert_to(t, 'UTF8')), id, $3, $3::timestamptz + interval '30 days'
         from unnest($1::uuid[], $2::text[]) as g(id, t)`,
        [ids, guests.map((g) => g.token), now],
      )
      if (kind === 'rider')
        await client.query(
          `insert into role_binding select id, 'rider', $2, '马师傅', null, $3, null from unnest($1::uuid[]) id`,
          [ids, communityCode, now],
        )
      if (kind === 'elder')
        await client.query(`insert into age_seen select $2, id, 80, id, $3 from unnest($1::uuid[]) id`, [
          ids,
          communityCode,
          now,
        ])
      if (kind === 'clerk')
        await client.query(
          `insert into role_binding select id, 'canteen-clerk', $2, '食堂', null, $3, null from unnest($1::uuid[]) id`,
          [ids, communityCode, now],
        )
    }
    await client.query('vacuum (analyze)')
    return communityCode
  } finally {
    await client.end()
  }
}

const allDay: Policy = {
  lunch: { cutOffAt: 1439, servesFrom: 0, servesUntil: 1440 },
  holdMinutes: 240,
  noShowRule: 'none',
  noShowsMax: 3,
  noShowDays: 30,
  pauseDays: 7,
  payMinutes: 30,
  tiers: [
    { code: 'full', name: '原价', audience: 'anybody', percent: 100, freePerDay: 0, subsidySource: '' },
    { code: 'rider', name: '骑手价', audience: 'rider', percent: 80, freePerDay: 0, subsidySource: '骑手关爱基金' },
    {
      code: 'age-80',
      name: '80 岁价',
      audience: 'age',
      ageFrom: 80,
      percent: 60,
      freePerDay: 0,
      subsidySource: '赛罕区民政局',
    },
  ],
}

/**
 * A canteen of its own for each round, with one meal today; it serves
 * round the clock, so that the bench may run at any hour.
 */
export async function cook(
  pool: Pool,
  communityCode: string,
  now: Date,
  portions: number,
  elderPortions: number,
): Promise<Meal> {
  const [canteenId, sittingId, day] = [newId(), newId(), localDay(now)]
  const [from, until] = [new Date(now.getTime() - 3_600_000), new Date(now.getTime() + 3_600_000)]
  await pool.query(`insert into canteen values ($1, $2, '食堂', '', 111.7, 40.8, null, 'open', 1, $3)`, [
    communityCode,
    canteenId,
    now,
  ])
  await pool.query(`insert into canteen_policy values ($1, $2, 1, $3, null, 240, 'none', 3, 30, 7, 30, $4)`, [
    communityCode,
    canteenId,
    JSON.stringify(allDay.lunch),
    now,
  ])
  await pool.query(
    `insert into canteen_tier
     select $1, $2, 1, t.code, t.sort, t.name, t.audience, t.age_from, t.percent, t.free_per_day, t.sitting,
       t.from_minute, t.until_minute, t.subsidy_source
     from jsonb_populate_recordset(null::canteen_tier, $3) t`,
    [communityCode, canteenId, JSON.stringify(allDay.tiers.map(tierRow))],
  )
  await pool.query(
    `insert into canteen_clerk
     select $1, $2, person_id, $3, null
     from role_binding
     where role = 'canteen-clerk' and area_code = $1 and display_name = '食堂'`,
    [communityCode, canteenId, from],
  )
  await pool.query(
    `insert into meal_sitting
     values ($1, $2, $3, $4, 'lunch', 'open', $6, $5, $6, null, null, 240, null, $7, $8, $9, $8, 0)`,
    [communityCode, sittingId, canteenId, day, from, until, portions, elderPortions, portions - elderPortions],
  )
  await pool.query(`insert into meal_menu values ($1, $2, $3, 1600, 1, $4, 1)`, [
    communityCode,
    sittingId,
    JSON.stringify([{ name: '红烧牛肉', kind: 'main', allergens: ['soy', 'gluten'] }]),
    now,
  ])
  return { communityCode, canteenId, day }
}

/** A person eats once at a sitting, wherever: between two rounds nobody has eaten yet. */
export const clearTables = (pool: Pool): Promise<unknown> =>
  pool.query('delete from meal_line; delete from meal_reservation; delete from rate_window')
