import { Pool } from 'pg'
import { median, p99 } from '../bench/stopwatch'
import { withServer } from '../../config/with-database'
import { cityClock } from './city-clock'
import { liveThrough, type Progress } from './day'
import { outcomeOf } from './faults'
import { loadFunctions } from './functions'
import { layCityWithHelpers } from './lay-helpers'
import { sayingsOf } from './residents-say'

/**
 * `npm run city-day [-- --hours N --from H]`: a day of a city at three times its load, through the bundled functions
 * and a real PostgreSQL, as fast as it goes. Ends with one JSON line; exit 0 only if no case had two holders, none was
 * lost and every choice was proven the cheapest. How people answer is invented (behaviour.ts).
 */
async function main(): Promise<boolean> {
  const hours = option('hours', 24)
  const from = new Date(Date.parse('2026-11-23T00:00:00+08:00') + option('from', hours < 24 ? 9 : 0) * 3_600_000)
  const to = new Date(from.getTime() + hours * 3_600_000)
  return withServer(async (server) => {
    const url = await server.create('city_day')
    const began = performance.now()
    const laid = await layCityWithHelpers(url, new Date('2026-11-01T00:00:00Z'))
    console.log(
      `the city stands after ${((performance.now() - began) / 1000).toFixed(0)} s; ` +
        `from ${local(from.getTime())} for ${hours} h`,
    )
    const sayings = sayingsOf(laid.city.buildings, laid.residents.length, from, to, 3)
    cityClock.start(from)
    const functions = loadFunctions(url)
    const pool = new Pool({ connectionString: url, max: 4 })
    pool.on('error', () => undefined)
    const start = performance.now()
    const { progress, said } = await liveThrough({
      functions,
      pool,
      laid,
      sayings,
      from,
      to,
      report: (p) => say(p, from, start),
    })
    const wallSeconds = (performance.now() - start) / 1000
    const outcome = await outcomeOf(pool, said, to)
    await pool.end()
    const result = {
      ...outcome,
      twoHolders: outcome.twoHolders + progress.twoHolders,
      refused: progress.refused,
      late: progress.late,
      finished: progress.finished,
      again: progress.again,
      tickMedianMs: round(median(progress.tickMs)),
      tickP99Ms: round(p99(progress.tickMs)),
      sayMedianMs: round(median(progress.sayMs)),
      hurryMedianMs: round(median(progress.hurryMs)),
      hours,
      wallSeconds: round(wallSeconds),
      timesRealTime: round((hours * 3600) / wallSeconds),
    }
    console.log(JSON.stringify(result))
    return (
      result.twoHolders === 0 && result.lost === 0 && result.unsent === 0 && result.gapMax === 0 && result.accepted > 0
    )
  })
}

const round = (n: number): number => Number(n.toFixed(1))
const local = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`)
  const given = at < 0 ? otherwise : Number(process.argv[at + 1])
  if (!(given >= 0 && given <= 24)) throw new Error(`--${name} takes hours from 0 to 24`)
  return given
}

function say(p: Progress, from: Date, start: number): void {
  if (p.ticks % 10 !== 0) return
  const seconds = (performance.now() - start) / 1000
  console.log(
    `${local(p.at)}  said ${p.said}  asked ${p.asked}  taken ${p.taken}  refused ${p.refused}  ` +
      `too late ${p.late}  ${((p.at - from.getTime()) / 1000 / seconds).toFixed(0)} × real time`,
  )
}

main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: Error) => {
    console.error(error)
    process.exit(1)
  },
)
