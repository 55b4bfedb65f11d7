import { newId } from '../../../cloudfunctions/kernel/ids'
import { median, noise, rateOf } from '../stopwatch'
import { connections, type Side } from './side'

const rounds = 7
const perRound = 3_000

export interface Posting { posts: number; inserts: number; ratio: number; noise: number }

/**
 * How fast residents can post, beside a bare INSERT of the same row through the same pool: as a statement of its own, without
 * a call around it, past row-level security. Rounds alternate; the ratio is taken within each round.
 */
export async function measurePosting(side: Side): Promise<Posting> {
  const bare = await bareInsert(side)
  let n = 0
  const round = async (job: (n: number) => Promise<unknown>, count: number): Promise<number> => rateOf(count, connections, () => job(n++))
  await round(side.post, perRound / 2)
  await round(bare, perRound / 2)
  const posts: number[] = []
  const inserts: number[] = []
  for (let r = 0; r < rounds; r++) {
    posts.push(await round(side.post, perRound))
    inserts.push(await round(bare, perRound))
  }
  const ratios = posts.map((rate, r) => rate / inserts[r]!)
  return { posts: median(posts), inserts: median(inserts), ratio: median(ratios), noise: noise(ratios) }
}

/** Rows that were really posted, written again under ids and numbers of their own: the columns that posting fills. */
export async function bareInsert(side: Side): Promise<(n: number) => Promise<unknown>> {
  for (let n = 0; n < 200; n++) await side.post(n)
  const { rows } = await side.pool.query<Record<string, unknown>>(`select *, day::text as day from cases order by posted_at desc limit 200`)
  const columns = Object.keys(rows[0]!).filter((name) => rows.some((row) => row[name] !== null) && !['pauses', 'version'].includes(name))
  const text = `insert into cases (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`
  const { rows: [highest] } = await side.pool.query<{ seq: number }>('select max(seq) as seq from cases')
  let seq = highest!.seq + 1
  return (n) => {
    const row = { ...rows[n % rows.length]!, case_id: newId(), seq: seq++ } as Record<string, unknown>
    return side.pool.query({ name: 'bare-insert', text, values: columns.map((c) => row[c]) })
  }
}
