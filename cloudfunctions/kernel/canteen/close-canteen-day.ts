import { localDay } from '@/rules/local-time'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import type { Sql } from '../../store/transaction'
import { workingName } from '../call/who'
import { canteenOf, clerkOnly } from './clerk'
import { addUp, withFile, type KeptSheet } from './canteen-sheet'
import { endSitting } from './end-sitting'
import { holdSitting, type Giving } from './free-portion'
import { CloseCanteenDay, ReadCanteenSheet } from '@/contracts/canteen'
import type { CanteenSheet } from '@/contracts/till-shapes'

/**
 * 结账: after the last plate. Who was reserved and did not come is counted, the line is told, and the sheet is written
 * once and never changed.
 */
export const closeCanteenDay = operation(CloseCanteenDay, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run(call, canteen, role) {
    const { input, sql, now, actor, record } = call
    const day = input.day ?? localDay(now)
    const which = [input.communityCode, input.canteenId, day]
    if (
      (await sql.query('select 1 from canteen_sheet where community_code = $1 and canteen_id = $2 and day = $3', which))
        .rowCount
    )
      refuse('DAY_CLOSED')
    const { rows } = await sql.query<{ serves_until: Date }>(
      'select serves_until from meal_sitting where community_code = $1 and canteen_id = $2 and day = $3',
      which,
    )
    if (rows.length === 0) refuse('NO_MENU')
    if (rows.some((s) => s.serves_until > now)) refuse('STILL_SERVING')
    const sheet = await closeDay(
      { sql, record, now, actorId: actor.personId, role, operation: 'close-canteen-day' },
      {
        communityCode: input.communityCode,
        canteenId: input.canteenId,
        day,
        canteenName: canteen.name,
        closedBy: workingName(call, role),
      },
    )
    return { sheet: sheet ?? refuse('DAY_CLOSED') }
  },
})

interface Day {
  communityCode: string
  canteenId: string
  day: string
  canteenName: string
  closedBy: string
}

/** By the clerk, or by the timer when nobody did. @returns null when somebody else closed it at the same instant */
export async function closeDay(
  by: Giving,
  { communityCode, canteenId, day, canteenName, closedBy }: Day,
): Promise<CanteenSheet | null> {
  const { rows } = await by.sql.query<{ sitting_id: string }>(
    `
    select sitting_id
    from meal_sitting
    where community_code = $1 and canteen_id = $2 and day = $3 and state <> 'closed'
    order by sitting_id`,
    [communityCode, canteenId, day],
  )
  for (const { sitting_id: id } of rows) {
    const s = await holdSitting(by.sql, communityCode, id)
    if (s.state === 'open') await endSitting(by, s)
    await by.sql.query(`update meal_sitting set state = 'closed' where community_code = $1 and sitting_id = $2`, [
      communityCode,
      id,
    ])
  }
  const sheet = await addUp(by.sql, communityCode, canteenId, day, {
    canteenName,
    closedAt: by.now.toISOString(),
    closedBy,
  })
  if (!(await keep(by.sql, communityCode, canteenId, sheet, by))) return null
  by.record.audit({
    communityCode,
    actorId: by.actorId,
    role: by.role,
    operation: 'close-canteen-day',
    subjectId: canteenId,
    detail: { day, meals: sheet.meals, paidFen: sheet.paidFen, subsidyFen: sheet.subsidyFen },
  })
  return withFile(sheet)
}

async function keep(
  sql: Sql,
  communityCode: string,
  canteenId: string,
  sheet: KeptSheet,
  { actorId, now }: Giving,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `
    insert into canteen_sheet (community_code, canteen_id, day, sheet, closed_by, closed_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing`,
    [communityCode, canteenId, sheet.day, JSON.stringify(sheet), actorId, now],
  )
  return rowCount === 1
}

export const readCanteenSheet = operation(ReadCanteenSheet, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run({ input, sql, now }) {
    const { rows } = await sql.query<{ sheet: KeptSheet }>(
      'select sheet from canteen_sheet where community_code = $1 and canteen_id = $2 and day = $3',
      [input.communityCode, input.canteenId, input.day ?? localDay(now)],
    )
    return { sheet: withFile((rows[0] ?? refuse('NOT_CLOSED_YET')).sheet) }
  },
})
