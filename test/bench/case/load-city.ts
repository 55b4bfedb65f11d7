import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { categoryWeights } from '../../../cloudfunctions/demo-city/case-curves'
import { caseTexts, categoryCodes } from '../../../cloudfunctions/demo-city/case-texts'
import { categories, categoryEdition } from '../../../cloudfunctions/demo-city/categories'
import { makeCity, type City } from '../../../cloudfunctions/demo-city/city'
import { makePeople, type Person } from '../../../cloudfunctions/demo-city/people'
import { seedCity } from '../../../cloudfunctions/demo-city/seed-city'
import { seedPeople } from '../../../cloudfunctions/demo-city/seed-people'
import { migrate } from '../../../cloudfunctions/store/migrate'
import { withoutIndexes } from './without-indexes'

/**
 * What is alive is what a community can hold, and the same at both sizes. Little's law at 11.4 cases a day and
 * community (product.md: 4,300 a day in 378 communities): answered within 1.75 days on average leaves 20 open, a word
 * from the resident within a day leaves 12 waiting. 10,000 cases are a city's first week, 1,000,000 its second year:
 * history grows a hundredfold, the staff who answer do not.
 */
export const alive = { open: 20, waiting: 12 }
const perDay = 11.4
export const residents = 20_000
export const volunteersPerCommunity = 24

export interface Loaded {
  cases: number
  open: number
  waiting: number
  communities: string[]
  seconds: number
}

const tables = ['cases', 'case_contact', 'case_event', 'case_offer', 'assignment', 'outbox', 'audit', 'receipt']
let cast: { city: City; people: Person[] } | undefined

/** The token of the n-th of a group; residents and volunteers count from 1, staff from 0 as the communities by code. */
export const tokenOf = (group: 'resident' | 'volunteer' | 'staff', n: number): string =>
  `bench-${group}-${String(n).padStart(12, '0')}`

/** Fills an empty database with the demo city and `cases` cases, by set-based SQL. */
export async function loadCity(databaseUrl: string, cases: number, now: Date): Promise<Loaded> {
  const began = performance.now()
  await migrate(databaseUrl)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { city, people } = (cast ??= makeCast())
    const communities = city.divisions
      .filter((d) => d.level === 'community')
      .map((d) => d.code)
      .sort()
    await client.query(
      `set synchronous_commit = off;
       set maintenance_work_mem = '512MB';
       set work_mem = '256MB';
       set jit = off;
       create schema bench`,
    )
    await settle(client, {
      'hongyi.scope': '%',
      'bench.now': now.toISOString(),
      'bench.residents': residents,
      'bench.volunteers': volunteersPerCommunity,
      'bench.cases': cases,
      'bench.open': alive.open,
      'bench.waiting': alive.waiting,
      'bench.days': Math.round(cases / (perDay * communities.length)),
    })
    await seedCity(client, city)
    await seedPeople(client, people, new Date(now.getTime() - 365 * 86_400_000))
    await client.query(sql('load-people'))
    await layOutWords(client)
    await client.query('select setseed(0.42)')
    await withoutIndexes(client, tables, async () => void (await client.query(sql('load-cases'))))
    const { rows } = await client.query<{ open: string; waiting: string }>(
      `select count(*) filter (where state in ('new', 'doing', 'paused')) as open,
         count(*) filter (where state = 'answered') as waiting
       from cases`,
    )
    await client.query(
      'drop table bench.house, bench.resident, bench.hand, bench.drawn, bench.word, bench.staff, bench.community',
    )
    await client.query('vacuum (analyze)')
    return {
      cases,
      open: Number(rows[0]!.open),
      waiting: Number(rows[0]!.waiting),
      communities,
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    await client.end()
  }
}

const sql = (name: string): string => readFileSync(join(__dirname, `${name}.sql`), 'utf8')

async function settle(client: Client, settings: Record<string, string | number>): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await client.query('select set_config($1, $2, false)', [name, String(value)])
}

/** What is said, drawn as often as in the heating season: one row for each text and unit of weight. */
async function layOutWords(client: Client): Promise<void> {
  const weights = categoryWeights('2026-11-23')
  const words = categoryCodes.flatMap((code, c) => {
    const { urgency, due, isPrivate = false } = categories.find((category) => category.code === code)!
    const texts = caseTexts[code]
    return Array.from({ length: weights[c]! * 16 }, (_, n) => ({
      edition: categoryEdition,
      category_code: code,
      urgency,
      due_amount: due[0],
      due_unit: due[1],
      is_private: isPrivate,
      text: texts[n % texts.length]!,
    }))
  })
  await client.query(
    `create table bench.word (
       i int primary key, edition int, category_code text, urgency text, due_amount int, due_unit text,
       is_private boolean, text text
     )`,
  )
  await client.query('insert into bench.word select * from jsonb_populate_recordset(null::bench.word, $1)', [
    JSON.stringify(words.map((w, i) => ({ i, ...w }))),
  ])
}

function makeCast(): { city: City; people: Person[] } {
  const city = makeCity()
  return { city, people: makePeople(city) }
}
