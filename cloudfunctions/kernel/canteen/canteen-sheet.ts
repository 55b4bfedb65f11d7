import { harmless } from '../call/harmless-cell'
import type { CanteenSheet, SheetRow } from '@/contracts/till-shapes'
import { sittingNames } from '@/contracts/canteen-words'
import type { Sql } from '../../store/transaction'

/** The day's sheet as it is kept: everything but the file, which is written from it. */
export type KeptSheet = Omit<CanteenSheet, 'csv' | 'fileName'>

interface Counts {
  portions: number
  no_shows: number
  cancelled: number
}

/**
 * Adds up what was served, by sitting, price and who pays the difference. Only meals that were fetched cost anybody
 * anything.
 */
export async function addUp(
  sql: Sql,
  communityCode: string,
  canteenId: string,
  day: string,
  named: Pick<KeptSheet, 'canteenName' | 'closedAt' | 'closedBy'>,
): Promise<KeptSheet> {
  const values = [communityCode, canteenId, day]
  const { rows } = await sql.query<SheetRow & Record<string, unknown>>(
    `
    select
      sitting, tier_code as "tierCode", tier_name as "tierName", count(*)::int as meals,
      count(*) filter (where walk_in)::int as "walkIns", sum(full_price_fen)::int as "fullFen",
      sum(price_fen)::int as "paidFen", sum(full_price_fen - price_fen)::int as "subsidyFen",
      subsidy_source as "subsidySource"
    from meal_reservation
    where community_code = $1 and canteen_id = $2 and day = $3 and state = 'redeemed'
    group by sitting, tier_code, tier_name, subsidy_source
    order by case sitting when 'lunch' then 0 else 1 end, tier_code, tier_name, subsidy_source`,
    values,
  )
  const {
    rows: [counts],
  } = await sql.query<Counts & Record<string, unknown>>(
    `
    select
      (
        select coalesce(sum(portions), 0)::int
        from meal_sitting
        where community_code = $1 and canteen_id = $2 and day = $3
      ) as portions, count(*) filter (where no_show)::int as no_shows,
      count(*) filter (where end_reason = 'cancelled')::int as cancelled
    from meal_reservation
    where community_code = $1 and canteen_id = $2 and day = $3`,
    values,
  )
  const sum = (name: 'meals' | 'fullFen' | 'paidFen' | 'subsidyFen', of: readonly SheetRow[] = rows): number =>
    of.reduce((total, r) => total + r[name], 0)
  const sources = [...new Set(rows.filter((r) => r.subsidyFen > 0).map((r) => r.subsidySource))]
  return {
    ...named,
    day,
    rows,
    meals: sum('meals'),
    fullFen: sum('fullFen'),
    paidFen: sum('paidFen'),
    subsidyFen: sum('subsidyFen'),
    noShows: counts!.no_shows,
    cancelled: counts!.cancelled,
    portions: counts!.portions,
    bySource: sources.map((subsidySource) => {
      const of = rows.filter((r) => r.subsidySource === subsidySource && r.subsidyFen > 0)
      return { subsidySource, meals: sum('meals', of), subsidyFen: sum('subsidyFen', of) }
    }),
  }
}

const cell = (value: string | number): string => {
  const text = String(harmless(value))
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
const inYuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

/** With BOM and CRLF, so that the office's table program reads the Chinese. */
export function withFile(sheet: KeptSheet): CanteenSheet {
  const money = (fen: number): number => Number(inYuan(fen))
  const lines: (string | number)[][] = [
    ['餐次', '价格', '份数', '其中现场', '原价合计（元）', '实收（元）', '补贴（元）', '补贴来源'],
    ...sheet.rows.map((r) => [
      sittingNames[r.sitting],
      r.tierName,
      r.meals,
      r.walkIns,
      money(r.fullFen),
      money(r.paidFen),
      money(r.subsidyFen),
      r.subsidyFen > 0 ? r.subsidySource || '食堂让利' : '',
    ]),
    [
      '合计',
      '',
      sheet.meals,
      sheet.rows.reduce((n, r) => n + r.walkIns, 0),
      money(sheet.fullFen),
      money(sheet.paidFen),
      money(sheet.subsidyFen),
      '',
    ],
    ['备餐', '', sheet.portions],
    ['订了没来', '', sheet.noShows],
    ['取消', '', sheet.cancelled],
  ]
  return {
    ...sheet,
    csv: `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`,
    fileName: `${sheet.canteenName}-${sheet.day}.csv`,
  }
}
