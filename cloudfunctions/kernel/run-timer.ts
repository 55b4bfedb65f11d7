import { sideBySide, workThrough } from './call/timer-work'
import { runCanteenTimer } from './canteen/run-canteen-timer'
import {
  acceptDue,
  climbOverdue,
  closeUnconfirmed,
  confirmDue,
  overdueDue,
  remindAcceptance,
  warnDue,
  warningsDue,
} from './case/deadlines'
import { deliverOutbox, forgetOld } from './notice/deliver-outbox'
import { runGridworkTimer } from './gridwork/deadlines'
import { cityOf } from './city/city'
import { forgetUploads } from './photo/forget-uploads'
import type { Ports } from './ports'
import { runStationTimer } from './station/run-station-timer'
import { expireOffers, offersOver } from './dispatch/expire-offers'
import { learnChance } from './dispatch/learn-chance'
import { sendWaves, wavesDue } from './dispatch/send-waves'

export interface TimerReport {
  waves: number
  reminders: number
  warned: number
  climbed: number
  unconfirmed: number
  delivered: number
}

let forgotAt = 0

/** offers that are over → place, waves, batch and escalation, community by community → deadlines → outbox → learning, once a day → retention, only over what is due. */
export async function runTimer(ports: Ports): Promise<TimerReport> {
  const world = { ports, city: await cityOf(ports.pool) }
  await workThrough(world, 'expire', offersOver, expireOffers, sideBySide)
  const waves = await workThrough(world, 'waves', wavesDue, sendWaves('timer'), sideBySide)
  const reminders = await workThrough(world, 'accept', acceptDue, remindAcceptance)
  const warned = await workThrough(world, 'warn', warningsDue, warnDue)
  const climbed = await workThrough(world, 'overdue', overdueDue, climbOverdue)
  const unconfirmed = await workThrough(world, 'confirm', confirmDue, closeUnconfirmed)
  const stations = await runStationTimer(world)
  await runCanteenTimer(world)
  await runGridworkTimer(world)
  let delivered = 0
  for (let n = -1; n !== 0 && delivered < 20_000; ) delivered += n = await deliverOutbox(ports)
  await learnChance(ports)
  if (Date.now() - forgotAt > 3_600_000) {
    forgotAt = Date.now()
    await forgetOld(ports)
    await forgetUploads(ports)
  }
  return {
    waves,
    reminders,
    warned: warned + stations.warned,
    climbed: climbed + stations.climbed,
    unconfirmed,
    delivered,
  }
}
