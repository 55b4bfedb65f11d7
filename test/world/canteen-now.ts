import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'pg'
import { demoPerson } from './city'
import { openCanteen, type Canteen } from '../kernel/canteen/kitchen'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const localMinutes = (): number => Math.floor(((Date.now() + 8 * 60 * minuteMs) % dayMs) / minuteMs)
/** The day would turn in the middle of the suite, and with it every code. */
const nearMidnight = 24 * 60 - 6

export interface CanteenNow extends Canteen {
  name: string
  /** Time passes for this canteen alone: lunch can no longer be reserved and is being served. */
  beginServing(): Promise<void>
  /** The last plate is gone. */
  endServing(): Promise<void>
  /** As if whoever gave a portion back had not come for it. */
  missed(): Promise<void>
  states(): Promise<Record<string, number>>
  stop(): Promise<void>
}

/**
 * A canteen of the demo's home community whose lunch can be reserved at whatever hour a
 * suite runs: its rules let lunch last until midnight, and the suite moves its hours as
 * they would pass. Nobody has a meal elsewhere today, and the demo's clerk serves here too.
 */
export async function openCanteenNow(databaseUrl: string): Promise<CanteenNow> {
  if (localMinutes() >= nearMidnight) await wait((24 * 60 - localMinutes()) * minuteMs + 1_000)
  const pool = new Pool({ connectionString: databaseUrl, max: 1 })
  await pool.query(`select set_config('hongyi.scope', '%', false)`)
  const name = '中山路小食堂'
  const until = 24 * 60
  const here = await openCanteen(pool, {
    name,
    clerks: [demoPerson('canteen-clerk').personId],
    policy: {
      lunch: { cutOffAt: until - 2, servesFrom: until - 1, servesUntil: until },
      holdMinutes: 60,
      noShowRule: 'pay-first',
      noShowsMax: 1,
      noShowDays: 30,
      pauseDays: 7,
      payMinutes: 30,
      tiers: [
        { code: 'full', name: '原价', audience: 'anybody', percent: 100, freePerDay: 0, subsidySource: '' },
        { code: 'rider', name: '骑手价', audience: 'rider', percent: 80, freePerDay: 0, subsidySource: '骑手关爱基金' },
        {
          code: 'age-60',
          name: '60 岁价',
          audience: 'age',
          ageFrom: 60,
          percent: 80,
          freePerDay: 0,
          subsidySource: '赛罕区民政局',
        },
      ],
    },
  })
  const ours = `community_code = $1 and canteen_id = $2`
  const values = [here.communityCode, here.canteenId]
  await pool.query(`delete from meal_line where community_code = $1`, [here.communityCode])
  await pool.query(
    `delete from meal_reservation
     where community_code = $1 and canteen_id <> $2 and day >= (now() at time zone 'Asia/Shanghai')::date`,
    values,
  )
  const move = async (from: string, until: string): Promise<void> => {
    await pool.query(
      `update meal_sitting
       set cut_off_at = least(cut_off_at, now() - interval '1 second'), serves_from = now() + $3::interval,
         serves_until = now() + $4::interval
       where ${ours}`,
      [...values, from, until],
    )
    await pool.query(
      `update meal_reservation
       set pick_up_from = now() + $3::interval, pick_up_until = now() + $4::interval, hold_until = now() + $4::interval
       where ${ours}`,
      [...values, from, until],
    )
  }
  return {
    ...here,
    name,
    beginServing: () => move('-30 minutes', '2 hours'),
    endServing: () => move('-3 hours', '-1 second'),
    async missed() {
      await pool.query(
        `update meal_reservation
         set state = 'released', end_reason = 'no-show', no_show = true
         where ${ours} and state = 'cancelled'`,
        values,
      )
    },
    async states() {
      const { rows } = await pool.query<{ state: string; n: number }>(
        `select state, count(*)::int as n from meal_reservation where ${ours} group by 1`,
        values,
      )
      return Object.fromEntries(rows.map((r) => [r.state, r.n]))
    },
    stop: () => pool.end(),
  }
}
