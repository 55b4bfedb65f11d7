import { sittingNames } from '@/contracts/canteen-words'
import { clock } from '@/rules/local-time'
import { endReservation, freePortion, type Counters, type Giving } from './free-portion'
import { reservationColumns, type ReservationRow } from './reservation-row'

/**
 * Not fetched in time: the portion goes on. It counts as not having come, unless the line gave it after the cut-off:
 * whoever waited did not plan on it. Not paid in time is no meal missed either.
 */
export async function releaseReservation(
  by: Giving,
  s: Counters,
  row: ReservationRow,
  reason: 'no-show' | 'unpaid',
): Promise<boolean> {
  const planned = row.filled_at === null || row.filled_at < s.cut_off_at
  const ended = await endReservation(by, s, row.reservation_id, 'reserved', {
    state: 'released',
    reason,
    noShow: reason === 'no-show' && planned,
  })
  if (!ended) return false
  await freePortion(by, s, ended.pool)
  for (const to of new Set([ended.person_id!, ended.by_id!])) {
    by.record.message({
      communityCode: ended.community_code,
      to,
      kind: reason === 'unpaid' ? 'meal.unpaid' : 'meal.released',
      subject: { kind: 'reservation', id: ended.reservation_id },
      title: reason === 'unpaid' ? '没收到付款，饭让给别人了' : '没等到你，饭让给别人了',
      body:
        reason === 'unpaid'
          ? '还想吃的话，可以到店问问有没有剩。'
          : `${sittingNames[ended.sitting]}留到 ${clock(ended.hold_until)}。下次来不了，提前点一下退掉就好。`,
    })
  }
  return true
}

/**
 * The last plate is served: what is still reserved was not fetched, and the line hears that it did not come up. Under
 * `holdSitting`.
 */
export async function endSitting(by: Giving, s: Counters): Promise<void> {
  const { rows } = await by.sql.query<ReservationRow & Record<string, unknown>>(
    `
    select ${reservationColumns}
    from meal_reservation r
    where r.community_code = $1 and r.sitting_id = $2 and r.state in ('reserved', 'waiting')
    order by r.reservation_id`,
    [s.community_code, s.sitting_id],
  )
  // Nobody can fetch anything any more: nothing is passed on.
  await by.sql.query(`update meal_sitting set state = 'over' where community_code = $1 and sitting_id = $2`, [
    s.community_code,
    s.sitting_id,
  ])
  s.state = 'over'
  for (const row of rows) {
    if (row.state === 'reserved')
      await releaseReservation(by, s, row, row.pay_by && !row.paid_at ? 'unpaid' : 'no-show')
    else if (
      await endReservation(by, s, row.reservation_id, 'waiting', {
        state: 'cancelled',
        reason: 'line-over',
        noShow: false,
      })
    ) {
      for (const to of new Set([row.person_id!, row.by_id!])) {
        by.record.message({
          communityCode: row.community_code,
          to,
          kind: 'meal.line-over',
          subject: { kind: 'reservation', id: row.reservation_id },
          title: '这次没排到',
          body: '今天没有人退，明天的菜单已经可以看了。',
        })
      }
    }
  }
}
