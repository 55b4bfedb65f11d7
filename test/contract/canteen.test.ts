// Who may do what in a canteen, for every operation and every demo account; a write happens once however often it is
// sent; a read leaves nothing; and what people write is taken as text.
import type { Answer } from '@/contracts/operations'
import { contracts, namesOf } from '../world/contracts'
import { demoAccountKeys, type DemoAccountKey } from '@/contracts/demo-accounts'
import { newId } from '../../cloudfunctions/kernel/ids'
import { drawCode } from '../../cloudfunctions/kernel/canteen/pick-up-code'
import { demoPerson, layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { emptied } from '../world/emptied'
import { makeFunctions, type Functions } from '../world/phone'
import { at, canteenTables, dishes, menuOf, morning, openCanteen, policy, today } from '../kernel/canteen/kitchen'
import { ask } from './world/ask'
import { another, inputs, type Staged } from './world/canteen-inputs'
import { cells, groups, type Name } from './world/canteen-matrix'
import { changed, rows } from './world/rows'
import { placesIn, schemaOf } from './world/schemas'

const names = namesOf<Name>('canteen')

jest.setTimeout(60_000)
const db = useDatabase()
let f: Functions
const tokens = new Map<DemoAccountKey, string>()
const faults: unknown[] = []
let world: Functions['world']

beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool, morning)
  world = {
    ...f.world,
    ports: {
      ...f.ports,
      log: (line) => {
        if (line.level === 'error') faults.push(line)
      },
    },
  }
  for (const account of demoAccountKeys) tokens.set(account, (await f.signIn(account)).token!)
})
afterEach(() => expect(faults.splice(0)).toEqual([]))

const tables = [...canteenTables, 'invitation', 'rate_window']

async function stage(communityCode: string, clerks: readonly string[]): Promise<Staged> {
  const c = await openCanteen(db.pool, { communityCode, clerks })
  await db.pool.query(`insert into canteen_clerk values ($1, $2, $3, '2026-01-05', null)`, [
    communityCode,
    c.canteenId,
    another,
  ])
  const [lunch, code, reservationId] = [newId(), drawCode(), newId()]
  const sitting = (id: string, day: string, name: string, left: number, state = 'open') =>
    db.pool.query(
      `insert into meal_sitting values ($1, $2, $3, $4, $5, $9, $6, $7, $8, null, null, 60, null, 50, 0, $10, 0, 0)`,
      [
        communityCode,
        id,
        c.canteenId,
        day,
        name,
        at(name === 'lunch' ? '10:30' : '16:30', day),
        at(name === 'lunch' ? '11:30' : '17:30', day),
        at(name === 'lunch' ? '13:45' : '20:00', day),
        state,
        left,
      ],
    )
  const soldOut = newId()
  for (const [id, day, name, left, state] of [
    [lunch, today, 'lunch', 50, 'open'],
    [newId(), today, 'dinner', 50, 'open'],
    [soldOut, '2026-11-24', 'lunch', 0, 'open'],
    [newId(), '2026-11-22', 'lunch', 50, 'over'],
  ] as const) {
    await sitting(id, day, name, left, state)
    await db.pool.query(`insert into meal_menu values ($1, $2, $3, 1600, 1, '2026-11-20', 1)`, [
      communityCode,
      id,
      JSON.stringify(dishes),
    ])
  }
  await db.pool.query(
    `insert into meal_reservation (
       community_code, reservation_id, sitting_id, canteen_id, day, sitting, person_id, by_id, person_name, state, pool,
       tier_code, tier_name, price_fen, full_price_fen, subsidy_source, check_age, code, pick_up_from, pick_up_until,
       hold_until, hold_minutes, pay_minutes, pay_by, reserved_at
     )
     select $1, $2, sitting_id, canteen_id, day, sitting, $3, $3, '张秀兰', 'reserved', 'general', 'age-60', '60 岁价', 1280,
       1600, '', 60, $4, serves_from, serves_until, serves_until, 60, 600, serves_until, cut_off_at - interval '1 hour'
     from meal_sitting
     where sitting_id = $5`,
    [communityCode, reservationId, demoPerson('resident').personId, code, lunch],
  )
  await db.pool.query(`insert into canteen_sheet values ($1, $2, '2026-11-21', $3, null, '2026-11-21')`, [
    communityCode,
    c.canteenId,
    JSON.stringify({
      canteenName: '食堂',
      day: '2026-11-21',
      closedAt: morning,
      closedBy: '系统',
      rows: [],
      meals: 0,
      fullFen: 0,
      paidFen: 0,
      subsidyFen: 0,
      noShows: 0,
      cancelled: 0,
      portions: 0,
      bySource: [],
    }),
  ])
  return { ...c, reservationId, code }
}

/**
 * Fresh for each try: a canteen of 周丽华's, or one of nobody's. At ten to one lunch is served and dinner can be reserved.
 */
async function fresh(where: 'here' | 'next' | 'far'): Promise<Staged> {
  await emptied(db.pool, tables)
  f.setTime(at('12:50'))
  return stage(
    where === 'far' ? '150105001001' : '150105006001',
    where === 'here' ? [demoPerson('canteen-clerk').personId] : [],
  )
}

const code = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.code)
const withoutRequestId = (answer: object): object => ({ ...answer, requestId: '' })

test('every operation of the canteen stands in the table', () => {
  expect([...cells.keys()].sort()).toEqual([...names].sort())
})

describe('who may', () => {
  test.each(names)('%s', async (name) => {
    for (const where of ['here', 'next', 'far'] as const) {
      for (const account of demoAccountKeys) {
        const staged = await fresh(where)
        const input = inputs[name](staged)
        const may = groups[cells.get(name)![where]]!.includes(account)
        const before = may ? null : await rows(db.pool)
        const answer = await ask(world, name, input, { token: tokens.get(account)! })
        expect({ where, account, code: code(answer) }).toEqual({ where, account, code: may ? 'ok' : 'NOT_FOUND' })
        if (!before) continue
        expect(changed(before, await rows(db.pool))).toEqual({})
        const absent = 'canteenId' in input ? { ...input, canteenId: newId() } : { ...input, reservationId: newId() }
        expect(withoutRequestId(await ask(world, name, absent, { token: tokens.get(account)! }))).toEqual(
          withoutRequestId(answer),
        )
      }
    }
    const signedOut = await ask(world, name, inputs[name](await fresh('here')))
    expect(code(signedOut)).toBe(cells.get(name)!.signedOut ? 'ok' : 'SIGN_IN_FIRST')
    expect('signedOut' in contracts[name]).toBe(cells.get(name)!.signedOut)
  })
})

const doer = (name: Name): DemoAccountKey =>
  (({ servers: 'canteen-clerk', staff: 'community-staff' }) as const)[cells.get(name)!.here] ?? 'resident'
const writes = names.filter((name) => contracts[name].effect === 'write')

describe('sent again it is answered again and does nothing; with another body it is a mismatch', () => {
  test.each(writes)('%s', async (name) => {
    const input = inputs[name](await fresh('here'))
    const [token, clientId, untouched] = [tokens.get(doer(name))!, newId(), await rows(db.pool)]
    const first = await ask(world, name, input, { token, clientId })
    expect(first).toMatchObject({ ok: true })
    const before = await rows(db.pool)
    expect(changed(untouched, before)).toMatchObject({ receipt: 1, audit: 1 })
    f.pass(5)
    expect(withoutRequestId(await ask(world, name, input, { token, clientId }))).toEqual(withoutRequestId(first))
    const other = { ...input, communityCode: '150105001001' }
    expect(await ask(world, name, other, { token, clientId })).toMatchObject({ code: 'RECEIPT_MISMATCH' })
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

describe('sent five times at once it happens once and every copy hears the same', () => {
  test.each(writes)('%s', async (name) => {
    const input = inputs[name](await fresh('here'))
    const [token, clientId, before] = [tokens.get(doer(name))!, newId(), await rows(db.pool)]
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(world, name, input, { token, clientId })))
    for (const answer of answers) expect(withoutRequestId(answer)).toEqual(withoutRequestId(answers[0]!))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(changed(before, await rows(db.pool))).toMatchObject({ receipt: 1, audit: 1 })
  })
})

describe('a read leaves nothing', () => {
  test.each(names.filter((name) => contracts[name].effect === 'read'))('%s', async (name) => {
    const input = inputs[name](await fresh('here'))
    const before = await rows(db.pool)
    expect(await ask(world, name, input, { token: tokens.get(doer(name))! })).toMatchObject({ ok: true })
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

describe('whatever a text says, it is answered with data or with a refusal that the operation names', () => {
  const strange = [
    `'; drop table canteen; --`,
    '100%_\\%',
    '$1 {{7*7}}',
    '一\n二',
    '=1+1',
    '@sum(a1)',
    '👩‍👩‍👧‍👦',
    'null',
    '{"$ne":null}',
  ]
  const put = (input: unknown, [first, ...rest]: readonly string[], value: unknown): unknown => {
    if (first === undefined) return value
    return Array.isArray(input)
      ? [put(input[0], rest, value), ...input.slice(1)]
      : { ...(input as object), [first]: put((input as Record<string, unknown>)[first], rest, value) }
  }
  const written = (name: Name) =>
    [...placesIn(schemaOf(name))].filter(
      ({ schema }) => schema.type === 'string' && schema.maxLength !== undefined && !schema.enum && !schema.format,
    )
  test.each(names.filter((name) => written(name).length > 0))('%s', async (name) => {
    for (const { path, schema } of written(name)) {
      for (const text of strange.filter(
        (t) => [...t].length <= schema.maxLength! && [...t].length >= (schema.minLength ?? 0),
      )) {
        const answer = await ask(world, name, put(inputs[name](await fresh('here')), path, text), {
          token: tokens.get(doer(name))!,
        })
        expect({ path, text, code: code(answer) }).toEqual({
          path,
          text,
          code: expect.stringMatching(new RegExp(`^(ok|INPUT_INVALID|${contracts[name].refusals.join('|') || 'ok'})$`)),
        })
      }
    }
  })
  test('a dish that begins like a formula is a word in the menu and a word in the sheet', async () => {
    const here = await fresh('here')
    const clerk = await f.signIn('canteen-clerk')
    const tiers = [{ ...policy.tiers[0]!, name: '=1+1' }]
    await clerk.call('save-canteen-policy', {
      communityCode: here.communityCode,
      canteenId: here.canteenId,
      policy: { ...policy, tiers },
    })
    await clerk.call(
      'save-menu',
      menuOf(
        { communityCode: here.communityCode, canteenId: here.canteenId },
        { day: '2026-11-25', dishes: [{ name: '=cmd', kind: 'main', allergens: [] }] },
      ),
    )
    f.setTime(at('11:40', '2026-11-25'))
    await clerk.call('add-walk-in', {
      communityCode: here.communityCode,
      canteenId: here.canteenId,
      reservationId: newId(),
      sitting: 'lunch',
      tier: 'full',
    })
    f.setTime(at('13:50', '2026-11-25'))
    const { sheet } = await clerk.call('close-canteen-day', {
      communityCode: here.communityCode,
      canteenId: here.canteenId,
      day: '2026-11-25',
    })
    expect(sheet.csv).toContain(`午餐,'=1+1,1,1,16,16,0,`)
  })
})
