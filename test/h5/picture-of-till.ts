import { newId } from '../../cloudfunctions/kernel/ids'
import type { SignedIn } from '@/contracts/account'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { Operations } from '@/contracts/operations'
import { openCanteenNow } from '../world/canteen-now'
import type { Visitor } from './browser'
import type { Host } from './host'

const dishes = [
  { name: '红烧肉', kind: 'main' as const, allergens: ['soy' as const] },
  { name: '清炒油麦菜', kind: 'side' as const, allergens: [] },
  { name: '米饭', kind: 'staple' as const, allergens: [] },
]
const eaters: DemoAccountKey[] = ['resident', 'volunteer', 'part-timer', 'grid-worker', 'rider']

/**
 * The till in the middle of lunch, at whatever hour the picture is made: a canteen whose
 * hours are moved to now, four who had their meal, and the rider's number just typed. It
 * clears the home canteen's reservations, so it comes after every other picture.
 */
export async function serveLunch(host: Host, clerk: Visitor): Promise<void> {
  const canteen = await openCanteenNow(host.databaseUrl)
  const { communityCode, canteenId } = canteen
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const ask = async <N extends keyof Operations>(
    token: string,
    operation: N,
    input: Operations[N]['input'],
  ): Promise<Operations[N]['output']> => {
    const answer = (await (
      await fetch(`${host.url}/rpc/${operation}`, {
        method: 'POST',
        body: JSON.stringify({ input, clientId: newId() }),
        headers: { authorization: `Bearer ${token}` },
      })
    ).json()) as { ok: boolean; data: Operations[N]['output']; message: string }
    if (!answer.ok) throw new Error(`${operation}: ${answer.message}`)
    return answer.data
  }
  const signIn = async (account: DemoAccountKey) => ((await ask('', 'sign-in-demo', { account })) as SignedIn).token
  try {
    const till = await signIn('canteen-clerk')
    await ask(till, 'save-menu', {
      communityCode,
      canteenId,
      day,
      sitting: 'lunch',
      dishes,
      fullPriceFen: 1600,
      portions: 40,
      elderPortions: 0,
    })
    const codes: string[] = []
    for (const eater of eaters) {
      const { meal } = await ask(await signIn(eater), 'reserve-meal', {
        communityCode,
        canteenId,
        reservationId: newId(),
        day,
        sitting: 'lunch',
        tier: eater === 'rider' ? 'rider' : 'full',
      })
      codes.push(meal.code!)
    }
    await canteen.beginServing()
    for (const code of codes.slice(0, -1)) await ask(till, 'redeem-code', { communityCode, canteenId, code })
    await clerk.page.evaluate((id) => localStorage.setItem('my-canteen', JSON.stringify({ data: id })), canteenId)
    await clerk.go('canteen-desk/index')
    await clerk.sees('取了 4 份')
    await clerk.page.keyboard.type(codes[codes.length - 1]!)
    await clerk.sees('可以取')
  } finally {
    await canteen.stop()
  }
}
