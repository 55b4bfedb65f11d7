import { demoAccountKeys, type DemoAccountKey } from '@/contracts/demo-accounts'
import type * as canteen from '@/contracts/canteen'
import type { NamesIn } from '../../world/contracts'

export type Name = NamesIn<typeof canteen>

/**
 * Who may at the canteen of the clerk, at another one of the same
 * community, and at one of another street. `-`: nobody, it is not there.
 */
const matrix = `
operation            here     next     far      signed-out
list-meals           all      all      all      yes
read-canteen         all      all      all      yes
reserve-meal         all      all      all      no
join-waitlist        all      all      all      no
cancel-reservation   eater    eater    eater    no
list-my-meals        all      all      all      no
list-my-canteens     all      all      all      no
read-till            servers  staff    -        no
redeem-code          servers  staff    -        no
take-payment         servers  staff    -        no
check-tier           servers  staff    -        no
add-walk-in          servers  staff    -        no
save-menu            servers  staff    -        no
save-canteen-policy  servers  staff    -        no
close-canteen-day    servers  staff    -        no
read-canteen-sheet   servers  staff    -        no
invite-clerk         staff    staff    -        no
end-clerk            staff    staff    -        no
list-clerks          staff    staff    -        no
`
export const groups: Record<string, readonly DemoAccountKey[]> = {
  all: demoAccountKeys,
  eater: ['resident'],
  staff: ['community-staff', 'street-staff'],
  servers: ['canteen-clerk', 'community-staff', 'street-staff'],
  '-': [],
}
const lines = matrix
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(/\s+/))
export const cells = new Map(
  lines.map(([name, here, next, far, signedOut]) => [
    name as Name,
    { here: here!, next: next!, far: far!, signedOut: signedOut === 'yes' },
  ]),
)
