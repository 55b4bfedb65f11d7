// 办结 is not 解决 is not 满意: only the resident says "solved"; "not solved"
// comes back with evidence; silence is never counted as solved.
import type { OperationName } from '@/contracts/operations'
import { contracts } from '../../world/contracts'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { schemaOf } from '../../contract/world/schemas'
import { staffOperations } from '../../../cloudfunctions/staff'
import {
  answered,
  arrived,
  eventsOf,
  home,
  kindsOf,
  peopleOf,
  post,
  rowOf,
  taken,
  toldAbout,
  useThread,
  which,
} from './thread'

const thread = useThread()
const street = '150105006'
const yes = { contacted: true, solved: true, satisfied: true }
const no = { contacted: true, solved: false, satisfied: false }
let resident: Phone
let staff: Phone
beforeEach(async () => {
  // Half an hour a test, and the working day begins anew: no test runs into another's minute of writes.
  thread.f.pass(30)
  resident = await thread.f.signIn('resident')
  staff = await thread.f.signIn('community-staff')
})

test('the resident answers three questions, and "solved" closes the case as solved', async () => {
  const it = await answered(thread)
  expect(
    await resident.call('say-verdict', { ...it, contacted: true, solved: true, satisfied: false, text: '来得有点晚' }),
  ).toEqual({ state: 'closed' })
  expect(await rowOf(thread, it)).toMatchObject({ state: 'closed', outcome: 'solved', closed_at: thread.f.now() })
  const { rows } = await thread.db.pool.query(
    'select round, contacted, solved, satisfied, text from case_verdict where case_id = $1',
    [it.caseId],
  )
  expect(rows).toEqual([{ round: 1, contacted: true, solved: true, satisfied: false, text: '来得有点晚' }])
  expect(await toldAbout(thread, it)).toContainEqual(
    expect.objectContaining({ kind: 'case.solved', to: staff.personId }),
  )
  expect(await resident.refused('say-verdict', { ...it, ...yes })).toBe('ALREADY_SAID')
})

test('nothing is solved before it is answered, and nothing that is answered is solved by itself', async () => {
  const it = which(await post(resident))
  expect(await resident.refused('say-verdict', { ...it, ...yes })).toBe('NOT_ANSWERED_YET')
  await staff.call('answer-case', { ...it, text: '已经修好了。' })
  expect(await rowOf(thread, it)).toMatchObject({
    state: 'answered',
    outcome: null,
    closed_at: null,
    confirm_until: new Date(thread.f.now().getTime() + 72 * 3_600_000),
  })
  expect((await resident.call('read-case', it)).can).toContain('say-verdict')
})

test('staff, helper and neighbour cannot say it: to them there is no such question', async () => {
  const helper = demoPerson('volunteer').personId
  const it = await taken(thread, helper)
  await staff.call('answer-case', { ...it, text: '已经修好了。' })
  for (const account of ['community-staff', 'street-staff', 'volunteer', 'rider'] as const) {
    expect([account, await (await thread.f.signIn(account)).refused('say-verdict', { ...it, ...yes })]).toEqual([
      account,
      'NOT_FOUND',
    ])
  }
  expect((await staff.call('read-desk-case', it)).can).not.toContain('say-verdict')
  expect((await rowOf(thread, it)).outcome).toBeNull()
})

/**
 * Every staff operation that writes about a case, with an input that
 * fits: a new one without a line here fails the test.
 */
const staffWrites: Partial<Record<OperationName, object>> = {
  'accept-case': {},
  'assign-helper': { helperId: demoPerson('volunteer').personId },
  'transfer-case': { toOffice: '150105006002', reason: '归东风' },
  'pause-case': { reason: '等配件' },
  'resume-case': {},
  'ask-missing': { missing: ['照片'] },
  'answer-case': { text: '已经修好了，解决了。' },
}

test('no staff operation can close a case or call it solved, in whatever state the case is', async () => {
  const writes = [...staffOperations.keys()].filter(
    (name) =>
      contracts[name as OperationName].effect === 'write' && 'caseId' in schemaOf(name as OperationName).properties!,
  )
  expect(writes.sort()).toEqual(Object.keys(staffWrites).sort())
  for (const name of writes as OperationName[]) {
    for (const before of [[], ['accept-case'], ['pause-case'], ['answer-case']] as OperationName[][]) {
      thread.f.pass(1)
      const it = which(await post(await thread.f.signInAs(peopleOf('resident')[5]!.personId)))
      for (const step of before) await staff.call(step, { ...it, ...staffWrites[step] } as never)
      const answer = await staff.refused(name, { ...it, ...staffWrites[name] })
      expect([name, before, answer]).toEqual([
        name,
        before,
        expect.stringMatching(/^(ok|STATE_CHANGED|PAUSED_ALREADY|NOT_PAUSED|HELPER_UNAVAILABLE)$/),
      ])
      const row = await rowOf(thread, it)
      expect([name, before, row.state === 'closed', row.outcome]).toEqual([name, before, false, null])
      expect(await kindsOf(thread, it)).not.toContain('verdict-solved')
    }
  }
  const { rows } = await thread.db.pool.query(
    'select 1 from case_verdict v join cases c using (case_id) where c.reporter_id = $1',
    [peopleOf('resident')[5]!.personId],
  )
  expect(rows).toEqual([])
})

test('staff with a trouble of their own are answered by somebody else, and say the verdict as a resident', async () => {
  const it = which(await post(staff))
  expect(await staff.refused('answer-case', { ...it, text: '我自己修好了。' })).toBe('OWN_CASE')
  const colleague = await thread.f.signInAs(
    peopleOf('community-staff').find((p) => p.personId !== staff.personId)!.personId,
  )
  await colleague.call('answer-case', { ...it, text: '物业来修好了。' })
  expect(await staff.refused('say-verdict', { ...it, ...yes })).toBe('ok')
})

test('"not solved" returns the case to staff under a new promise, with the evidence in the timeline', async () => {
  const it = await taken(thread, demoPerson('volunteer').personId)
  await staff.call('answer-case', { ...it, text: '已经修好了。' })
  const before = await rowOf(thread, it)
  thread.f.setTime('2026-11-26T02:00:00Z')
  const photo = await arrived(thread, resident.personId)
  expect(await resident.call('say-verdict', { ...it, ...no, text: '夜里又弹开了', photos: [photo] })).toEqual({
    state: 'doing',
  })
  const row = await rowOf(thread, it)
  expect(row).toMatchObject({
    state: 'doing',
    outcome: null,
    reopens: 1,
    dispatch: 'with-staff',
    helper_id: null,
    counted_from: thread.f.now(),
    warned_at: null,
    overdue_at: null,
    office_code: home,
    confirm_until: null,
  })
  expect(row.due_at).toEqual(new Date('2026-12-03T09:30:00Z'))
  expect(row.due_at.getTime()).toBeGreaterThan(before.due_at.getTime())
  const seen = await resident.call('read-case', it)
  expect(seen.timeline[0]).toMatchObject({
    kind: 'verdict-unsolved',
    title: '你说：还没解决',
    photos: [expect.objectContaining({ kind: 'evidence' })],
  })
  expect((await staff.call('read-desk-case', it)).timeline[0]).toMatchObject({
    title: '居民说：还没解决',
    detail: expect.stringContaining('夜里又弹开了'),
  })
  expect((await staff.call('list-inbox', { view: 'open' })).cases.find((c) => c.caseId === it.caseId)).toMatchObject({
    reopens: 1,
  })
  const told = (await toldAbout(thread, it)).filter((m) => m.kind === 'case.reopened').map((m) => m.to)
  expect(told.sort()).toEqual(
    [row.owner_id, row.first_owner_id, demoPerson('volunteer').personId]
      .filter((p, i, all) => all.indexOf(p) === i)
      .sort(),
  )
  thread.f.setTime('2026-11-23T03:00:00Z')
})

test('evidence that has not arrived refuses the whole verdict', async () => {
  const it = await answered(thread)
  const photo = await arrived(thread, resident.personId, 'photo', 'ticketed')
  expect(await resident.refused('say-verdict', { ...it, ...no, photos: [photo] })).toBe('PHOTO_MISSING')
  expect(await rowOf(thread, it)).toMatchObject({ state: 'answered', reopens: 0 })
  expect((await thread.db.pool.query('select 1 from case_verdict where case_id = $1', [it.caseId])).rowCount).toBe(0)
})

test('the third return climbs a level by itself, and the level above hears of it', async () => {
  const it = await answered(thread)
  for (const round of [1, 2, 3]) {
    await resident.call('say-verdict', { ...it, ...no, text: `第 ${round} 次还没好` })
    expect((await rowOf(thread, it)).office_code).toBe(round < 3 ? home : street)
    if (round < 3) await staff.call('answer-case', { ...it, text: '又修了一次，请再看看。' })
  }
  expect((await eventsOf(thread, it)).find((e) => e.kind === 'climbed')).toMatchObject({
    facts: { because: 'reopens' },
  })
  const above = peopleOf('street-staff', street).map((p) => p.personId)
  const told = (await toldAbout(thread, it)).map((m) => m.to)
  for (const person of above) expect(told).toContain(person)
  const streetStaff = await thread.f.signIn('street-staff')
  expect((await streetStaff.call('list-inbox', { view: 'open' })).cases.map((c) => c.caseId)).toContain(it.caseId)
  await streetStaff.call('answer-case', { ...it, text: '街道请厂家换了整套门。' })
  await resident.call('say-verdict', { ...it, ...yes })
  const { rows } = await thread.db.pool.query<{ round: number; solved: boolean }>(
    'select round, solved from case_verdict where case_id = $1 order by round',
    [it.caseId],
  )
  expect(rows).toEqual([
    { round: 1, solved: false },
    { round: 2, solved: false },
    { round: 3, solved: false },
    { round: 4, solved: true },
  ])
})

test('72 hours of silence close the case as "no reply", at the hour and not before, and never as solved', async () => {
  const it = await answered(thread)
  const { confirm_until } = await rowOf(thread, it)
  thread.f.setTime(new Date(confirm_until!.getTime() - 1))
  await thread.f.tick()
  expect((await rowOf(thread, it)).state).toBe('answered')
  thread.f.setTime(confirm_until!)
  await thread.f.tick()
  expect(await rowOf(thread, it)).toMatchObject({ state: 'closed', outcome: 'no-reply', closed_at: confirm_until })
  const seen = await resident.call('read-case', it)
  expect(seen.timeline[0]).toMatchObject({ kind: 'no-reply', detail: expect.stringContaining('不算已解决') })
  expect((await thread.db.pool.query('select 1 from case_verdict where case_id = $1', [it.caseId])).rowCount).toBe(0)
  await thread.f.tick()
  expect((await kindsOf(thread, it)).filter((k) => k === 'no-reply')).toHaveLength(1)
  // They have not said it, so they are not told that they have.
  expect(await resident.refused('say-verdict', { ...it, ...yes })).toBe('STATE_CHANGED')
  thread.f.setTime('2026-11-23T04:00:00Z')
})

test('who was spoken for may say the verdict; both hear the answer', async () => {
  const [daughter, mother] = [await thread.f.signIn('proxy'), await thread.f.signIn('elder')]
  const it = which(await post(daughter, { forPersonId: mother.personId }))
  await staff.call('answer-case', { ...it, text: '已经修好了。' })
  expect(
    (await toldAbout(thread, it))
      .filter((m) => m.kind === 'case.answered')
      .map((m) => m.to)
      .sort(),
  ).toEqual([daughter.personId, mother.personId].sort())
  expect(await mother.refused('say-verdict', { ...it, ...yes })).toBe('ok')
  expect(await daughter.refused('say-verdict', { ...it, ...yes })).toBe('ALREADY_SAID')
})

test('a resident takes back what is not answered; helper and desk hear; what is answered stays', async () => {
  const it = await taken(thread, demoPerson('volunteer').personId)
  const { owner_id } = await rowOf(thread, it)
  expect(await (await thread.f.signIn('rider')).refused('withdraw-case', it)).toBe('NOT_FOUND')
  await resident.call('withdraw-case', { ...it, reason: '自己修好了' })
  expect(await rowOf(thread, it)).toMatchObject({ state: 'closed', outcome: 'withdrawn' })
  expect(
    (await toldAbout(thread, it))
      .filter((m) => m.kind === 'case.withdrawn')
      .map((m) => m.to)
      .sort(),
  ).toEqual([owner_id, demoPerson('volunteer').personId].sort())
  expect(await resident.refused('withdraw-case', it)).toBe('STATE_CHANGED')
  expect(await resident.refused('withdraw-case', await answered(thread))).toBe('STATE_CHANGED')
})

test('a helper on the way hears that the case was answered without them', async () => {
  const it = await taken(thread, demoPerson('volunteer').personId)
  await staff.call('answer-case', { ...it, text: '物业刚好在，已经修好了。' })
  expect(
    (await toldAbout(thread, it)).filter((m) => m.to === demoPerson('volunteer').personId).map((m) => m.kind),
  ).toEqual(['case.assigned', 'case.answered'])
})
