import { runTimer, type TimerReport } from '../kernel/run-timer'
import { portsFromEnvironment } from '../kernel/surroundings'

/**
 * The timer function. Whatever calls it, it does the same: what is due now. It answers with counts, never with people.
 */
export const main = async (_event: unknown, _context?: unknown): Promise<TimerReport> =>
  runTimer(portsFromEnvironment())
