import { scoped } from '../../store/transaction'
import type { Ports } from '../ports'

/**
 * A refused write rolls back, and its count with it: whoever is refused a thousand times would never be too many. So it
 * is counted again, alone, when it is refused; what succeeds pays nothing for this. Sixty a minute are `open_call`'s to
 * refuse.
 */
export async function countRefused(ports: Ports, personId: string): Promise<void> {
  try {
    await scoped(ports.pool, { person: personId }, (sql) =>
      sql.query(
        `
        insert into rate_window as w (person_id, bucket, window_at, calls)
        values ($1, 'write', date_trunc('minute', $2::timestamptz), 1)
        on conflict on constraint rate_window_pkey
        do update set
          window_at = excluded.window_at,
          calls = case when w.window_at = excluded.window_at then w.calls + 1 else 1 end`,
        [personId, ports.now()],
      ),
    )
  } catch {
    // The refusal is the answer; a count that was lost changes nothing for the person.
  }
}
