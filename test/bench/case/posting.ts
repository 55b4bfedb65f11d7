import { newId } from '../../../cloudfunctions/kernel/ids'
import { median, noise, rateOf } from '../stopwatch'
import { sameRows } from './same-rows'
import { connections, type Side } from './side'

const rounds = 7
const perRound = 3_000

export interface Beside {
  perSecond: number
  /** Of posting to this, taken within each round. */
  ratio: number
  noise: number
}
export interface Posting {
  perSecond: number
  insert: Beside
  sameRows: Beside
}

/**
 * How fast residents can post, through the same pool beside what the database has to do at least: a bare INSERT of the
 * case's own row, and all rows that a posted case leaves, written by hand in one statement; both without a call around
 * them, past row-level security. Rounds alternate.
 */
export async function measurePosting(side: Side): Promise<Posting> {
  let n = 0
  const round = (job: (n: number) => Promise<unknown>): Promise<number> => rateOf(perRound, connections, () => job(n++))
  await round(side.post)
  const jobs = [side.post, await bareInsert(side, perRound), await sameRows(side, perRound)]
  for (const job of jobs.slice(1)) await round(job)
  const rates: number[][] = jobs.map(() => [])
  for (let r = 0; r < rounds; r++) for (const [j, job] of jobs.entries()) rates[j]!.push(await round(job))
  const [posts, inserts, same] = rates as [number[], number[], number[]]
  const beside = (others: number[]): Beside => {
    const ratios = posts.map((rate, r) => rate / others[r]!)
    return { perSecond: median(others), ratio: median(ratios), noise: noise(ratios) }
  }
  return { perSecond: median(posts), insert: beside(inserts), sameRows: beside(same) }
}

/** Rows that were really posted, written again under ids and numbers of their own: the columns that posting fills. */
export async function bareInsert({ pool }: Side, howMany: number): Promise<(n: number) => Promise<unknown>> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select *, day::text as day from cases where state = 'new' order by posted_at desc limit $1`,
    [howMany],
  )
  const columns = Object.keys(rows[0]!).filter(
    (name) => rows.some((row) => row[name] !== null) && !['pauses', 'missing', 'version'].includes(name),
  )
  const text = `insert into cases (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`
  let seq = 1_000_000 // beyond what the posted ones of any round draw
  return (n) => {
    const row = { ...rows[n % rows.length]!, case_id: newId(), seq: seq++ } as Record<string, unknown>
    return pool.query({ name: 'bare-insert', text, values: columns.map((c) => row[c]) })
  }
}
