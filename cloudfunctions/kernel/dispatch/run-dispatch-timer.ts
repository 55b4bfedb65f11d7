import { sideBySide, workThrough, type Clockwork, type TimerReport } from '../call/timer-work'
import { expireOffers, offersOver } from './expire-offers'
import { sendWaves, wavesDue } from './send-waves'

/** Offers that are over, then place, waves, batch and escalation, community by community. */
export async function runDispatchTimer(world: Clockwork): Promise<Partial<TimerReport>> {
  await workThrough(world, 'expire', offersOver, expireOffers, sideBySide)
  return { waves: await workThrough(world, 'waves', wavesDue, sendWaves('timer'), sideBySide) }
}
