// 首问负责: the first staff member stays answerable through every transfer,
// the resident sees who, and the third transfer climbs by itself.
import { demoPerson } from '../../world/city'
import { home, kindsOf, peopleOf, post, rowOf, toldAbout, useThread, which, type Which } from '../case/thread'

const thread = useThread()
const [east, south] = ['150105006002', '150105006003'] as const
const street = '150105006'
const staffOf = (area: string) => thread.f.signInAs(peopleOf('community-staff', area)[0]!.personId)
const posted = async (): Promise<Which> => which(await post(await thread.f.signIn('resident')))

test('whoever accepts first is the first owner, and the resident reads the name', async () => {
  const it = await posted()
  const staff = await thread.f.signIn('community-staff')
  expect(await staff.call('accept-case', it)).toEqual({ state: 'doing' })
  expect(await rowOf(thread, it)).toMatchObject({
    state: 'doing',
    first_owner_id: staff.personId,
    owner_id: staff.personId,
    accepted_at: thread.f.now(),
  })
  const seen = await (await thread.f.signIn('resident')).call('read-case', it)
  expect(seen).toMatchObject({
    firstOwner: '赵静',
    firstOffice: expect.stringContaining('大台什路'),
    office: expect.stringContaining('大台什路'),
  })
  expect(await staff.refused('accept-case', it)).toBe('STATE_CHANGED')
  expect(await toldAbout(thread, it)).toContainEqual(
    expect.objectContaining({ kind: 'case.accepted', to: demoPerson('resident').personId, title: '赵静受理了' }),
  )
})

test('through two transfers the office changes, the first owner and the due do not', async () => {
  const it = await posted()
  const staff = await thread.f.signIn('community-staff')
  await staff.call('accept-case', it)
  const { due_at } = await rowOf(thread, it)
  expect(await staff.call('transfer-case', { ...it, toOffice: east, reason: '楼在东风那边' })).toEqual({
    office: east,
    climbed: false,
  })
  expect(await (await staffOf(east)).call('transfer-case', { ...it, toOffice: south, reason: '门归乌尼尔管' })).toEqual(
    { office: south, climbed: false },
  )
  expect(await rowOf(thread, it)).toMatchObject({
    office_code: south,
    first_office_code: home,
    first_owner_id: staff.personId,
    due_at,
    transfers: 2,
    owner_id: null,
  })
  const seen = await (await thread.f.signIn('resident')).call('read-case', it)
  expect(seen).toMatchObject({ firstOwner: '赵静', transfers: 2 })
  expect(seen.timeline.filter((t) => t.kind === 'transferred').map((t) => t.detail)).toEqual([
    '门归乌尼尔管 · 首问还是赵静',
    '楼在东风那边 · 首问还是赵静',
  ])
})

test('where it arrived it is taken up again, and the first owner stays', async () => {
  const it = await posted()
  const staff = await thread.f.signIn('community-staff')
  await staff.call('accept-case', it)
  await staff.call('transfer-case', { ...it, toOffice: east, reason: '楼在东风那边' })
  const other = await staffOf(east)
  expect((await other.call('read-desk-case', it)).can).toContain('accept')
  await other.call('accept-case', it)
  expect(await rowOf(thread, it)).toMatchObject({ owner_id: other.personId, first_owner_id: staff.personId })
  expect(await other.refused('accept-case', it)).toBe('STATE_CHANGED')
})

test('the third transfer goes a level up, wherever it was sent', async () => {
  const it = await posted()
  await (await thread.f.signIn('community-staff')).call('transfer-case', { ...it, toOffice: east, reason: '归东风' })
  await (await staffOf(east)).call('transfer-case', { ...it, toOffice: south, reason: '归乌尼尔' })
  expect(await (await staffOf(south)).call('transfer-case', { ...it, toOffice: east, reason: '还是归东风' })).toEqual({
    office: street,
    climbed: true,
  })
  expect(await rowOf(thread, it)).toMatchObject({ office_code: street, transfers: 3 })
  expect((await kindsOf(thread, it)).slice(-2)).toEqual(['transferred', 'climbed'])
  const streetStaff = peopleOf('street-staff', street).map((p) => p.personId)
  expect(
    (await toldAbout(thread, it))
      .filter((m) => m.kind === 'case.arrived')
      .slice(-streetStaff.length)
      .map((m) => m.to)
      .sort(),
  ).toEqual([...streetStaff].sort())
  const inbox = await (await thread.f.signIn('street-staff')).call('list-inbox', { view: 'open' })
  expect(inbox.cases.map((c) => c.caseId)).toContain(it.caseId)
})

test('nothing climbs or is sent to an office where nobody works: it would be out of every inbox', async () => {
  const it = await posted()
  const streetStaff = await thread.f.signIn('street-staff')
  await (await thread.f.signIn('community-staff')).call('transfer-case', {
    ...it,
    toOffice: street,
    reason: '要街道出面',
  })
  expect((await streetStaff.call('list-offices', it)).offices.map((o) => o.code)).not.toContain('150105')
  expect(await streetStaff.refused('transfer-case', { ...it, toOffice: '150105', reason: '要区里出面' })).toBe(
    'TRANSFER_NOWHERE',
  )
  await streetStaff.call('transfer-case', { ...it, toOffice: east, reason: '归东风' })
  await (await staffOf(east)).call('transfer-case', { ...it, toOffice: south, reason: '归乌尼尔' })
  expect(await streetStaff.call('transfer-case', { ...it, toOffice: south, reason: '还是归乌尼尔' })).toEqual({
    office: south,
    climbed: false,
  })
  await (await staffOf(south)).call('transfer-case', { ...it, toOffice: east, reason: '又不归我们' })
  thread.f.setTime((await rowOf(thread, it)).due_at)
  await thread.f.tick()
  expect(await rowOf(thread, it)).toMatchObject({ office_code: street, overdue_at: thread.f.now() })
  thread.f.pass(1)
  expect((await streetStaff.call('list-inbox', { view: 'overdue' })).cases.map((c) => c.caseId)).toContain(it.caseId)
  thread.f.setTime('2026-11-23T02:10:00Z')
})

test('a case of the street itself can be sent on like any other', async () => {
  const at = { lng: 111.9, lat: 40.5 }
  const it = which(await post(await thread.f.signIn('resident'), { place: { point: at } }))
  const { street_code, office_code } = await rowOf(thread, it)
  expect(office_code).toBe(street_code)
  const staff = await thread.f.signInAs(peopleOf('street-staff', street_code)[0]!.personId)
  const offices = (await staff.call('list-offices', it)).offices
  expect(offices.length).toBeGreaterThan(3)
  expect(await staff.call('transfer-case', { ...it, toOffice: offices[0]!.code, reason: '离他们最近' })).toEqual({
    office: offices[0]!.code,
    climbed: false,
  })
})

test('a transfer needs a reason and somewhere to go', async () => {
  const it = await posted()
  const staff = await thread.f.signIn('community-staff')
  for (const toOffice of [home, '150105001001', '150105', '150100', '999999999999']) {
    expect([toOffice, await staff.refused('transfer-case', { ...it, toOffice, reason: '不归我们管' })]).toEqual([
      toOffice,
      'TRANSFER_NOWHERE',
    ])
  }
  for (const reason of ['', ' \n ', undefined])
    expect(await staff.refused('transfer-case', { ...it, toOffice: east, reason })).toBe('INPUT_INVALID')
  const offered = (await staff.call('list-offices', it)).offices.map((o) => o.code)
  expect(offered).toContain(street)
  expect(offered).toContain(east)
  expect(offered).not.toContain(home)
  expect((await rowOf(thread, it)).transfers).toBe(0)
})

test('the new office finds the case and may answer; staff of anywhere else learn nothing', async () => {
  const it = await posted()
  const neighbours = await staffOf(east)
  const calls = [
    ['read-desk-case', it],
    ['accept-case', it],
    ['transfer-case', { ...it, toOffice: south, reason: '归他们' }],
    ['answer-case', { ...it, text: '修好了，放心。' }],
    ['pause-case', { ...it, reason: '等配件' }],
    ['ask-missing', { ...it, missing: ['照片'] }],
    ['list-helpers', it],
    ['assign-helper', { ...it, helperId: demoPerson('volunteer').personId }],
  ] as const
  for (const [operation, input] of calls)
    expect([operation, await neighbours.refused(operation, input)]).toEqual([operation, 'NOT_FOUND'])
  await (await thread.f.signIn('community-staff')).call('transfer-case', { ...it, toOffice: east, reason: '归东风' })
  expect((await neighbours.call('list-inbox', { view: 'open' })).cases.map((c) => c.caseId)).toContain(it.caseId)
  expect((await neighbours.call('read-desk-case', it)).can).toContain('answer')
  expect(await (await staffOf('150105001001')).refused('read-desk-case', it)).toBe('NOT_FOUND')
  await neighbours.call('answer-case', { ...it, text: '修好了，放心。' })
})

test('after a transfer what helpers and residents say still reaches somebody: the first owner', async () => {
  const it = await posted()
  const staff = await thread.f.signIn('community-staff')
  await staff.call('accept-case', it)
  await staff.call('transfer-case', { ...it, toOffice: east, reason: '归东风' })
  await (await staffOf(east)).call('assign-helper', { ...it, helperId: demoPerson('volunteer').personId })
  const helper = await thread.f.signIn('volunteer')
  const resident = await thread.f.signIn('resident')
  await resident.call('supply-missing', { ...it, text: '门是三单元的' })
  await helper.call('release-case', { ...it, reason: '孩子发烧' })
  await (await staffOf(east)).call('assign-helper', { ...it, helperId: helper.personId })
  await helper.call('record-work', { ...it, text: '换好了', finished: true })
  const told = await toldAbout(thread, it)
  for (const kind of ['case.supplied', 'case.released', 'case.work-finished']) {
    expect([kind, told.filter((m) => m.kind === kind).map((m) => m.to)]).toEqual([
      kind,
      expect.arrayContaining([staff.personId]),
    ])
  }
  await resident.call('withdraw-case', { ...it, reason: '自己修好了' })
  expect((await toldAbout(thread, it)).filter((m) => m.kind === 'case.withdrawn').map((m) => m.to)).toEqual(
    expect.arrayContaining([staff.personId, helper.personId]),
  )
})

test('a reminder goes to the duty person when nobody accepted within two work hours, once', async () => {
  const it = await posted()
  const { accept_due_at, owner_id } = await rowOf(thread, it)
  thread.f.setTime(new Date(accept_due_at.getTime() - 1))
  await thread.f.tick()
  const late = async () => (await toldAbout(thread, it)).filter((m) => m.kind === 'case.accept-late').map((m) => m.to)
  expect(await late()).toEqual([])
  thread.f.setTime(accept_due_at)
  await thread.f.tick()
  await thread.f.tick()
  thread.f.pass(600)
  await thread.f.tick()
  expect(await late()).toEqual([owner_id])
  thread.f.setTime('2026-11-23T02:00:00Z')
})
