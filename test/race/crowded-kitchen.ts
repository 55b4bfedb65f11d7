import type { Pool } from 'pg'
import type { OperationName, Operations } from '@/contracts/operations'
import { answerCall } from '../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../cloudfunctions/member'
import { menuOf, useKitchen } from '../kernel/canteen/kitchen'
import type { Guest } from './guests'
import type { Told } from './meal-faults'

export const tally = (told: readonly Told[]): Record<string, number> =>
  told.reduce<Record<string, number>>((sum, { told: t }) => ({ ...sum, [t]: (sum[t] ?? 0) + 1 }), {})

/** Copies of the tables without the trigger and the indexes, for those who do it wrong. */
export async function naiveTables(pool: Pool): Promise<void> {
  await pool.query(
    `drop table if exists naive_sitting, naive_reservation;
     create table naive_sitting as select * from meal_sitting;
     create table naive_reservation as select * from meal_reservation`,
  )
}
export const naive = { sitting: 'naive_sitting', reservation: 'naive_reservation' }

/** A kitchen before a crowd over 50 connections. */
export function useCrowdedKitchen() {
  const k = useKitchen({ max: 50 })
  async function ask<N extends OperationName>(
    token: string,
    operation: N,
    input: Operations[N]['input'],
  ): Promise<{ code: string; data: Operations[N]['output'] | null }> {
    const answer = await answerCall(
      { operation, input, clientId: newId(), token, trustedOpenid: null, requestId: '', over: 'cloud' },
      memberOperations,
      k.f.world,
    )
    return answer.ok ? { code: 'ok', data: answer.data as Operations[N]['output'] } : { code: answer.code, data: null }
  }

  async function reserve({ token }: Guest, tier: string, waitlist = false): Promise<Told> {
    const input = k.asked({ tier, waitlist })
    const { code, data } = await ask(token, 'reserve-meal', input)
    return { reservationId: input.reservationId, told: data?.meal.state ?? code }
  }
  const cook = (all: number, elders: number) =>
    k.clerk.call('save-menu', menuOf(k.here, { portions: all, elderPortions: elders }))
  const one = (reservationId: string) => ({ communityCode: k.here.communityCode, reservationId })

  return { k, ask, reserve, cook, one }
}
