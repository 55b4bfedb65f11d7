import { endClerk, inviteClerk, listClerks } from './name-clerk'

/** What only an office may ask of a canteen. */
export const canteenStaffOperations = [inviteClerk, endClerk, listClerks]
