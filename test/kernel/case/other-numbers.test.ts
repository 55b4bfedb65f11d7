// Change a promise in its one place, and both the rule and what people are told follow: the same commands and the same
// timer with other numbers in src/contracts/*-words.ts.
import type * as CaseWords from '@/contracts/case-words'
import type * as GridworkWords from '@/contracts/gridwork-words'
import { refusalText } from '@/contracts/refusals'
import { applied, dayFrom, terms } from '../gridwork/registered'
import { stand, strangers, which as whichStation } from '../station/standing-station'
import { answered, post, rowOf, toldAbout, useThread, which, type Which } from './thread'

jest.mock('@/contracts/case-words', () => {
  const actual = jest.requireActual<typeof CaseWords>('@/contracts/case-words')
  return {
    ...actual,
    casePromises: {
      ...actual.casePromises,
      accept: { amount: 4, unit: 'work-hour' },
      warn: { parts: 1, of: 2 },
      confirm: { amount: 2, unit: 'day' },
      ratingsApart: { amount: 5, unit: 'day' },
      climbAfterTransfers: { amount: 2, unit: 'time' },
      climbAfterReopens: { amount: 2, unit: 'time' },
    },
  }
})
jest.mock('@/contracts/gridwork-words', () => {
  const actual = jest.requireActual<typeof GridworkWords>('@/contracts/gridwork-words')
  return {
    ...actual,
    gridworkPromises: {
      ...actual.gridworkPromises,
      decide: { amount: 3, unit: 'work-day' },
      appeal: { amount: 10, unit: 'day' },
      appointmentMax: { amount: 60, unit: 'day' },
    },
  }
})

const thread = useThread()
const street = '150105006'
const east = '150105006002'
const no = { contacted: true, solved: false, satisfied: false }
beforeEach(() => thread.f.setTime('2026-11-23T02:00:00Z'))

/** What was said of a case under this kind, title and body together, each sentence once. */
const told = async (it: Which, kind: string): Promise<string[]> =>
  unique((await toldAbout(thread, it)).filter((m) => m.kind === kind))
const toldOfKind = async (kind: string): Promise<string[]> =>
  unique((await thread.db.pool.query<Said>('select title, body from outbox where kind = $1', [kind])).rows)
type Said = { title: string; body: string }
const unique = (messages: readonly Said[]): string[] => [...new Set(messages.map((m) => `${m.title} | ${m.body}`))]

const timeline = async (it: Which): Promise<string[]> =>
  (await (await thread.f.signIn('resident')).call('read-case', it)).timeline.map((t) => `${t.title} | ${t.detail}`)

test('four work hours to take a case up: the promise, the first word of it and the reminder', async () => {
  const it = which(await post(await thread.f.signIn('resident')))
  const { accept_due_at } = await rowOf(thread, it)
  // From 10:00 two hours until noon, and two more from half past two on.
  expect(accept_due_at).toEqual(new Date('2026-11-23T08:30:00Z'))
  expect(await told(it, 'case.posted')).toEqual([expect.stringContaining('四个工作小时内受理。')])
  thread.f.setTime(accept_due_at)
  await thread.f.tick()
  expect(await told(it, 'case.accept-late')).toEqual([
    '有一件还没受理 | 四个工作小时到了，点开受理一下，让居民心里有数。',
  ])
})

test('a warning at half of the time says so, of a case and of a fault', async () => {
  const it = which(await post(await thread.f.signIn('resident')))
  const station = await stand(thread)
  const [rider] = await strangers(thread, 1)
  const { fault } = await rider!.call('report-station', { ...whichStation(station), what: 'danger', text: '电线露着' })
  // Danger has two hours on the clock.
  expect(fault!.dueAt).toBe('2026-11-23T04:00:00.000Z')
  thread.f.pass(60)
  await thread.f.tick()
  expect(await toldOfKind('station.fault-due-soon')).toEqual([
    expect.stringContaining('二分之一的时间用完了，去看一眼，弄好了拍张照。'),
  ])
  // Five work days are thirty office hours; fifteen of them are used up on Thursday morning.
  const { warn_at } = await rowOf(thread, it)
  expect(warn_at < new Date('2026-11-27T00:00:00Z')).toBe(true)
  thread.f.setTime(warn_at)
  await thread.f.tick()
  expect(await told(it, 'case.due-soon')).toEqual(['时限快到了 | 二分之一的时间用完了，看看还差什么。'])
})

test('two days to say whether it is solved: the date, the message, the line below the case', async () => {
  const it = await answered(thread)
  expect((await rowOf(thread, it)).confirm_until).toEqual(new Date('2026-11-25T02:00:00Z'))
  thread.f.setTime('2026-11-25T02:00:00Z')
  await thread.f.tick()
  expect(await told(it, 'case.no-reply')).toEqual(['两天没收到回音，先收起来了 | 不算已解决。还有问题，随时再说一声。'])
  expect(await timeline(it)).toContain('两天没收到回音 | 先收起来，不算已解决')
})

test('the second return climbs, and says that it is the second', async () => {
  const it = await answered(thread)
  const resident = await thread.f.signIn('resident')
  await resident.call('say-verdict', { ...it, ...no })
  expect((await rowOf(thread, it)).office_code).not.toBe(street)
  await (await thread.f.signIn('community-staff')).call('answer-case', { ...it, text: '又去修了一遍。' })
  await resident.call('say-verdict', { ...it, ...no })
  expect((await rowOf(thread, it)).office_code).toBe(street)
  expect(await told(it, 'case.arrived')).toEqual([
    expect.stringMatching(/^升上来一件 \| 居民两次说还没解决，由.+接着管。$/),
  ])
  expect(await timeline(it)).toContainEqual(expect.stringContaining('两次没解决，由上一级接着管'))
})

test('the second transfer climbs, and says so', async () => {
  const it = which(await post(await thread.f.signIn('resident')))
  const staff = await thread.f.signIn('community-staff')
  await staff.call('transfer-case', { ...it, toOffice: east, reason: '楼在东风那边' })
  thread.f.pass(1)
  expect((await rowOf(thread, it)).office_code).toBe(east)
  const other = await thread.f.signIn('street-staff')
  expect(await other.call('transfer-case', { ...it, toOffice: it.communityCode, reason: '转回来' })).toEqual({
    office: street,
    climbed: true,
  })
  expect(await timeline(it)).toContainEqual(expect.stringContaining('转了两次，由上一级接着管'))
})

test('three work days to answer who registers: the card, the office, the reminder, the appeal', async () => {
  const rider = await thread.f.signIn('rider')
  const it = await applied(rider)
  const application = async () => (await rider.call('read-gridwork', {})).applications[0]!
  expect(await toldOfKind('application.submitted')).toEqual(['有人来报到 | 三个工作日内给个回音，差什么一次说全。'])
  // Monday is not counted: Tuesday, Wednesday, and Thursday until the office closes.
  expect(await application()).toMatchObject({ next: '社区三个工作日内给回音', dueAt: '2026-11-26T09:30:00.000Z' })
  thread.f.setTime('2026-11-26T09:30:00Z')
  await thread.f.tick()
  expect(await toldOfKind('application.late')).toEqual(['有人报到还没等到回音 | 三个工作日到了，请今天给个回音。'])
  const staff = await thread.f.signIn('community-staff')
  expect(await staff.call('refuse-application', { ...it, reason: '这片人够了' })).toEqual({
    appealUntil: '2026-12-06T09:30:00.000Z',
  })
  await rider.call('appeal-application', { ...it, reason: '请再看看' })
  expect(await toldOfKind('application.appealed')).toEqual([
    '有人请街道复核 | 报到没通过，请换一个人看看，三个工作日内给回音。',
  ])
  expect(await application()).toMatchObject({ next: '街道三个工作日内给回音' })
})

test('sixty days of an appointment at most: the refusal says two months', async () => {
  const it = await applied(await thread.f.signIn('resident'))
  const staff = await thread.f.signIn('community-staff')
  const sixtyOne = { ...it, ...terms(thread.f, { untilDay: dayFrom(thread.f, 61) }) }
  expect(await staff.refused('approve-application', sixtyOne)).toBe('DAYS_WRONG')
  expect(refusalText('DAYS_WRONG')).toBe('日子没对上，结束要在开始之后，最长两个月。')
})
