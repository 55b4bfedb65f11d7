// Leaving, and taking consent back, take effect on the next call,
// erase what need not be kept, and say what stays and why.
import { offersOf, onlyHelpers, post, rowOf, toldAbout, useThread, which } from '../case/thread'
import type { Phone } from '../../world/phone'
import { applied, appointed, dayFrom, home, staySignedIn, terms, type Appointed } from './registered'

const thread = useThread()
let rider: Phone
let resident: Phone
let staff: Phone
beforeAll(async () => {
  ;[rider, resident, staff] = [
    await thread.f.signIn('rider'),
    await thread.f.signIn('resident'),
    await thread.f.signIn('community-staff'),
  ]
  await onlyHelpers(thread, [])
  await staySignedIn(thread.db.pool)
})
const here = (it: Appointed) => ({ communityCode: it.communityCode, appointmentId: it.appointmentId })
const one = async (text: string, values: unknown[]) =>
  (await thread.db.pool.query(text, values)).rows[0] as Record<string, unknown>
const helperRow = () => one('select * from helper where community_code = $1 and helper_id = $2', [home, rider.personId])
const applicationRow = (it: Appointed) => one('select * from application where application_id = $1', [it.applicationId])
const rolesNow = async () => (await rider.call('who-am-i', {})).roles.map((r) => r.role)

test('leaving: cases go back, the question is withdrawn, the role ends, habits go, the record stays', async () => {
  const { f } = thread
  const it = await appointed(f, rider)
  f.pass(1)
  const held = which(await post(resident))
  await f.tick()
  await rider.call('claim-case', held)
  f.pass(1)
  const finished = which(await post(resident))
  await f.tick()
  await rider.call('claim-case', finished)
  await rider.call('record-work', { ...finished, text: '弄好了', finished: true })
  await staff.call('answer-case', { ...finished, text: '已经弄好。' })
  f.pass(1)
  const open = which(await post(resident))
  await f.tick()
  expect((await offersOf(thread, open)).map((o) => o.state)).toEqual(['open'])

  const left = await rider.call('leave-gridwork', { ...here(it), reason: '换了城市' })
  expect(left).toMatchObject({ casesGivenBack: 1, offersWithdrawn: 1 })
  expect(left.erased).toContain('空闲时间')
  for (const { what, why } of left.kept) expect([what.length > 3, why.length > 6]).toEqual([true, true])

  expect(await rowOf(thread, held)).toMatchObject({ helper_id: null, dispatch: 'waiting', next_wave_at: f.now() })
  expect((await offersOf(thread, open)).map((o) => o.state)).toEqual(['withdrawn'])
  expect(await rowOf(thread, open)).toMatchObject({ next_wave_at: f.now() })
  expect(await rowOf(thread, finished)).toMatchObject({ helper_id: rider.personId, dispatch: 'finished' })
  expect(
    (await toldAbout(thread, held)).filter((m) => m.kind === 'case.released' && m.to === resident.personId),
  ).toHaveLength(1)
  expect(await rolesNow()).toEqual(['rider'])
  expect(await rider.refused('record-work', { ...held, text: '我来', finished: true })).toBe('NOT_YOUR_TASK')
  expect(await helperRow()).toMatchObject({
    name: '',
    phone: null,
    lng: null,
    lat: null,
    grid_codes: [],
    skills: [],
    windows: [],
    consented_at: null,
  })
  expect(await applicationRow(it)).toMatchObject({
    state: 'approved',
    name: '',
    phone: null,
    platform: null,
    grid_codes: [],
    windows: [],
    skills: [],
    words: '',
    erased_at: f.now(),
  })
  const mine = await rider.call('read-gridwork', {})
  expect(mine.appointments[0]).toMatchObject({
    state: 'left',
    name: '马小军',
    fromDay: dayFrom(f, 0),
    windows: [],
    grids: [],
    can: [],
  })
  expect((await rider.call('read-service-record', {})).finished).toBe(1)
  expect(await rider.refused('leave-gridwork', here(it))).toBe('STATE_CHANGED')
  expect(await rider.refused('pause-gridwork', here(it))).toBe('STATE_CHANGED')
})

test('nothing of words, number, platform is left in any table of theirs, nor in an answer that is kept', async () => {
  const { rows } = await thread.db.pool.query<{ row: string }>(
    `select a::text as row
     from application a
     where person_id = $1
     union all select h::text
     from helper h
     where helper_id = $1
     union all select c::text
     from post_candidacy c
     where person_id = $1
     union all select answer::text
     from receipt
     where person_id = $1
     union all select e.detail
     from gridwork_event e
     where actor_id = $1`,
    [rider.personId],
  )
  const phone = (await one('select phone from person where person_id = $1', [rider.personId])).phone as string
  expect(rows.length).toBeGreaterThan(1)
  for (const { row } of rows)
    for (const gone of ['下午三点', 'meituan', '"weekday"', phone, 'electric']) expect(row).not.toContain(gone)
})

test('consent is a ledger: given, taken back, given again, each with its instant; twice is once', async () => {
  const { f } = thread
  f.pass(1)
  await appointed(f, rider)
  f.pass(1)
  await rider.call('withdraw-consent', { communityCode: home })
  f.pass(1)
  expect(await rider.call('withdraw-consent', { communityCode: home })).toMatchObject({
    casesGivenBack: 0,
    offersWithdrawn: 0,
  })
  const { rows } = await thread.db.pool.query<{ given: boolean }>(
    'select given from consent_entry where person_id = $1 order by at',
    [rider.personId],
  )
  expect(rows.map((r) => r.given)).toEqual([true, true, false])
})

test('consent taken back while the application waits: it is withdrawn and emptied, nobody can approve it', async () => {
  thread.f.pass(1)
  const it = await applied(rider)
  await rider.call('withdraw-consent', { communityCode: home })
  expect(
    await one('select state, words, phone from application where application_id = $1', [it.applicationId]),
  ).toEqual({ state: 'withdrawn', words: '', phone: null })
  expect(await staff.refused('approve-application', { ...it, ...terms(thread.f) })).toBe('STATE_CHANGED')
})

test('the community may end it with a reason, which the person reads; renewing moves the end', async () => {
  const { f } = thread
  f.pass(1)
  const it = await appointed(f, rider)
  expect(await staff.refused('renew-appointment', { ...here(it), untilDay: dayFrom(f, 100) })).toBe('DAYS_WRONG')
  expect(await staff.refused('renew-appointment', { ...here(it), untilDay: dayFrom(f, 400) })).toBe('DAYS_WRONG')
  await staff.call('renew-appointment', { ...here(it), untilDay: dayFrom(f, 300) })
  expect((await staff.call('list-appointments', { view: 'active' })).appointments).toMatchObject([
    { untilDay: dayFrom(f, 300), can: ['renew', 'end'], expiring: false },
  ])
  expect(await staff.call('end-appointment', { ...here(it), reason: '半年没有来过' })).toEqual({ casesGivenBack: 0 })
  expect((await rider.call('read-gridwork', {})).appointments[0]).toMatchObject({
    state: 'ended',
    endReason: '半年没有来过',
  })
  expect(await rolesNow()).toEqual(['rider'])
  expect(await staff.refused('end-appointment', { ...here(it), reason: '再来一次' })).toBe('STATE_CHANGED')
})

test('a month before the end both are told once; at the end it lapses, and what is in hand goes back', async () => {
  const { f } = thread
  f.pass(1)
  const it = await appointed(f, rider, { terms: { untilDay: dayFrom(f, 31) } })
  const warned = async () =>
    (
      await thread.db.pool.query(
        `select to_person from outbox where kind = 'appointment.expiring' and subject_id = $1`,
        [it.appointmentId],
      )
    ).rows.map((r: { to_person: string }) => r.to_person)
  await f.tick()
  expect(await warned()).toEqual([])
  f.pass(3 * 24 * 60)
  await f.tick()
  await f.tick()
  expect(await warned()).toContain(rider.personId)
  expect(await warned()).toContain(staff.personId)
  expect(new Set(await warned()).size).toBe((await warned()).length)
  expect((await staff.call('list-appointments', { view: 'expiring' })).appointments).toMatchObject([
    { appointmentId: it.appointmentId, expiring: true },
  ])
  const held = which(await post(resident))
  await f.tick()
  await rider.call('claim-case', held)
  f.pass(29 * 24 * 60)
  await f.tick()
  expect((await rider.call('read-gridwork', {})).appointments[0]).toMatchObject({
    state: 'lapsed',
    endReason: '聘期到了',
  })
  expect((await rowOf(thread, held)).helper_id).toBeNull()
  expect(await rolesNow()).toEqual(['rider'])
  expect((await staff.call('list-appointments', { view: 'over' })).counts.active).toBe(0)
})
