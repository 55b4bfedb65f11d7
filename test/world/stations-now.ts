import { Client } from 'pg'
import { calendarOf, compile, openAt, parseHours } from '@/rules/hours'

const dayMs = 86_400_000
const utcPlus8Ms = 8 * 3_600_000
/** Half past ten of today, local: shops, offices and stations of every kind are open or not as on any morning. */
const morning = (now = Date.now()): number =>
  Math.floor((now + utcPlus8Ms) / dayMs) * dayMs - utcPlus8Ms + 10.5 * 3_600_000

/**
 * The city's stations as a morning finds them, at whatever hour a suite runs: what is
 * open at half past ten never closes, the others stay as they are. Late at night a
 * rider has one open station and nothing to change to, which is right and no suite.
 */
export async function stationsAsByDay(databaseUrl: string): Promise<void> {
  const eye = new Client({ connectionString: databaseUrl })
  await eye.connect()
  try {
    await eye.query(`select set_config('hongyi.scope', '%', false)`)
    const { rows } = await eye.query<{ hours: string }>('select distinct hours from station')
    const calendar = calendarOf({})
    const open = rows
      .map((r) => r.hours)
      .filter((hours) => {
        const parsed = parseHours(hours)
        return parsed.ok && openAt(compile(parsed.hours, calendar), morning())
      })
    if (!open.length) throw new Error('no station is open in the morning')
    await eye.query(`update station set hours = '24/7' where hours = any($1)`, [open])
  } finally {
    await eye.end()
  }
}
