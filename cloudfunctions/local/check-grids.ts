import { Client } from 'pg'
import { findFaults, type Fault } from '../kernel/place/grid-faults'
import { findOverlaps } from '../kernel/place/overlaps'
import type { GridRing } from '../kernel/place/shape'

const words: Record<Fault['kind'], string> = {
  'no-shape': '画得不成形，这个网格暂时不会被用到',
  twice: '编号出现了两次',
  'no-area': '几乎没有面积',
  'crosses-itself': '边线自己交叉了',
  'hole-outside': '有一个洞画到了外面',
}

/** `npm run grids`: what the data steward should redraw; ends with 1 when there is something. */
async function main(): Promise<void> {
  if (!process.env.DATABASE_URL) throw new Error('请设 DATABASE_URL。\nSet DATABASE_URL.')
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<GridRing>(
      'select code, community_code as "communityCode", ring from grid where valid_to is null order by code',
    )
    const lines = reportOf(rows)
    console.log(lines.join('\n'))
    process.exitCode = lines.length > 1 ? 1 : 0
  } finally {
    await client.end()
  }
}

export function reportOf(grids: readonly GridRing[]): string[] {
  const faults = findFaults(grids)
  const overlaps = findOverlaps(grids)
  return [
    `网格 ${grids.length} 个，画错的 ${faults.length} 处，重叠的 ${overlaps.length} 对。`,
    ...faults.map(
      ({ code, kind, at, why }) => `${code}：${words[kind]}${kind === 'no-shape' ? `（${why}）` : spot(at)}。`,
    ),
    ...overlaps.map(({ codes: [first, second], at, squareMetres, share }) => {
      const size = `约 ${Math.round(squareMetres)} 平方米，占小的那个 ${(share * 100).toFixed(1)}%`
      return `${first} 和 ${second} 重叠${size}${spot(at)}；落在这里的事都算 ${first} 的。`
    }),
  ]
}

const spot = (at: readonly number[] | null): string =>
  at ? `（${at.map((degrees) => degrees.toFixed(6)).join('，')}）` : ''

if (process.argv[1]?.includes('check-grids')) {
  main().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
}
