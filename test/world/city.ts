import type { Pool } from 'pg'
import { Client } from 'pg'
import { makeCity, type City } from '../../cloudfunctions/demo-city/city'
import { accountOf, makePeople, type Person } from '../../cloudfunctions/demo-city/people'
import { seedCity } from '../../cloudfunctions/demo-city/seed-city'
import { seedPeople } from '../../cloudfunctions/demo-city/seed-people'
import type { DemoAccountKey } from '@/contracts/demo-accounts'

let made: { city: City; people: Person[] } | undefined

/** The demo city without its month of cases: the ground most tests stand on. Made once a process. */
export function demoCity(): { city: City; people: Person[] } {
  if (!made) {
    const city = makeCity()
    made = { city, people: makePeople(city) }
  }
  return made
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
