import type { Noun } from '../call/noun'
import { whoAmI, useCareMode, listDemoAccounts } from './people-of-demo'
import { signInDemo, signInWechat, signOut } from './sign-in'
import { takeInvitation } from './take-invitation'

/** Whoever holds the phone: signing in, what they see of themselves, and a code that somebody handed over. */
export const account: Noun = {
  name: 'account',
  operations: {
    member: [whoAmI, useCareMode, listDemoAccounts, signInDemo, signInWechat, signOut, takeInvitation],
  },
}
