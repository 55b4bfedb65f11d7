import type { Noun } from '../call/noun'
import { deliverAll, forgetOld } from './deliver-outbox'
import { listNotices, readNotices } from './notices'

/** What people are told unasked, and where they read it. */
export const notice: Noun = {
  name: 'notice',
  operations: {
    member: [listNotices, readNotices],
  },
  tells: async ({ ports }) => ({ delivered: await deliverAll(ports) }),
  hourly: ({ ports }) => forgetOld(ports),
}
