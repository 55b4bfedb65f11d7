import { JoinWaitlist } from '@/contracts/canteen'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { drawSitting, mayAsk, writeMeal } from './ask-for-meal'

/**
 * 排队: in the order of coming. When a portion comes free the first whom it fits gets it at once, with a code and a
 * notice: a rider under way does not look at the phone, so nothing waits for a tap. Whoever cannot come gives it back
 * with one; what the line gave after the cut-off never counts as not having come.
 */
export const joinWaitlist = operation(JoinWaitlist, {
  scope: community,
  ahead: drawSitting,
  who: anybody,
  async run(call) {
    const asked = await mayAsk(call, false)
    if (asked.left > 0) refuse('STILL_LEFT')
    return { meal: writeMeal(call, asked, 'waiting') }
  },
})
