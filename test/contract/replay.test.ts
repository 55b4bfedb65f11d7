// A write happens once, however often the phone sends it: the same id
// and body get the first answer and leave no new row.
import { contracts } from '../world/contracts'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { World } from '../../cloudfunctions/kernel/call/answer-call'
import { layCity } from '../world/city'
import { newId } from '../../cloudfunctions/kernel/ids'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { ask } from './world/ask'
import { inputsOf, isAboutACase, stageFor } from './world/inputs-of'
import { changed, rows } from './world/rows'
import { stagedNames, type StagedName } from './world/schemas'
import { setStage, stageCase, type Relation, type StagedCase } from './world/staged-case'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool)
})

/** Somebody who may, and how the case stands to them. */
const helping: StagedName[] = ['claim-case', 'refuse-offer', 'choose-matching', 'read-why-asked']
const holding: StagedName[] = ['release-case', 'record-work']
function castFor(name: StagedName): [DemoAccountKey, Relation] {
  if (helping.includes(name)) return ['volunteer', 'asked']
  if (holding.includes(name)) return ['part-timer', 'held']
  return contracts[name].entry === 'staff' ? ['community-staff', 'home'] : ['resident', 'own']
}

async function ready(name: StagedName): Promise<{ token: string; staged: StagedCase }> {
  const [account, relation] = castFor(name)
  f.pass(2) // the next minute: these tests are not about calls a minute
  // One open question to a helper at a time: those of the tests before are over.
  await db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
  const staged = await stageCase(f, db.pool, relation, account)
  await setStage(db.pool, stageFor(name), f.now(), staged.caseId)
  return { token: (await f.signIn(account)).token!, staged }
}

/** Another body that the contract takes: one boolean, number or text is different, or the case is another. */
function another(input: object): object {
  if ('stars' in input) return { ...input, stars: 1 }
  if ('text' in input) return { ...input, text: '另一句话，不一样' }
  if ('reason' in input) return { ...input, reason: '另一个原因' }
  if ('automatic' in input) return { ...input, automatic: !input.automatic }
  if ('on' in input) return { ...input, on: !input.on }
  if ('bytes' in input) return { ...input, bytes: 1 }
  const [name] = Object.keys(input).filter((key) => key !== 'communityCode')
  if (name === 'noticeIds') return { noticeIds: [newId()] }
  return name === 'missing' ? { ...input, missing: ['身份证'] } : { ...input, [name!]: newId() }
}

const withoutRequestId = (answer: object): object => ({ ...answer, requestId: '' })
const writes = stagedNames.filter((name) => contracts[name].effect === 'write')
const receipted = writes.filter((name) => !('signedOut' in contracts[name]))

test('what leaves no receipt is a sign-in: each makes its own session, and no token may lie in a receipt', () => {
  expect(writes.filter((name) => !receipted.includes(name))).toEqual(['sign-in-demo', 'sign-in-wechat'])
})

describe('sent again, it is answered again and does nothing', () => {
  test.each(receipted.filter((name) => name !== 'sign-out'))('%s', async (name) => {
    const { token, staged } = await ready(name)
    const input = inputsOf[name](staged)
    const untouched = await rows(db.pool)
    const clientId = newId()
    const first = await ask(f.world, name, input, { token, clientId })
    expect(first).toMatchObject({ ok: true })
    const before = await rows(db.pool)
    expect(changed(untouched, before)).toMatchObject({ receipt: 1 })

    f.pass(30) // the retry of a phone that was offline
    const second = await ask(f.world, name, input, { token, clientId })
    expect(withoutRequestId(second)).toEqual(withoutRequestId(first))
    expect(changed(before, await rows(db.pool))).toEqual({})

    const different =
      Object.keys(input).length === 0 ? null : await ask(f.world, name, another(input), { token, clientId })
    if (different) expect(different).toMatchObject({ ok: false, code: 'RECEIPT_MISMATCH' })
    expect(changed(before, await rows(db.pool))).toEqual({})
  })

  test('sign-out: its retry does not end the session that was begun since', async () => {
    const clientId = newId()
    const old = await f.signIn('rider')
    expect(await ask(f.world, 'sign-out', {}, { token: old.token, clientId })).toMatchObject({ ok: true })
    expect(await ask(f.world, 'sign-out', {}, { token: old.token, clientId })).toMatchObject({
      ok: false,
      code: 'SIGN_IN_FIRST',
    })
    const fresh = await f.signIn('rider')
    expect(await ask(f.world, 'sign-out', {}, { token: fresh.token, clientId })).toMatchObject({ ok: true })
    expect(await fresh.refused('who-am-i', {})).toBe('ok')
  })
})

/** Each call is in a minute of its own, so that the counter of calls a minute does not happen to hold them apart. */
const everyCallLater = (): World => ({
  ...f.world,
  ports: {
    ...f.ports,
    now: () => {
      f.pass(1)
      return f.now()
    },
  },
})

describe('sent five times at once, it happens once and every copy hears the same', () => {
  test.each(receipted.filter((name) => name !== 'sign-out'))('%s', async (name) => {
    const { token, staged } = await ready(name)
    const input = inputsOf[name](staged)
    const clientId = newId()
    const before = await rows(db.pool)
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => ask(everyCallLater(), name, input, { token, clientId })),
    )
    for (const answer of answers) expect(withoutRequestId(answer)).toEqual(withoutRequestId(answers[0]!))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(changed(before, await rows(db.pool))).toMatchObject({ receipt: 1 })
  })
})

test('one id for two operations is a mismatch', async () => {
  const { token, staged } = await ready('accept-case')
  const clientId = newId()
  expect(await ask(f.world, 'accept-case', inputsOf['accept-case'](staged), { token, clientId })).toMatchObject({
    ok: true,
  })
  expect(await ask(f.world, 'resume-case', inputsOf['resume-case'](staged), { token, clientId })).toMatchObject({
    ok: false,
    code: 'RECEIPT_MISMATCH',
  })
})

test("another person with the same id gets an answer of their own, never the first one's", async () => {
  const clientId = newId()
  const [one, two] = [await f.signIn('resident'), await f.signIn('elder')]
  await one.call('use-care-mode', { on: true }, clientId)
  expect(await two.refused('use-care-mode', { on: false }, clientId)).toBe('ok')
  expect((await one.call('who-am-i', {})).careMode).toBe(true)
  expect((await two.call('who-am-i', {})).careMode).toBe(false)
})

test('a refusal is not kept: it may be tried again with the same id once the world has changed', async () => {
  const { token, staged } = await ready('resume-case')
  const clientId = newId()
  await setStage(db.pool, 'fresh', f.now(), staged.caseId)
  expect(await ask(f.world, 'resume-case', inputsOf['resume-case'](staged), { token, clientId })).toMatchObject({
    code: 'NOT_PAUSED',
  })
  await setStage(db.pool, 'paused', f.now(), staged.caseId)
  expect(await ask(f.world, 'resume-case', inputsOf['resume-case'](staged), { token, clientId })).toMatchObject({
    ok: true,
  })
})

describe('names that the phone chose and that are in use', () => {
  test('a case id posted again under another call id is told so, also to somebody else', async () => {
    const resident = await f.signIn('resident')
    const input = inputsOf['post-case']({ communityCode: '150105006001' } as StagedCase)
    await resident.call('post-case', input)
    expect(await resident.refused('post-case', input)).toBe('RECEIPT_MISMATCH')
    expect(await (await f.signIn('rider')).refused('post-case', input)).toBe('RECEIPT_MISMATCH')
  })

  test('a photo that already lies with the case is not attached twice, and nothing breaks', async () => {
    const { token, staged } = await ready('supply-missing')
    const uploadId = newId()
    const { personId } = await f.signIn('resident')
    await db.pool.query(
      `insert into upload (
         person_id, upload_id, kind, state, blob_key, thumb_key, width, height, created_at, expires_at
       )
       values ($1, $2, 'photo', 'received', 'photo/a', 'thumb/a', 9, 9, $3, $3)`,
      [personId, uploadId, f.now()],
    )
    const input = { ...inputsOf['supply-missing'](staged), photos: [uploadId] }
    expect(await ask(f.world, 'supply-missing', input, { token })).toMatchObject({ ok: true })
    expect(await ask(f.world, 'supply-missing', input, { token })).toMatchObject({ ok: false, code: 'PHOTO_MISSING' })
  })

  test('two verdicts at the same instant from two phones: one counts, the other hears that it was said', async () => {
    const { token, staged } = await ready('say-verdict')
    const input = inputsOf['say-verdict'](staged)
    const codes = (await Promise.all([1, 2, 3].map(() => ask(everyCallLater(), 'say-verdict', input, { token })))).map(
      (a) => (a.ok ? 'ok' : a.code),
    )
    expect(codes.sort()).toEqual(['ALREADY_SAID', 'ALREADY_SAID', 'ok'])
  })
})

describe('a read leaves nothing but who looked', () => {
  const reads = stagedNames.filter((name) => contracts[name].effect === 'read')
  test.each(reads)('%s', async (name) => {
    const { token, staged } = await ready(isAboutACase(name) ? name : 'read-case')
    const reader = contracts[name].entry === 'staff' ? (await f.signIn('community-staff')).token : token
    const before = await rows(db.pool)
    expect(await ask(f.world, name, inputsOf[name](staged), { token: reader })).toMatchObject({ ok: true })
    expect(changed(before, await rows(db.pool))).toEqual(
      name === 'read-desk-case' || name === 'read-dispatch' ? { case_view: 1 } : {},
    )
  })
})
