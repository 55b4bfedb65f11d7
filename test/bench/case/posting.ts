import { newId } from '../../../cloudfunctions/kernel/ids'
import { median, noise, rateOf } from '../stopwatch'
import { connections, type Side } from './side'

const rounds = 7
const perRound = 3_000

export interface Posting {
  posts: number
  inserts: number
  ratio: number
  noise: number
}

/**
 * How fast residents can post, beside a bare INSERT of the same row through the same pool: as a statement of its own,
 * without a call around it, past row-level security. Rounds alternate; the ratio is taken within each round.
 */
export async function measurePosting(side: Side): Promise<Posting> {
  let n = 0
  const round = async (job: (n: number) => Promise<unknown>, count: number): Promise<number> =>
    rateOf(count, connections, () => job(n++))
  await round(side.post, perRound)
  const bare = await bareInsert(side, perRound)
  await round(bare, perRound)
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
