// 限时办结: a pause needs a reason the resident sees; the counted time
// before it is kept, the rest runs on in the Chinese working calendar.
import { wavesDue } from '../../../cloudfunctions/kernel/dispatch/send-waves'
import { scoped } from '../../../cloudfunctions/store/transaction'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { offersOf, onlyHelpers, post, rowOf, toldAbout, useThread, which, type Which } from '../case/thread'

const thread = useThread()
const at = (local: string): Date => new Date(`${local}+08:00`)
let resident: Phone
let staff: Phone
const postedAt = async (local: string, categoryCode = 'facility'): Promise<Which> => {
  thread.f.setTime(at(local))
  resident = await thread.f.signIn('resident')
  staff = await thread.f.signIn('community-staff')
  return which(await post(resident, { categoryCode }))
}
const dueOf = async (it: Which) => (await rowOf(thread, it)).due_at

test('five work days before National Day end after it, the make-up Saturday counted', async () => {
  // Wednesday 30 September; 1–7 October are off; Saturday 10 October is worked: 8, 9, 10, 12, 13 October.
  const it = await postedAt('2026-09-30T10:00:00')
  expect(await dueOf(it)).toEqual(at('2026-10-13T17:30:00'))
  // 75 % of 32.5 office hours are 24.375: 19.5 by the close of
  // Saturday 10th, 3.5 on Monday morning, the rest after 14:30.
  expect((await rowOf(thread, it)).warn_at).toEqual(at('2026-10-12T15:52:30'))
})

test('what is said on the make-up Sunday of 20 September counts as said on a work day', async () => {
  expect(await dueOf(await postedAt('2026-09-20T10:00:00', 'enquiry'))).toEqual(at('2026-09-21T17:30:00'))
  expect(await dueOf(await postedAt('2026-09-27T10:00:00', 'enquiry'))).toEqual(at('2026-09-29T17:30:00'))
})

test('danger and heat count by the clock, holidays and nights too', async () => {
  expect(await dueOf(await postedAt('2026-10-01T23:30:00', 'fire-hazard'))).toEqual(at('2026-10-02T01:30:00'))
  expect(await dueOf(await postedAt('2026-10-01T23:30:00', 'heating-water-power'))).toEqual(at('2026-10-02T23:30:00'))
})

test('a pause over National Day keeps what was used and gives exactly the rest', async () => {
  // Counted from the close of the 24th; 25–27 off, so 28, 29, 30 and 8, 9 October.
  const it = await postedAt('2026-09-24T10:00:00')
  expect(await dueOf(it)).toEqual(at('2026-10-09T17:30:00'))
  thread.f.setTime(at('2026-09-29T10:30:00')) // one day and two hours are used
  expect(await staff.call('pause-case', { ...it, reason: '等厂家的配件' })).toEqual({ state: 'paused' })
  thread.f.setTime(at('2026-10-08T09:00:00'))
  const { dueAt } = await staff.call('resume-case', it)
  // 32.5 h − 6.5 h − 2 h = 24 h: 6 on the 8th, 6.5 on the 9th, 6.5 on
  // Saturday 10th leave 5 for Monday 12th: 3.5 by noon, 1.5 after 14:30.
  expect(new Date(dueAt)).toEqual(at('2026-10-12T16:00:00'))
  expect(await rowOf(thread, it)).toMatchObject({
    state: 'doing',
    paused_at: null,
    pause_reason: null,
    pauses: [{ from: at('2026-09-29T10:30:00').toISOString(), until: at('2026-10-08T09:00:00').toISOString() }],
  })
})

test('the resident sees the reason while it lasts and hears both ends', async () => {
  const it = await postedAt('2026-11-23T10:00:00')
  for (const reason of ['', '  ', undefined])
    expect(await staff.refused('pause-case', { ...it, reason })).toBe('INPUT_INVALID')
  await staff.call('pause-case', { ...it, reason: '等配件' })
  expect(await resident.call('read-case', it)).toMatchObject({
    state: 'paused',
    pauseReason: '等配件',
    next: '先停一停：等配件',
    duePausedAt: thread.f.now().toISOString(),
    overdue: false,
  })
  expect(await staff.refused('pause-case', { ...it, reason: '再停一次' })).toBe('PAUSED_ALREADY')
  const closed = [
    ['answer-case', { ...it, text: '修好了吧。' }],
    ['transfer-case', { ...it, toOffice: '150105006002', reason: '归他们' }],
    ['ask-missing', { ...it, missing: ['照片'] }],
    ['accept-case', it],
  ] as const
  for (const [operation, input] of closed) {
    expect([operation, await staff.refused(operation, input)]).toEqual([operation, 'STATE_CHANGED'])
  }
  await staff.call('resume-case', it)
  expect(await staff.refused('resume-case', it)).toBe('NOT_PAUSED')
  expect((await toldAbout(thread, it)).filter((m) => m.to === resident.personId).map((m) => m.kind)).toEqual([
    'case.paused',
    'case.resumed',
  ])
})

test('while it is paused nobody is warned and nothing falls overdue, however long it lasts', async () => {
  const it = await postedAt('2026-11-23T10:00:00', 'fire-hazard')
  await staff.call('pause-case', { ...it, reason: '住户不在家' })
  thread.f.setTime(at('2026-11-30T10:00:00'))
  await thread.f.tick()
  expect(new Date((await staff.call('resume-case', it)).dueAt)).toEqual(at('2026-11-30T12:00:00'))
  await thread.f.tick()
  expect(await rowOf(thread, it)).toMatchObject({ warned_at: null, overdue_at: null })
})

test('a pause cannot stop the clock of a broken promise', async () => {
  const it = await postedAt('2026-11-23T10:00:00', 'fire-hazard')
  const due = await dueOf(it)
  thread.f.setTime(at('2026-11-23T15:00:00'))
  await staff.call('pause-case', { ...it, reason: '等一等' })
  thread.f.setTime(at('2026-11-24T15:00:00'))
  await staff.call('resume-case', it)
  expect(await dueOf(it)).toEqual(due)
})

test('a pause takes the question back from who was asked: others can ask them; resuming asks anew', async () => {
  const helper = demoPerson('volunteer').personId
  await thread.db.pool.query('update cases set next_wave_at = null')
  await onlyHelpers(thread, [helper])
  const it = await postedAt('2026-11-23T10:00:00', 'elder-care')
  await thread.f.tick()
  expect((await offersOf(thread, it)).map((o) => [o.helper_id, o.state])).toEqual([[helper, 'open']])
  await staff.call('pause-case', { ...it, reason: '老人住院了' })
  expect((await offersOf(thread, it)).map((o) => o.state)).toEqual(['withdrawn'])
  expect((await toldAbout(thread, it)).filter((m) => m.to === helper).map((m) => m.kind)).toEqual([
    'offer.open',
    'offer.withdrawn',
  ])
  expect(await (await thread.f.signInAs(helper)).refused('claim-case', it)).toBe('OFFER_OVER')
  // The pile of paused cases must not stand in front of the others' waves.
  const { rows } = await thread.db.pool.query('select next_wave_at from cases where case_id = $1', [it.caseId])
  expect(rows).toEqual([{ next_wave_at: null }])
  const other = which(await post(await thread.f.signIn('rider'), { categoryCode: 'elder-care' }))
  await thread.f.tick()
  expect((await offersOf(thread, other)).map((o) => o.helper_id)).toEqual([helper])
  const next = demoPerson('grid-worker').personId
  await onlyHelpers(thread, [helper, next])
  thread.f.setTime(at('2026-11-25T10:00:00'))
  await staff.call('resume-case', it)
  await thread.f.tick()
  expect((await rowOf(thread, it)).dispatch).not.toBe('with-staff')
  expect((await rowOf(thread, it)).escalate_at!.getTime()).toBeGreaterThan(thread.f.now().getTime())
})

test('a case that is released while it is paused is searched for again when it goes on, and not before', async () => {
  await thread.db.pool.query('update cases set next_wave_at = null')
  await onlyHelpers(thread, [demoPerson('volunteer').personId])
  const it = await postedAt('2026-11-26T10:00:00')
  await staff.call('assign-helper', { ...it, helperId: demoPerson('volunteer').personId })
  await staff.call('pause-case', { ...it, reason: '等配件' })
  await (await thread.f.signIn('volunteer')).call('release-case', { ...it, reason: '要出差' })
  expect(await scoped(thread.db.pool, { scope: ['%'] }, (sql) => wavesDue(sql, thread.f.now()))).toEqual([])
  thread.f.pass(60)
  await staff.call('resume-case', it)
  expect(await scoped(thread.db.pool, { scope: ['%'] }, (sql) => wavesDue(sql, thread.f.now()))).toEqual([
    { community_code: it.communityCode, case_ids: [it.caseId] },
  ])
  expect((await rowOf(thread, it)).escalate_at).toEqual(new Date(thread.f.now().getTime() + 30 * 60_000))
})

test('a helper who holds the case hears of the pause and of its end', async () => {
  await onlyHelpers(thread, [demoPerson('volunteer').personId])
  const it = await postedAt('2026-11-26T10:00:00')
  await staff.call('assign-helper', { ...it, helperId: demoPerson('volunteer').personId })
  await staff.call('pause-case', { ...it, reason: '等配件' })
  await staff.call('resume-case', it)
  expect(
    (await toldAbout(thread, it)).filter((m) => m.to === demoPerson('volunteer').personId).map((m) => m.kind),
  ).toEqual(['case.assigned', 'case.paused', 'case.resumed'])
})
