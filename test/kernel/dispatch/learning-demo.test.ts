// The first night of the demo learns from its month with the code that
// every night runs, and staff read what came of it.
import { learnChance } from '../../../cloudfunctions/kernel/dispatch/learn-chance'
import { seedDemo } from '../../../cloudfunctions/demo-city/seed'
import { useDatabase } from '../../world/database'
import { makeFunctions, type Functions } from '../../world/phone'

jest.setTimeout(60_000)
const db = useDatabase()
const noon = new Date('2026-11-23T04:00:00Z')
let f: Functions

beforeAll(async () => {
  await seedDemo(db.url, noon)
  f = makeFunctions(db.pool, noon.toISOString())
}, 60_000)

test('before it staff read that nothing was learned yet', async () => {
  const { estimate } = await (await f.signIn('street-staff')).call('read-matching-rules', {})
  expect(estimate).toMatchObject({ edition: null, line: '还没从回答里学过，用的是定好的起始数。', last: null })
})

test('its month is hundreds of answers, and what was learned comes true more nearly than what was stated', async () => {
  expect(await learnChance(f.ports)).toBe(true)
  const {
    rows: [first],
  } = await db.pool.query<{
    answers: number
    held_out: number
    taken: boolean
    calibration: { tried: { off: number }; inUse: { off: number } }
  }>('select * from chance_model')
  expect(first!.answers + first!.held_out).toBeGreaterThan(200)
  expect(first!.taken).toBe(true)
  expect(first!.calibration.tried.off).toBeLessThan(first!.calibration.inUse.off)
})

test('staff read of how many answers, when, how nearly true, what it looks at; its weights are in force', async () => {
  const rules = await (await f.signIn('community-staff')).call('read-matching-rules', {})
  expect(rules.estimate.edition).toBe(1)
  expect(rules.estimate.line).toMatch(
    /^这套估算从最近 \d+ 次回答学来，上次更新 11 月 23 日 12:00（第 1 版）。用没学过的最近 \d+ 次试过：估的和真的平均差 \d+\.\d 个百分点，换之前差 \d+\.\d 个百分点。$/,
  )
  expect(rules.estimate.last).toBeNull()
  expect(rules.estimate.looksAt).toEqual([
    '是哪一类帮手',
    '离得有多远（公里）',
    '近来被问了多少次',
    '手上有几单',
    '今天已接几单',
    '要用的本事正好会',
    '自己以往接单的多少',
    '几点钟（夜里、上午、中午、下午、傍晚、晚上）',
    '这类帮手多久回话',
  ])
  expect(rules.never).toEqual(expect.arrayContaining(['性别', '年龄', '民族']))
  const weights = rules.groups.at(-1)!.lines.map((l) => `${l.word} ${l.value}`)
  const {
    rows: [kept],
  } = await db.pool.query<{ yes: number }>(`select (model -> 'weights' ->> 31)::float8 as yes from chance_model`)
  expect(weights).toContain(`要用的本事正好会 +${Math.round(kept!.yes * 100) / 100}`)
})

test('a night that was not taken is told as well, and the edition before stays', async () => {
  await db.pool.query(
    `insert into chance_model (edition, day, fitted_at, policy_edition, answers, held_out, tried_against, taken, reason)
     values (2, '2026-11-24', '2026-11-23T19:00:00Z', '2026-3', 260, 65, 'learned-1', false, 'not-better')`,
  )
  const { estimate } = await (await f.signIn('street-staff')).call('read-matching-rules', {})
  expect(estimate).toMatchObject({ edition: 1, last: '11 月 24 日 03:00 又学了一次，没有比现在用的准，没换。' })
})

test('a resident does not read the rules of staff', async () => {
  expect(await (await f.signIn('resident')).refused('read-matching-rules', {})).not.toBe('ok')
})
