import type { Sql } from '../../store/transaction'
import { caseColumns, type CaseRow } from '../case/case-row'
import type { OfCommunity, TimerCall } from '../call/timer-work'
import { askHelpers } from './ask-helpers'
import { chanceInUse, chanceWanted, type InUseRow } from './chance-in-use'
import { askedAbout, helpersOf, readHelpers, toOffer, type AskedRow } from './candidates'
import { planOffers } from '../matching/offer'
import { keepBatch, type Occasion } from './match-batch'
import { moveCases, type Move } from './move-cases'
import { placeAgain } from './place-again'
import { escalate, waitForNext } from './without-offers'

/** Cases of one community, to be weighed against each other. */
export interface DueTogether extends OfCommunity {
  case_ids: string[]
}

/** What is found is what can be worked on: rows that stay due for ever would fill the list and starve the rest. */
export const canBeOffered = `dispatch in ('waiting', 'offering') and state in ('new', 'doing')`

/** The longest waiting communities first; past so many cases the rest is for the next run. */
export const wavesDue = async (sql: Sql, now: Date): Promise<DueTogether[]> =>
  (
    await sql.query<DueTogether & Record<string, unknown>>(
      `
      select community_code, array_agg(case_id order by case_id) as case_ids
      from (
        select community_code, case_id, next_wave_at
        from cases
        where next_wave_at <= $1 and ${canBeOffered}
        order by next_wave_at
        limit 5000
      ) due
      group by community_code
      order by min(next_wave_at), community_code`,
      [now],
    )
  ).rows

/**
 * 网格派单, one pass over one community: place → waves → batch → escalate. All its cases whose wave is over are weighed
 * together, so that no two of them want the same helper and the next best is not lost; the few who are asked keep their
 * reasons; when helpers' time is over the grid's own worker is asked; after that it is the staff's.
 * However many cases: ten statements in five round trips. @returns how many cases it moved
 */
export const sendWaves =
  (occasion: Occasion) =>
  async (call: TimerCall, item: DueTogether): Promise<number> => {
    const { sql, now, city, record } = call
    const rows = await lockDue(call, item)
    if (rows.length === 0) return 0
    const { pool } = call.ports
    const [asked, learned, ...people] = await sql.together([
      askedAbout(
        item.community_code,
        rows.map((r) => r.case_id),
      ),
      chanceWanted(pool),
      ...helpersOf(item.community_code, now),
    ])
    const askedRows = asked!.rows as AskedRow[]
    const moves: Move[] = []
    const free: CaseRow[] = []
    for (const row of rows) {
      const until = earliest(askedRows.filter((a) => a.is_open && a.case_id === row.case_id))
      if (until) moves.push({ row, set: { next_wave_at: until } })
      else free.push({ ...row, ...placeAgain(row, city, record) })
    }
    if (free.length > 0) {
      const helpers = readHelpers(people, new Set(free.map((row) => row.grid_code)), item.community_code, now)
      const cases = free.map((row) =>
        toOffer(
          row,
          askedRows.filter((a) => a.case_id === row.case_id).map((a) => a.helper_id),
          city,
          now,
        ),
      )
      const plan = planOffers({ cases, helpers, now, chance: chanceInUse(pool, learned!.rows as InUseRow[]) })
      const batchId = call.ports.newId()
      const wanted = free.map((row, i) => ({ row, choice: plan.choices[i]! }))
      const stood = await askHelpers(
        call,
        wanted.filter((w) => w.choice.offers.length > 0),
        helpers,
        batchId,
      )
      keepBatch(call, {
        communityCode: item.community_code,
        batchId,
        occasion,
        cases: free.length,
        helpers: people[0]!.rows.length,
        offers: stood.offers,
        plan,
      })
      moves.push(...stood.moves)
      for (const { row, choice } of wanted.filter((w) => w.choice.offers.length === 0)) {
        moves.push(choice.escalate ? escalate(call, row) : waitForNext(call, row, choice))
      }
    }
    await moveCases(call, moves)
    return rows.length
  }

/** In one order, and past what another run holds: two timers share a community without waiting for each other. */
async function lockDue({ sql, now }: TimerCall, item: DueTogether): Promise<CaseRow[]> {
  const { rows } = await sql.query<CaseRow & Record<string, unknown>>(
    `
    select ${caseColumns.replace('b.name', 'null::text')}
    from cases c
    where c.community_code = $1 and c.case_id = any ($2::uuid[]) and c.next_wave_at <= $3 and ${canBeOffered}
    order by c.case_id
    for no key update skip locked`,
    [item.community_code, item.case_ids, now],
  )
  return rows as CaseRow[]
}

const earliest = (open: readonly AskedRow[]): Date | null =>
  open.reduce<Date | null>((min, { until }) => (min && min <= until ? min : until), null)
