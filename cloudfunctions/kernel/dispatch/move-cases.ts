import type { TimerCall } from '../call/timer-work'
import type { CaseRow } from '../case/case-row'

/**
 * What becomes of one case in a wave. The row is under our lock, so that what is not named here is still as it was
 * read.
 */
export interface Move {
  row: CaseRow
  set: Partial<Pick<CaseRow, 'dispatch' | 'wave' | 'next_wave_at' | 'escalate_at'>>
}

const moved = ['dispatch', 'wave', 'next_wave_at', 'escalate_at', 'grid_code', 'placed_level', 'placed_by'] as const

/** All of them in one statement, however many. */
export async function moveCases({ sql }: TimerCall, moves: readonly Move[]): Promise<void> {
  const rows = moves.map(({ row, set }) => ({
    case_id: row.case_id,
    ...Object.fromEntries(moved.map((name) => [name, { ...row, ...set }[name]])),
  }))
  await sql.query(
    `
    update cases c
    set ${moved.map((name) => `${name} = m.${name}`).join(', ')}, version = c.version + 1
    from jsonb_populate_recordset(null::cases, $2) m
    where c.community_code = $1 and c.case_id = m.case_id`,
    [moves[0]!.row.community_code, JSON.stringify(rows)],
  )
}
