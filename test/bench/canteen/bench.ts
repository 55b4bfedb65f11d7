import { loadavg } from 'node:os'
import type { Pool } from 'pg'
import type { Answer, OperationName, Operations } from '@/contracts/operations'
import { withServer } from '../../../config/with-database'
import { answerCall, type World } from '../../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { cityOf } from '../../../cloudfunctions/kernel/city/city'
import { makePorts } from '../../../cloudfunctions/kernel/ports'
import { memberOperations } from '../../../cloudfunctions/member'
import { poolFor } from '../../../cloudfunctions/store/pool'
import { memoryBlobs } from '../../world/blobs'
import { median, percentile, rateOf, rounded } from '../stopwatch'
import { clearTables, cook, elders, loadGuests, riders, tokenOf, type Meal } from './load-canteens'

const connections = 50
const rounds = 3
const rush = { portions: 120, elderPortions: 30 }

interface Bench {
  pool: Pool
  world: World
  communityCode: string
}

async function ask<N extends OperationName>(
  { world }: Bench,
  token: string,
  operation: N,
  input: Operations[N]['input'],
): Promise<Answer<Operations[N]['output']>> {
  return (await answerCall(
    { operation, input, clientId: newId(), token, trustedOpenid: null, requestId: newId(), over: 'cloud' },
    memberOperations,
    world,
  )) as Answer<Operations[N]['output']>
}

/**
 * The rush at noon through the functions' own dispatch, on one durable PostgreSQL: 5,000
 * riders and 200 elders for 120 portions of one sitting over 50 connections, then every code
 * at two tills. After it one sitting that has a portion for every rider: there each call
 * wants the same row, and that is the rate that is reported. A sitting of 120 is over before.
 */
export function benchCanteen(): Promise<Record<string, number>> {
  return withServer(async (server) => {
    const url = await server.create('bench_canteen')
    const communityCode = await loadGuests(url, new Date())
    const pool = poolFor(url, connections)
    const ports = makePorts({
      pool,
      blobs: memoryBlobs(),
      secret: 'a bench secret of no value',
      log: (line) => {
        if (line.level === 'error') console.error(line)
      },
    })
    const bench: Bench = { pool, world: { ports, city: () => cityOf(pool) }, communityCode }
    console.log(
      `load of the machine before it begins: ${loadavg()
        .map((n) => n.toFixed(1))
        .join(', ')}`,
    )
    await wantAll(bench)
    const rushes: Rush[] = []
    for (let r = 0; r < rounds; r++) rushes.push(await measureRush(bench))
    const rates: { perSecond: number; p99: number }[] = []
    for (let r = 0; r < rounds; r++) rates.push(await wantAll(bench))
    const sum = (name: keyof Rush): number => rushes.reduce((total, one) => total + one[name], 0)
    return {
      oversold: sum('oversold'),
      usedTwice: sum('usedTwice'),
      lost: sum('lost'),
      eldersTakenByRiders: sum('eldersTakenByRiders'),
      reservationsPerSecond: rounded(median(rates.map((r) => r.perSecond)), 0),
      p99Ms: rounded(median(rates.map((r) => r.p99)), 1),
      rushAnswersPerSecond: rounded(median(rushes.map((r) => r.perSecond)), 0),
      rushP99Ms: rounded(median(rushes.map((r) => r.p99)), 1),
      rushSoldOutAfterMs: rounded(median(rushes.map((r) => r.soldOutAfterMs)), 0),
      connections,
      riders,
    }
  })
}

interface Rush {
  oversold: number
  lost: number
  usedTwice: number
  eldersTakenByRiders: number
  perSecond: number
  p99: number
  soldOutAfterMs: number
}

async function measureRush(bench: Bench): Promise<Rush> {
  await clearTables(bench.pool)
  const meal = await cook(bench.pool, bench.communityCode, new Date(), rush.portions, rush.elderPortions)
  const every = riders / elders
  const crowd = Array.from({ length: riders }, (_, n) => [
    tokenOf('rider', n),
    ...(n % every === 0 ? [tokenOf('elder', n / every)] : []),
  ]).flat()
  const times: number[] = []
  let soldOutAfterMs = 0
  let yes = 0
  const began = performance.now()
  const perSecond = await rateOf(crowd.length, connections, async (n) => {
    const start = performance.now()
    const told = await reserve(bench, meal, crowd[n]!)
    times.push(performance.now() - start)
    if (told !== 'ok') return
    yes++
    // Elders come all through the rush; what is everybody's is gone long before.
    if (crowd[n]!.includes('rider')) soldOutAfterMs = performance.now() - began
  })
  const {
    rows: [state],
  } = await bench.pool.query<{ held: number; left: number; elders: number }>(
    `select (select count(*)::int from meal_reservation where canteen_id = $1 and state = 'reserved') as held,
       general_left + elder_left as left,
       (
         select count(*)::int from meal_reservation where canteen_id = $1 and pool = 'elder' and tier_code <> 'age-80'
       ) as elders
     from meal_sitting
     where canteen_id = $1`,
    [meal.canteenId],
  )
  const { held, left, elders: eldersTakenByRiders } = state!
  const usedTwice = await twoTills(bench, meal)
  const report = {
    oversold: Math.max(0, held - rush.portions) + Math.max(0, yes - rush.portions),
    lost: Math.abs(yes - held) + Math.abs(rush.portions - held - left),
    usedTwice,
    eldersTakenByRiders,
    perSecond,
    p99: percentile(times, 0.99),
    soldOutAfterMs,
  }
  console.log(
    `the rush: ${crowd.length} ask for ${rush.portions}, ${yes} were told yes, ` +
      `the riders' last after ${soldOutAfterMs.toFixed(0)} ms; ${perSecond.toFixed(0)} answers a second, ` +
      `p99 ${report.p99.toFixed(1)} ms; oversold ${report.oversold}, fetched twice ${usedTwice}`,
  )
  return report
}

async function reserve(bench: Bench, meal: Meal, token: string): Promise<string> {
  const answer = await ask(bench, token, 'reserve-meal', {
    ...meal,
    reservationId: newId(),
    sitting: 'lunch',
    tier: token.includes('elder') ? 'age-80' : 'rider',
  })
  if (answer.ok) return 'ok'
  if (answer.code !== 'SOLD_OUT') throw new Error(`reserve-meal: ${answer.code}`)
  return answer.code
}

/** Every code at two tills in the same instant. Two clerks, fifty writes each: more in a minute would be counted. */
async function twoTills(bench: Bench, meal: Meal): Promise<number> {
  const { rows } = await bench.pool.query<{ code: string }>(
    'select code from meal_reservation where canteen_id = $1 order by code limit 50',
    [meal.canteenId],
  )
  let usedTwice = 0
  await bench.pool.query('delete from rate_window')
  await rateOf(rows.length, 25, async (n) => {
    const answers = await Promise.all(
      [0, 1].map((till) =>
        ask(bench, tokenOf('clerk', till), 'redeem-code', {
          communityCode: meal.communityCode,
          canteenId: meal.canteenId,
          code: rows[n]!.code,
        }),
      ),
    )
    const yes = answers.filter((a) => a.ok && a.data.yes).length
    if (yes === 0) throw new Error(`no till said yes: ${JSON.stringify(answers)}`)
    usedTwice += yes - 1
  })
  return usedTwice
}

/** One sitting with a portion for everybody: each of 5,000 calls takes one from the same row. */
async function wantAll(bench: Bench): Promise<{ perSecond: number; p99: number }> {
  await clearTables(bench.pool)
  const meal = await cook(bench.pool, bench.communityCode, new Date(), riders, 0)
  const times: number[] = []
  const perSecond = await rateOf(riders, connections, async (n) => {
    const start = performance.now()
    if ((await reserve(bench, meal, tokenOf('rider', n))) !== 'ok') throw new Error('there was a portion for everybody')
    times.push(performance.now() - start)
  })
  const p99 = percentile(times, 0.99)
  console.log(
    `one row that everybody wants: ${perSecond.toFixed(0)} reservations a second over ${connections} connections, ` +
      `median ${percentile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  )
  return { perSecond, p99 }
}
