// 一次告知: one message lists everything that is missing; a second one on
// the same case is counted and the resident sees the count.
import { demoPerson } from '../../world/city'
import { arrived, post, rowOf, toldAbout, useThread, which } from '../case/thread'

const thread = useThread()

test('one message lists everything that is missing', async () => {
  const resident = await thread.f.signIn('resident')
  const staff = await thread.f.signIn('community-staff')
  const it = which(await post(resident))
  expect(await staff.call('ask-missing', { ...it, missing: ['门的照片', '单元号', '什么时候在家'] })).toEqual({
    asked: 1,
  })
  const asked = (await toldAbout(thread, it)).filter((m) => m.kind === 'case.missing')
  expect(asked).toEqual([expect.objectContaining({ to: resident.personId, body: '门的照片、单元号、什么时候在家' })])
  const seen = await resident.call('read-case', it)
  expect(seen).toMatchObject({
    missing: ['门的照片', '单元号', '什么时候在家'],
    next: '还差：门的照片、单元号、什么时候在家',
  })
  expect(seen.timeline[0]).toMatchObject({ kind: 'missing-asked', detail: '一次说全' })
})

test('what the resident supplies joins the same case, clears the list and reaches the owner', async () => {
  const resident = await thread.f.signIn('resident')
  const staff = await thread.f.signIn('community-staff')
  const it = which(await post(resident))
  await staff.call('accept-case', it)
  await staff.call('ask-missing', { ...it, missing: ['门的照片'] })
  const photo = await arrived(thread, resident.personId)
  await resident.call('supply-missing', { ...it, text: '拍好了', photos: [photo] })
  const seen = await resident.call('read-case', it)
  expect(seen.missing).toEqual([])
  expect(seen.timeline[0]).toMatchObject({
    kind: 'missing-supplied',
    detail: '拍好了',
    photos: [expect.objectContaining({ kind: 'post' })],
  })
  expect((await toldAbout(thread, it)).filter((m) => m.kind === 'case.supplied').map((m) => m.to)).toEqual([
    staff.personId,
  ])
  expect(await resident.refused('supply-missing', { ...it, text: '同一张再交一次', photos: [photo] })).toBe(
    'PHOTO_MISSING',
  )
})

test('asking a second time is possible, counted, and seen by the resident', async () => {
  const resident = await thread.f.signIn('resident')
  const staff = await thread.f.signIn('community-staff')
  const it = which(await post(resident))
  await staff.call('ask-missing', { ...it, missing: ['单元号'] })
  expect(await staff.call('ask-missing', { ...it, missing: ['电话'] })).toEqual({ asked: 2 })
  expect((await rowOf(thread, it)).times_asked_missing).toBe(2)
  expect((await resident.call('read-case', it)).timeline[0]!.detail).toBe('第 2 次要补，已记下')
  const { rows } = await thread.db.pool.query<{ detail: object }>(
    `select detail from audit where subject_id = $1 and operation = 'ask-missing' order by at, audit_id`,
    [it.caseId],
  )
  expect(rows.map((r) => r.detail)).toEqual(expect.arrayContaining([{ times: 1 }, { times: 2 }]))
})

test('an empty list asks for nothing and is refused; an answered case is not asked about', async () => {
  const resident = await thread.f.signIn('resident')
  const staff = await thread.f.signIn('community-staff')
  const it = which(await post(resident))
  for (const missing of [[], [' '], ['单元号', '单元号']])
    expect(await staff.refused('ask-missing', { ...it, missing })).toBe('INPUT_INVALID')
  await staff.call('answer-case', { ...it, text: '已经修好了。' })
  expect(await staff.refused('ask-missing', { ...it, missing: ['单元号'] })).toBe('STATE_CHANGED')
  expect(await resident.refused('supply-missing', { ...it, text: '补一句' })).toBe('STATE_CHANGED')
})

test('only who said it supplies what is missing', async () => {
  const it = which(await post(await thread.f.signIn('resident')))
  for (const account of ['rider', 'community-staff', 'volunteer'] as const) {
    expect([
      account,
      await (await thread.f.signIn(account)).refused('supply-missing', { ...it, text: '我来补' }),
    ]).toEqual([account, 'NOT_FOUND'])
  }
  expect((await rowOf(thread, it)).reporter_id).toBe(demoPerson('resident').personId)
})
