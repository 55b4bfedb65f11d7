import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { Client, type Pool } from 'pg'
import { makeCity, type City } from '../../cloudfunctions/demo-city/city'
import { accountOf, makePeople, type Person } from '../../cloudfunctions/demo-city/people'
import { seedCity } from '../../cloudfunctions/demo-city/seed-city'
import { seedPeople } from '../../cloudfunctions/demo-city/seed-people'
import type { DemoAccountKey } from '@/contracts/demo-accounts'

interface DemoCity {
  city: City
  people: Person[]
}
let made: DemoCity | undefined

/** The demo city without its month of cases: the ground most tests stand on. Made once a run, by whoever asks first. */
export function demoCity(): DemoCity {
  made ??= readDrawn() ?? draw()
  return made
}

/** Drawing it takes seconds, reading it some ten milliseconds. The file goes with the run. */
const drawn = (): string | undefined => process.env.TEST_CITY
function readDrawn(): DemoCity | null {
  const file = drawn()
  return file && existsSync(file) ? (deserialize(readFileSync(file)) as DemoCity) : null
}
function draw(): DemoCity {
  const city = makeCity()
  const whole = { city, people: makePeople(city) }
  const file = drawn()
  if (!file) return whole
  writeFileSync(`${file}.${process.pid}`, serialize(whole))
  renameSync(`${file}.${process.pid}`, file)
  return whole
}

export async function layCity(databaseUrl: string, since = new Date('2026-01-05T00:00:00Z')): Promise<void> {
  const { city, people } = demoCity()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('hongyi.scope', '%', true)`)
    await seedCity(client, city)
    await seedPeople(client, people, since)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

export const demoPerson = (key: DemoAccountKey): Person => accountOf(demoCity().people, key)
export type { Pool }
