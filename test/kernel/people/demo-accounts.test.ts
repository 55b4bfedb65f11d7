// The terminal and the sign-in screen speak of the same people: one name a person, wherever a visitor meets them.
import { seedDemo } from '../../../cloudfunctions/demo-city/seed'
import { useDatabase } from '../../world/database'
import { makeFunctions } from '../../world/phone'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()

test('the accounts that a start prints are those that the sign-in screen shows, by the same names', async () => {
  const { accounts } = await seedDemo(db.url, new Date('2026-11-23T02:00:00Z'))
  const f = makeFunctions(db.pool)
  const shown = (await f.stranger.call('list-demo-accounts', {})).accounts
  expect(accounts).toEqual(shown.map(({ key, label, roleName, hint }) => ({ key, label, role: roleName, hint })))
  for (const { key, label } of accounts) {
    const me = await (await f.signIn(key as (typeof shown)[number]['key'])).call('who-am-i', {})
    expect([key, label]).toEqual([key, me.name])
  }
})
