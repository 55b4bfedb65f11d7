import { ReserveMeal } from '@/contracts/canteen'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { drawSitting, mayAsk, writeMeal } from './ask-for-meal'

/**
 * 订一份: one meal a person and sitting. What is left was read with the opening and refuses without a lock; whether it is
 * still there the trigger decides with the commit, and whoever came second looks again (call/taken.ts).
 */
export const reserveMeal = operation(ReserveMeal, {
  scope: community,
  ahead: drawSitting,
  who: anybody,
  async run(call) {
    const asked = await mayAsk(call, call.input.payFirst ?? false)
    if (asked.left > 0) return { meal: writeMeal(call, asked, 'reserved') }
    if (!call.input.waitlist) refuse('SOLD_OUT')
    return { meal: writeMeal(call, asked, 'waiting') }
  },
})
