// Everything has a limit: whoever is refused, only reads or only tries to sign in can
// also be too many, and a slow partner never holds a connection that others wait for.
import { Pool } from 'pg'
import { SlidingMinute } from '../../cloudfunctions/kernel/call/limits'
import { newId } from '../../cloudfunctions/kernel/ids'
import { HOME_COMMUNITY } from '../../cloudfunctions/demo-city/city'
import { layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { ask } from './world/ask'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
beforeAll(() => layCity(db.url))
beforeEach(async () => {
  await db.pool.query('delete from rate_window')
  f = makeFunctions(db.pool)
})

const tally = (codes: readonly string[]): Record<string, number> =>
  codes.reduce<Record<string, number>>((n, code) => ({ ...n, [code]: (n[code] ?? 0) + 1 }), {})
async function times(n: number, what: () => Promise<string>): Promise<Record<string, number>> {
  const codes = []
  for (let i = 0; i < n; i++) codes.push(await what())
  return tally(codes)
}

test('refused writes count like any other: after sixty in a minute even a good one waits for the next', async () => {
  const [busy, calm] = [await f.signIn('resident'), await f.signIn('elder')]
  const absent = () => busy.refused('withdraw-case', { communityCode: HOME_COMMUNITY, caseId: newId() })
  expect(await times(62, absent)).toEqual({ NOT_FOUND: 60, TOO_MANY: 2 })
  expect(await busy.refused('use-care-mode', { on: true })).toBe('TOO_MANY')
  expect(await calm.refused('use-care-mode', { on: true })).toBe('ok')
  f.pass(1)
  expect(await busy.refused('use-care-mode', { on: true })).toBe('ok')
})

test('a write that succeeds is counted once', async () => {
  const phone = await f.signIn('resident')
  await phone.call('use-care-mode', { on: true })
  await phone.refused('withdraw-case', { communityCode: HOME_COMMUNITY, caseId: newId() })
  const { rows } = await db.pool.query<{ calls: number }>('select calls from rate_window where person_id = $1', [
    phone.personId,
  ])
  expect(rows).toEqual([{ calls: 2 }])
})

test('six hundred reads of one phone in a minute are enough; another reads on, and nothing was written', async () => {
  const [busy, calm] = [await f.signIn('volunteer'), await f.signIn('resident')]
  expect(await times(605, () => busy.refused('read-registry', {}))).toEqual({ ok: 600, TOO_MANY: 5 })
  expect(await calm.refused('who-am-i', {})).toBe('ok')
  expect((await db.pool.query('select 1 from rate_window')).rows).toEqual([])
  f.pass(2)
  expect(await busy.refused('who-am-i', {})).toBe('ok')
})

test('a phone that signs in over and over is told to wait, whichever way it signs in, and nobody else is', async () => {
  expect(await times(32, () => f.stranger.refused('sign-in-demo', { account: 'elder' }))).toEqual({
    ok: 30,
    TOO_MANY: 2,
  })
  expect(await times(32, () => f.stranger.refused('sign-in-wechat', { code: 'openid-one' }))).toEqual({
    ok: 30,
    TOO_MANY: 2,
  })
  expect(await f.stranger.refused('sign-in-demo', { account: 'resident' })).toBe('ok')
  f.pass(2)
  expect(await f.stranger.refused('sign-in-demo', { account: 'elder' })).toBe('ok')
})

test('a flood of codes that mean nothing stops before WeChat is asked about all of them', async () => {
  let asked = 0
  const flooded = makeFunctions(db.pool, undefined, {
    exchangeWechatCode: async () => {
      asked++
      throw new Error('invalid code')
    },
  })
  expect(await times(700, () => flooded.stranger.refused('sign-in-wechat', { code: newId() }))).toEqual({
    SIGN_IN_FAILED: 600,
    TOO_MANY: 100,
  })
  expect(asked).toBe(600)
})

test('the minute slides: what was counted late in the last one still weighs at the start of the next', () => {
  const minute = new SlidingMinute(10)
  const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 2, 0, second))
  const takes = (n: number, second: number) =>
    Array.from({ length: n }, () => minute.take('a', at(second))).filter(Boolean).length
  expect([takes(12, 50), takes(12, 60), takes(12, 90), takes(12, 300)]).toEqual([10, 0, 5, 10])
})

test('while WeChat is slow, others are served over the only connection there is', async () => {
  const pool = new Pool({ connectionString: db.url, max: 1, connectionTimeoutMillis: 2_000, pipeline: true })
  let answer: (openid: string) => void = () => undefined
  const slow = makeFunctions(pool, undefined, {
    exchangeWechatCode: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  })
  const { token } = await slow.signIn('resident')
  const signingIn = ask(slow.world, 'sign-in-wechat', { code: 'a code of wx.login' })
  expect(await ask(slow.world, 'who-am-i', {}, { token })).toMatchObject({ ok: true })
  expect(await ask(slow.world, 'use-care-mode', { on: false }, { token })).toMatchObject({ ok: true })
  answer('openid-slow')
  expect(await signingIn).toMatchObject({ ok: true, data: { token: expect.any(String) } })
  await pool.end()
})
