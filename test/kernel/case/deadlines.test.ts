// 限时办结: warned once at three quarters, overdue climbs once, and a timer that runs twice changes nothing more.
import { chineseCalendar } from '../../../cloudfunctions/kernel/calendar/working-calendar'
import { forgetCity } from '../../../cloudfunctions/kernel/city/city'
import { recounted } from '../../../cloudfunctions/kernel/case/recount-due'
import { demoPerson } from '../../world/city'
import { eventsOf, home, kindsOf, peopleOf, post, rowOf, toldAbout, useThread, which, type Which } from './thread'

const thread = useThread()
const street = '150105006'

/** All that a timer could have changed. */
const everything = async () =>
  Promise.all(
    ['cases', 'case_event', 'case_offer', 'assignment', 'outbox', 'notice', 'audit'].map(
      async (t) =>
        (
          await thread.db.pool.query(
            `select md5(string_agg(t::text, '|' order by t::text)) as sum, count(*) from ${t} t`,
          )
        ).rows[0],
    ),
  )

const facility = async (): Promise<Which> => {
  thread.f.setTime('2026-11-23T02:00:00Z')
  return which(await post(await thread.f.signIn('resident')))
}

test('the owner is warned once, when three quarters of the time are used, not a moment before', async () => {
  const it = await facility()
  await (await thread.f.signIn('community-staff')).call('accept-case', it)
  const { warn_at, owner_id } = await rowOf(thread, it)
  expect(warn_at).toEqual(new Date('2026-11-27T07:52:30Z'))
  const warnings = async () => (await toldAbout(thread, it)).filter((m) => m.kind === 'case.due-soon').map((m) => m.to)
  thread.f.setTime(new Date(warn_at.getTime() - 1))
  await thread.f.tick()
  expect(await warnings()).toEqual([])
  thread.f.setTime(warn_at)
  expect((await thread.f.tick()).warned).toBeGreaterThan(0)
  for (let i = 0; i < 3; i++) {
    thread.f.pass(10)
    await thread.f.tick()
  }
  expect(await warnings()).toEqual([owner_id])
  expect((await kindsOf(thread, it)).filter((k) => k === 'warned')).toHaveLength(1)
})

test("overdue climbs a level, once: owners, the level above and the resident hear the first owner's name", async () => {
  const it = await facility()
  const staff = await thread.f.signIn('community-staff')
  await staff.call('accept-case', it)
  const { due_at } = await rowOf(thread, it)
  thread.f.setTime(new Date(due_at.getTime() - 1))
  await thread.f.tick()
  expect(await rowOf(thread, it)).toMatchObject({ overdue_at: null, office_code: home })
  thread.f.setTime(due_at)
  await thread.f.tick()
  expect(await rowOf(thread, it)).toMatchObject({
    overdue_at: due_at,
    office_code: street,
    first_owner_id: staff.personId,
    first_office_code: home,
  })
  const told = (await toldAbout(thread, it)).filter((m) => m.kind === 'case.overdue')
  expect(told.map((m) => m.to).sort()).toEqual(
    [
      staff.personId,
      demoPerson('resident').personId,
      ...peopleOf('street-staff', street).map((p) => p.personId),
    ].sort(),
  )
  for (const m of told) expect(m.body).toContain('首问还是赵静')
  expect((await eventsOf(thread, it)).slice(-2)).toEqual([
    expect.objectContaining({ kind: 'overdue' }),
    expect.objectContaining({ kind: 'climbed', facts: expect.objectContaining({ because: 'overdue' }) }),
  ])
  thread.f.pass(3 * 24 * 60)
  await thread.f.tick()
  expect((await rowOf(thread, it)).office_code).toBe(street)
  expect((await toldAbout(thread, it)).filter((m) => m.kind === 'case.overdue')).toHaveLength(told.length)
  expect(
    (await (await thread.f.signIn('street-staff')).call('list-inbox', { view: 'overdue' })).cases.map((c) => c.caseId),
  ).toContain(it.caseId)
})

test('a timer that slept over warning and due does both, in order, once', async () => {
  const it = await facility()
  thread.f.setTime('2026-12-20T02:00:00Z')
  await thread.f.tick()
  const kinds = (await kindsOf(thread, it)).filter((k) => ['warned', 'overdue', 'climbed'].includes(k))
  expect(kinds).toEqual(['warned', 'overdue', 'climbed'])
})

test('what is answered or closed in time is neither warned about nor overdue', async () => {
  const answeredCase = await facility()
  await (await thread.f.signIn('community-staff')).call('answer-case', { ...answeredCase, text: '已经修好了。' })
  const withdrawn = await facility()
  await (await thread.f.signIn('resident')).call('withdraw-case', withdrawn)
  thread.f.setTime('2026-11-24T02:00:00Z')
  await thread.f.tick()
  thread.f.setTime('2027-01-10T02:00:00Z')
  await thread.f.tick()
  for (const it of [answeredCase, withdrawn])
    expect(await rowOf(thread, it)).toMatchObject({ warned_at: null, overdue_at: null, office_code: home })
})

test('nobody who has left the office above is told', async () => {
  const it = await facility()
  const gone = peopleOf('street-staff', street)[0]!.personId
  await thread.db.pool.query('update role_binding set until = $2 where person_id = $1', [gone, thread.f.now()])
  thread.f.setTime((await rowOf(thread, it)).due_at)
  await thread.f.tick()
  expect((await toldAbout(thread, it)).filter((m) => m.kind === 'case.overdue').map((m) => m.to)).not.toContain(gone)
  await thread.db.pool.query('update role_binding set until = null where person_id = $1', [gone])
})

test("at any hour of a case's life a second run of the timer changes nothing more", async () => {
  const hours = [
    '2026-11-23T02:00:00Z',
    '2026-11-23T02:08:00Z',
    '2026-11-23T04:00:00Z',
    '2026-11-23T07:36:00Z',
    '2026-11-24T02:00:00Z',
    '2026-11-27T07:52:30Z',
    '2026-11-30T09:30:00Z',
    '2026-12-10T00:00:00Z',
  ]
  const it = await facility()
  await facility()
  for (const hour of hours) {
    thread.f.setTime(hour)
    await thread.f.tick()
    const before = await everything()
    const again = await thread.f.tick()
    expect([hour, again]).toEqual([
      hour,
      { waves: 0, reminders: 0, warned: 0, climbed: 0, unconfirmed: 0, delivered: 0 },
    ])
    expect(await everything()).toEqual(before)
  }
  expect((await rowOf(thread, it)).overdue_at).not.toBeNull()
})

test('one broken case does not stop the clock of the others', async () => {
  const broken = await facility()
  const sound = await facility()
  const { warn_at } = await rowOf(thread, sound)
  await thread.db.pool.query('update cases set office_code = $2, warn_at = $3 where case_id = $1', [
    broken.caseId,
    home,
    new Date(warn_at.getTime() - 1000),
  ])
  await thread.db.pool.query(`create or replace function break_one() returns trigger language plpgsql as $$ begin
    if new.case_id = '${broken.caseId}' then raise exception 'broken on purpose'; end if; return new; end $$`)
  await thread.db.pool.query(
    'create trigger break_one before update on cases for each row execute function break_one()',
  )
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  thread.f.setTime(warn_at)
  await thread.f.tick()
  expect(said).toHaveBeenCalledWith(expect.objectContaining({ fault: 'broken on purpose' }))
  said.mockRestore()
  await thread.db.pool.query('drop trigger break_one on cases')
  expect((await rowOf(thread, sound)).warned_at).not.toBeNull()
  expect((await rowOf(thread, broken)).warned_at).toBeNull()
  await thread.f.tick()
  expect((await rowOf(thread, broken)).warned_at).not.toBeNull()
})

describe('a year whose notice is not out', () => {
  const off = (day: string) => ({ area_code: '150100', day, workday: false, name: '放假' })
  // As a city may type it in: a make-up Saturday, and National Day, by which a year counts as published.
  const notice = [off('2027-10-01'), { ...off('2027-01-02'), workday: true, name: '调休' }]
  async function comesOut(): Promise<void> {
    await thread.db.pool.query(`insert into local_day select * from json_populate_recordset(null::local_day, $1)`, [
      JSON.stringify(notice),
    ])
    // Five minutes later it is read anyway.
    forgetCity(thread.db.pool)
  }
  const settled = async (it: Which) => (await toldAbout(thread, it)).filter((m) => m.kind === 'case.due-settled')

  test('counts New Year as no work day, and is settled once when the notice comes', async () => {
    thread.f.setTime('2026-12-30T02:00:00Z')
    const it = which(await post(await thread.f.signIn('resident')))
    const { due_at: promised, due_provisional } = await rowOf(thread, it)
    expect([promised, due_provisional]).toEqual([new Date('2027-01-07T09:30:00Z'), true])
    thread.f.pass(60)
    await thread.f.tick()
    expect(await settled(it)).toEqual([])
    await comesOut()
    await thread.f.tick()
    const { due_at, warn_at, due_provisional: still } = await rowOf(thread, it)
    expect([due_at, still]).toEqual([new Date('2027-01-06T09:30:00Z'), false])
    expect(warn_at < due_at).toBe(true)
    const told = (await settled(it)).map((m) => m.to)
    expect(told).toContain(demoPerson('resident').personId)
    expect(new Set(told).size).toBe(told.length)
    const before = await everything()
    await thread.f.tick()
    expect(await everything()).toEqual(before)
  })

  test('what was promised is never put off by the notice', () => {
    const calendar = chineseCalendar([off('2027-10-01'), off('2027-01-04')])
    const row = {
      due_at: new Date('2027-01-07T09:30:00Z'),
      warn_at: new Date('2027-01-05T09:30:00Z'),
      counted_from: new Date('2026-12-30T02:00:00Z'),
      due_amount: 5,
      due_unit: 'work-day' as const,
      pauses: [],
    }
    expect(recounted(row, calendar, thread.f.now())).toMatchObject({ due_at: row.due_at, warn_at: row.warn_at })
    // Nor brought forward to a moment that has gone by.
    const late = new Date('2027-01-06T10:00:00Z')
    expect(recounted(row, chineseCalendar(notice), late)).toMatchObject({ due_at: row.due_at })
    expect(recounted(row, chineseCalendar(notice), thread.f.now()).due_at).toEqual(new Date('2027-01-06T09:30:00Z'))
  })
})
