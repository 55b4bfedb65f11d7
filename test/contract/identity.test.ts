// Who is calling: a token that ran out, belongs to nobody or to another city
// opens nothing, and a fault tells a stranger nothing about what is inside.
import { contracts } from '../world/contracts'
import { refusalText } from '@/contracts/refusals'
import { answerCall } from '../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../cloudfunctions/member'
import { layCity, demoPerson } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { ask } from './world/ask'
import { inputsOf } from './world/inputs-of'
import { changed, rows } from './world/rows'
import { operationNames, schemaOf } from './world/schemas'
import { validInput } from './world/valid-input'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
const otherCity = useDatabase()
let f: Functions
beforeAll(async () => {
  await Promise.all([layCity(db.url), layCity(otherCity.url)])
  f = makeFunctions(db.pool)
})

const needsSignIn = operationNames.filter((name) => !('signedOut' in contracts[name]))

describe('whoever is not signed in is asked to, and nothing else happens', () => {
  test.each(needsSignIn)('%s', async (name) => {
    const before = await rows(db.pool)
    const foreign = (await makeFunctions(otherCity.pool).signIn('street-staff')).token!
    for (const token of [null, '', 'garbage', `' or true --`, 'x'.repeat(10_000), foreign]) {
      const answer = await ask(f.world, name, validInput(schemaOf(name)), { token })
      expect(answer).toEqual({
        ok: false,
        code: 'SIGN_IN_FIRST',
        message: refusalText('SIGN_IN_FIRST'),
        requestId: expect.any(String),
      })
    }
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

describe('a session ends', () => {
  test('after thirty days, to the millisecond', async () => {
    const { token } = await f.signIn('resident')
    const began = f.now().getTime()
    f.setTime(new Date(began + 30 * 86_400_000 - 1))
    expect(await ask(f.world, 'who-am-i', {}, { token })).toMatchObject({ ok: true })
    f.setTime(new Date(began + 30 * 86_400_000))
    expect(await ask(f.world, 'who-am-i', {}, { token })).toMatchObject({ code: 'SIGN_IN_FIRST' })
    f.setTime(new Date(began))
  })

  test("when its person signs out, on every phone of theirs and on nobody else's", async () => {
    const [one, two, other] = [await f.signIn('resident'), await f.signIn('resident'), await f.signIn('elder')]
    await one.call('sign-out', {})
    expect([
      await one.refused('who-am-i', {}),
      await two.refused('who-am-i', {}),
      await other.refused('who-am-i', {}),
    ]).toEqual(['SIGN_IN_FIRST', 'SIGN_IN_FIRST', 'ok'])
  })

  test('when its person was erased', async () => {
    const phone = await f.signIn('rider')
    await db.pool.query(`update person set state = 'erased' where person_id = $1`, [phone.personId])
    expect(await phone.refused('who-am-i', {})).toBe('SIGN_IN_FIRST')
    await db.pool.query(`update person set state = 'active' where person_id = $1`, [phone.personId])
    expect(await phone.refused('who-am-i', {})).toBe('ok')
  })

  test('the database keeps no token: what a thief of its tables finds opens no door', async () => {
    const { token } = await f.signIn('resident')
    const { rows: found } = await db.pool.query<{ t: string }>(
      `select s::text as t
       from session s
       union all select r::text
       from receipt r
       union all select n::text
       from notice n`,
    )
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((r) => r.t.includes(token!) || r.t.includes(Buffer.from(token!).toString('hex')))).toEqual([])
  })
})

describe('signing in', () => {
  test('four times at once for the first time makes one person', async () => {
    const count = async () => (await db.pool.query<{ n: number }>('select count(*)::int as n from person')).rows[0]!.n
    const before = await count()
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(f.world, 'sign-in-wechat', { code: 'first time' })))
    const people = new Set(answers.map((a) => (a.ok ? (a.data as { me: { personId: string } }).me.personId : a.code)))
    expect(people.size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  test('again with an old token along, as another person, is that person', async () => {
    const { token } = await f.signIn('resident')
    const answer = await ask(f.world, 'sign-in-demo', { account: 'elder' }, { token })
    expect(answer).toMatchObject({ ok: true, data: { me: { personId: demoPerson('elder').personId } } })
  })

  test('with an openid that the cloud vouches for needs no code; one in the input is not even taken', async () => {
    const vouched = await ask(f.world, 'sign-in-wechat', { code: 'ignored' }, { openid: 'openid-of-bob' })
    const traded = await ask(f.world, 'sign-in-wechat', { code: 'openid-of-bob' })
    expect(vouched.ok && traded.ok && (vouched.data as { me: object }).me).toEqual(
      traded.ok && (traded.data as { me: object }).me,
    )
    expect(await ask(f.world, 'sign-in-wechat', { code: 'x', openid: 'openid-of-bob' })).toMatchObject({
      code: 'INPUT_INVALID',
      fields: { openid: expect.any(String) },
    })
  })

  test('a code that WeChat refuses says so in a sentence', async () => {
    const refusing = {
      ...f.world,
      ports: {
        ...f.ports,
        exchangeWechatCode: () => Promise.reject(new Error('code2Session 40029: invalid code, appid wx123')),
      },
    }
    const answer = await ask(refusing, 'sign-in-wechat', { code: 'used twice' })
    expect(answer).toEqual({
      ok: false,
      code: 'SIGN_IN_FAILED',
      message: refusalText('SIGN_IN_FAILED'),
      requestId: expect.any(String),
    })
  })

  test('demo accounts do not exist where it is no demo', async () => {
    const real = { ...f.world, ports: { ...f.ports, demo: false } }
    expect(await ask(real, 'sign-in-demo', { account: 'street-staff' })).toMatchObject({ code: 'DEMO_ONLY' })
    expect(await ask(real, 'list-demo-accounts', {})).toMatchObject({ code: 'DEMO_ONLY' })
  })
})

test('over sixty writes of a person in a minute are too many; another person and the next minute are not', async () => {
  const [busy, calm] = [await f.signIn('volunteer'), await f.signIn('part-timer')]
  const codes = []
  for (let i = 0; i < 62; i++) codes.push(await busy.refused('use-care-mode', { on: true }))
  expect([codes.filter((c) => c === 'ok').length, codes[61]]).toEqual([60, 'TOO_MANY'])
  expect(await busy.refused('who-am-i', {})).toBe('ok')
  expect(await calm.refused('use-care-mode', { on: false })).toBe('ok')
  f.pass(1)
  expect(await busy.refused('use-care-mode', { on: false })).toBe('ok')
})

describe('a fault tells the caller a number and nothing else', () => {
  const secret = 'select phone from person where name = 李卫东 at /srv/app/index.js:1'
  const broken = (error: object) => {
    const lines: Record<string, unknown>[] = []
    const pool = { connect: () => Promise.reject(Object.assign(new Error(secret), error)) } as never
    return {
      lines,
      world: { ...f.world, ports: { ...f.ports, pool, log: (line: Record<string, unknown>) => void lines.push(line) } },
    }
  }
  test.each(operationNames)('%s', async (name) => {
    const { lines, world } = broken({ code: '42601', detail: 'Key (phone)=(00000000001)', table: 'person' })
    const answer = await ask(world, name, validInput(schemaOf(name)), { token: 'any', requestId: 'abc123' })
    expect(answer).toEqual({
      ok: false,
      code: 'FAULT',
      message: expect.stringMatching(/^出了点问题.*abc123/),
      requestId: 'abc123',
    })
    // Whoever looks after the system finds it by that number.
    expect(lines).toEqual([
      expect.objectContaining({ level: 'error', operation: name, requestId: 'abc123', fault: secret }),
    ])
  })

  test.each(['53300', '57P03', '40P01', '40001', '55P03'])(
    'a server that is merely busy (%s) is no fault: come back later',
    async (code) => {
      const { world } = broken({ code })
      const answer = await ask(world, 'who-am-i', {}, { token: 'any' })
      expect(answer).toEqual({ ok: false, code: 'BUSY', message: refusalText('BUSY'), requestId: expect.any(String) })
    },
  )
})

test('what PostgreSQL says about a broken statement stays inside', async () => {
  const lines: Record<string, unknown>[] = []
  const broken = makeFunctions(otherCity.pool, undefined, { log: (line) => void lines.push(line) })
  const { token } = await broken.signIn('resident')
  await otherCity.pool.query('alter table person rename column care_mode to wide_letters')
  const answer = await ask(broken.world, 'who-am-i', {}, { token })
  expect(answer).toEqual({
    ok: false,
    code: 'FAULT',
    message: expect.not.stringMatching(/care_mode|column|select/),
    requestId: expect.any(String),
  })
  expect(JSON.stringify(lines)).toContain('care_mode')
})

test.each([
  ['a value that does not fit', `perform '李卫东 00000000001'::int`, { code: '22P02' }],
  [
    'a value that is taken',
    `insert into taken values ('李卫东 00000000001')`,
    { code: '23505', constraint: 'taken_pkey', table: 'taken' },
  ],
])("a log line about %s names code and place, and no person's name or number", async (_what, statement, names) => {
  const lines: Record<string, unknown>[] = []
  const broken = makeFunctions(db.pool, undefined, { log: (line) => void lines.push(line) })
  const { token } = await broken.signIn('resident')
  await db.pool.query(`create table taken (who text primary key); insert into taken values ('李卫东 00000000001')`)
  await db.pool.query(`
    create function break_it() returns trigger language plpgsql security definer as $$
    begin
      ${statement};
      return new;
    end $$;
    create trigger break_it before update on person for each row execute function break_it()`)
  const answer = await ask(broken.world, 'use-care-mode', { on: true }, { token })
  await db.pool.query('drop trigger break_it on person; drop function break_it; drop table taken')
  expect(answer).toMatchObject({ code: 'FAULT' })
  expect(lines).toEqual([
    expect.objectContaining({ level: 'error', ...names, stack: expect.stringMatching(/^\s+at /) }),
  ])
  expect(JSON.stringify(lines)).not.toMatch(/李卫东|00000000001/)
})

test('an operation that nobody knows is told so, whatever it is called', async () => {
  for (const operation of ['', 'drop-table', '__proto__', 'constructor', 'toString', newId()]) {
    const answer = await answerCall(
      { operation, input: {}, clientId: newId(), token: null, trustedOpenid: null, requestId: 'r', over: 'cloud' },
      memberOperations,
      f.world,
    )
    expect(answer).toEqual({
      ok: false,
      code: 'UNKNOWN_OPERATION',
      message: refusalText('UNKNOWN_OPERATION'),
      requestId: 'r',
    })
  }
})

test("what one call may do, its entry decides: a resident's function knows no command of the desk", async () => {
  const { token } = await f.signIn('community-staff')
  const input = inputsOf['list-inbox']({} as never)
  const answer = await answerCall(
    { operation: 'list-inbox', input, clientId: newId(), token, trustedOpenid: null, requestId: 'r', over: 'cloud' },
    memberOperations,
    f.world,
  )
  expect(answer).toMatchObject({ code: 'UNKNOWN_OPERATION' })
})
