// The community decides by a date, asks once for everything, says why not, and nobody judges the same person twice.
import { peopleOf, useThread } from '../case/thread'
import type { Phone } from '../../world/phone'
import { applied, dayFrom, gridElsewhere, home, saying, staySignedIn, terms } from './registered'

const thread = useThread()
let rider: Phone
let staff: Phone
let colleague: Phone
let street: Phone
beforeAll(async () => {
  const { f } = thread
  ;[rider, staff, street] = [await f.signIn('rider'), await f.signIn('community-staff'), await f.signIn('street-staff')]
  colleague = await f.signInAs(peopleOf('community-staff').find((p) => p.personId !== staff.personId)!.personId)
  await staySignedIn(thread.db.pool)
})
const mine = async () => (await rider.call('read-gridwork', {})).applications[0]!
const toldTo = async (person: string, kind: string) =>
  (
    await thread.db.pool.query<{ title: string; body: string }>(
      'select title, body from outbox where to_person = $1 and kind = $2 order by at',
      [person, kind],
    )
  ).rows

test('asked once for everything; a second ask is counted; what is amended goes on with a new date', async () => {
  const { f } = thread
  const it = await applied(rider)
  expect(await staff.call('ask-applicant', { ...it, missing: ['健康证', '哪几天有空'] })).toEqual({ asked: 1 })
  expect(await mine()).toMatchObject({
    state: 'asked',
    missing: ['健康证', '哪几天有空'],
    dueAt: null,
    can: ['amend', 'withdraw'],
  })
  expect(await toldTo(rider.personId, 'application.asked')).toEqual([
    { title: '报到还差几样，一次说全', body: '健康证、哪几天有空' },
  ])
  expect(await colleague.call('ask-applicant', { ...it, missing: ['照片'] })).toEqual({ asked: 2 })
  expect((await mine()).events.at(-1)).toMatchObject({
    title: '还差几样',
    detail: expect.stringContaining('第 2 次要补'),
  })
  f.pass(60)
  const {
    communityCode: _c,
    applicationId: _a,
    consentEdition: _e,
    ...said
  } = saying({ words: '周末全天', skills: ['carry'] })
  await rider.call('amend-application', { ...it, ...said })
  expect(await mine()).toMatchObject({
    state: 'submitted',
    missing: [],
    words: '周末全天',
    skills: ['carry'],
    timesAsked: 2,
    dueAt: '2026-11-30T09:30:00.000Z',
  })
  expect(await rider.refused('amend-application', { ...it, ...said, gridCodes: [gridElsewhere()] })).toBe(
    'GRID_ELSEWHERE',
  )
  await rider.call('withdraw-application', it)
  expect(await mine()).toMatchObject({ state: 'withdrawn', words: '', can: [] })
  expect(await rider.refused('withdraw-application', it)).toBe('STATE_CHANGED')
})

test('refused with a reason; the appeal goes to the street, to another person, and only once', async () => {
  const { f } = thread
  const it = await applied(rider)
  const { appealUntil } = await staff.call('refuse-application', { ...it, reason: '名额满了' })
  expect(appealUntil).toBe(new Date(f.now().getTime() + 30 * 86_400_000).toISOString())
  expect(await mine()).toMatchObject({ state: 'refused', refuseReason: '名额满了', can: ['appeal'] })
  await rider.call('appeal-application', { ...it, reason: '上周还说缺人' })
  expect(await mine()).toMatchObject({ state: 'appealed', can: ['withdraw'] })
  expect(await toldTo(street.personId, 'application.appealed')).toHaveLength(1)
  for (const phone of [staff, colleague]) {
    expect(await phone.refused('approve-application', { ...it, ...terms(f) })).toBe('ANOTHER_DECIDES')
    expect(await phone.refused('refuse-application', { ...it, reason: '还是不行' })).toBe('ANOTHER_DECIDES')
  }
  expect((await street.call('list-applications', { view: 'appealed' })).applications).toMatchObject([
    { applicationId: it.applicationId },
  ])
  expect(await street.call('refuse-application', { ...it, reason: '确实满了' })).toEqual({ appealUntil: null })
  expect(await mine()).toMatchObject({ state: 'refused', refuseReason: '确实满了', appealUntil: null, can: [] })
  expect(await rider.refused('appeal-application', { ...it, reason: '再看一次吧' })).toBe('STATE_CHANGED')
})

test('the street that said no itself does not review itself; another of the street may say yes', async () => {
  const { f } = thread
  const it = await applied(rider)
  await street.call('refuse-application', { ...it, reason: '材料对不上' })
  await rider.call('appeal-application', { ...it, reason: '对得上的' })
  expect(await street.refused('approve-application', { ...it, ...terms(f) })).toBe('ANOTHER_DECIDES')
  const other = await f.signInAs(
    peopleOf('street-staff', home.slice(0, 9)).find((p) => p.personId !== street.personId)!.personId,
  )
  await other.call('approve-application', { ...it, ...terms(f) })
  expect((await mine()).events.at(-1)).toMatchObject({ title: '街道复核：同意，发了聘书' })
  await rider.call('withdraw-consent', { communityCode: home })
})

test('an appeal has thirty days', async () => {
  const it = await applied(rider)
  await staff.call('refuse-application', { ...it, reason: '名额满了' })
  thread.f.pass(30 * 24 * 60)
  expect(await mine()).toMatchObject({ can: [] })
  expect(await rider.refused('appeal-application', { ...it, reason: '晚了一点' })).toBe('APPEAL_OVER')
})

test.each<[string, number, number]>([
  ['an end before the beginning', 10, 9],
  ['more than a year', 0, 367],
  ['a beginning in the past', -1, 30],
])('terms: %s', async (_name, from, until) => {
  const it = await applied(rider)
  expect(
    await staff.refused('approve-application', {
      ...it,
      ...terms(thread.f, { fromDay: dayFrom(thread.f, from), untilDay: dayFrom(thread.f, until) }),
    }),
  ).toBe('DAYS_WRONG')
  expect(
    await staff.refused('approve-application', { ...it, ...terms(thread.f, { gridCodes: [gridElsewhere()] }) }),
  ).toBe('GRID_ELSEWHERE')
  await rider.call('withdraw-application', it)
})

test('staff who register themselves are decided about by somebody else', async () => {
  const it = await applied(staff, { kind: 'volunteer' })
  for (const [name, input] of [
    ['approve-application', terms(thread.f)],
    ['ask-applicant', { missing: ['照片'] }],
    ['refuse-application', { reason: '自己不要' }],
  ] as const) {
    expect(await staff.refused(name, { ...it, ...input })).toBe('OWN_APPLICATION')
  }
  expect((await staff.call('read-application', it)).can).toEqual([])
  expect((await colleague.call('read-application', it)).can).toEqual(['approve', 'ask', 'refuse'])
})

test('an answer that is late reaches the office and the street, once', async () => {
  const { f } = thread
  await thread.db.pool.query(`update application set state = 'withdrawn', due_at = null where due_at is not null`)
  const it = await applied(rider)
  f.pass(7 * 24 * 60 + 24 * 60)
  await f.tick()
  await f.tick()
  for (const person of [staff, street]) expect(await toldTo(person.personId, 'application.late')).toHaveLength(1)
  expect((await staff.call('list-applications', { view: 'open' })).applications).toMatchObject([
    { applicationId: it.applicationId, overdue: true },
  ])
})

test('half a year after a no, what was written for it is gone; that it was asked, and why not, stays', async () => {
  const { f, db } = thread
  await db.pool.query(
    `update application
     set state = 'withdrawn', due_at = null
     where person_id = $1 and state in ('submitted', 'asked', 'appealed')`,
    [rider.personId],
  )
  const it = await applied(rider)
  await staff.call('refuse-application', { ...it, reason: '这一片人够了' })
  const kept = async () =>
    (
      await db.pool.query<{
        name: string
        words: string
        skills: string[]
        refuse_reason: string
        erased_at: Date | null
      }>('select name, words, skills, refuse_reason, erased_at from application where application_id = $1', [
        it.applicationId,
      ])
    ).rows[0]!
  await db.pool.query(
    `update application set decided_at = $2::timestamptz - interval '179 days' where application_id = $1`,
    [it.applicationId, f.now()],
  )
  await f.tick()
  expect(await kept()).toMatchObject({ erased_at: null, refuse_reason: '这一片人够了' })
  expect((await kept()).name).not.toBe('')
  await db.pool.query(
    `update application set decided_at = $2::timestamptz - interval '180 days' where application_id = $1`,
    [it.applicationId, f.now()],
  )
  await f.tick()
  expect(await kept()).toMatchObject({
    name: '',
    words: '',
    skills: [],
    refuse_reason: '这一片人够了',
    erased_at: expect.any(Date),
  })
})
