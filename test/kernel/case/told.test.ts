// The in-app inbox is the truth: every move tells those it concerns,
// exactly once, from the outbox, also when the sender dies on the way.
import { Pool } from 'pg'
import { deliverOutbox } from '../../../cloudfunctions/kernel/notice/deliver-outbox'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { arrived, onlyHelpers, peopleOf, post, taken, useThread, which, type Which } from './thread'

const thread = useThread()
const helperId = demoPerson('volunteer').personId
let resident: Phone
let staff: Phone
let helper: Phone
beforeEach(async () => {
  thread.f.pass(2)
  await thread.db.pool.query(
    `update assignment set ended_at = now(), end_reason = 'another test' where ended_at is null`,
  )
  resident = await thread.f.signIn('resident')
  staff = await thread.f.signIn('community-staff')
  helper = await thread.f.signIn('volunteer')
})

const inboxOf = async (phone: Phone, { caseId }: Which): Promise<string[]> =>
  (await phone.call('list-notices', {})).notices
    .filter((n) => n.caseId === caseId)
    .map((n) => n.title.replace(/^养老助老：/, '').replace(/ · \d{4}-\d{3}$/, ''))
    .reverse()
const outbox = async () =>
  (
    await thread.db.pool.query<{ unsent: string; sent: string; notices: string }>(
      `select (select count(*) from outbox where sent_at is null) as unsent,
         (select count(*) from outbox where sent_at is not null) as sent, (select count(*) from notice) as notices`,
    )
  ).rows[0]!

test('each of the moves of a case reaches exactly those it concerns', async () => {
  await thread.db.pool.query('update cases set next_wave_at = null')
  await onlyHelpers(thread, [helperId])
  const it = which(await post(resident, { categoryCode: 'elder-care' }))
  await thread.f.tick()
  const { first_owner_id: duty } = (
    await thread.db.pool.query<{ first_owner_id: string }>('select first_owner_id from cases where case_id = $1', [
      it.caseId,
    ])
  ).rows[0]!
  await staff.call('accept-case', it)
  await helper.call('claim-case', it)
  await staff.call('ask-missing', { ...it, missing: ['单元号'] })
  await resident.call('supply-missing', { ...it, text: '三单元' })
  await staff.call('pause-case', { ...it, reason: '老人住院' })
  await staff.call('resume-case', it)
  await helper.call('record-work', { ...it, text: '量好了', after: [await arrived(thread, helperId)], finished: true })
  await staff.call('answer-case', { ...it, text: '血压量好了，正常。' })
  await resident.call('say-verdict', { ...it, contacted: true, solved: true, satisfied: true })
  await thread.f.tick()
  expect(await inboxOf(resident, it)).toEqual([
    '赵静受理了',
    '陈老师接了',
    '还差几样，一次说全',
    '先停一停',
    '接着办了',
    '社区答复了',
  ])
  expect(await inboxOf(helper, it)).toEqual(['问问你：养老助老', '先停一停', '接着办了'])
  expect(await inboxOf(staff, it)).toEqual([
    ...(duty === staff.personId ? ['新来一件：养老助老'] : []),
    '陈老师接了',
    '居民补上了',
    '陈老师办完了',
    '居民说：解决了',
  ])
  // The duty person hears that a case came; from the acceptance on it is the owner who hears, nobody twice.
  expect(await inboxOf(await thread.f.signInAs(duty), it)).toEqual(
    duty === staff.personId ? await inboxOf(staff, it) : ['新来一件：养老助老'],
  )
  const { rows } = await thread.db.pool.query(
    'select person_id, title, count(*) from notice where case_id = $1 group by 1, 2 having count(*) > 1',
    [it.caseId],
  )
  expect(rows).toEqual([])
})

test('two cases of one person are told apart: every notice says number and kind of its case, once', async () => {
  const [one, two] = [
    await post(resident, { categoryCode: 'facility' }),
    await post(resident, { categoryCode: 'sanitation' }),
  ]
  for (const it of [one, two]) await staff.call('accept-case', which(it))
  await thread.f.tick()
  const titles = async (phone: Phone, it: Which) =>
    (await phone.call('list-notices', {})).notices.filter((n) => n.caseId === it.caseId).map((n) => n.title)
  const number = (it: typeof one) => it.posted.number.split(' ').pop()!
  expect(number(one)).toMatch(/^1123-\d{3}$/)
  expect(await titles(resident, one)).toEqual([`公共设施维修：赵静受理了 · ${number(one)}`])
  expect(await titles(resident, two)).toEqual([`环境卫生：赵静受理了 · ${number(two)}`])
  const {
    rows: [row],
  } = await thread.db.pool.query<{ first_owner_id: string }>('select first_owner_id from cases where case_id = $1', [
    two.caseId,
  ])
  expect(await titles(await thread.f.signInAs(row!.first_owner_id), two)).toEqual([
    `新来一件：环境卫生 · ${number(two)}`,
  ])
})

test('the thousandth case of a day keeps its whole number in the notice', async () => {
  const it = which(await post(resident))
  await thread.db.pool.query('update cases set seq = 1234 where case_id = $1', [it.caseId])
  await staff.call('accept-case', it)
  await thread.f.tick()
  expect((await resident.call('list-notices', {})).notices[0]!.title).toBe('公共设施维修：赵静受理了 · 1123-1234')
})

test('a case said for somebody else is told to both, or to the one of them whom either chose', async () => {
  const [daughter, elder] = [await thread.f.signIn('proxy'), await thread.f.signIn('elder')]
  const it = which(await post(daughter, { forPersonId: elder.personId }))
  const told = async (act: () => Promise<unknown>): Promise<string[]> => {
    thread.f.pass(1)
    const since = thread.f.now()
    await act()
    const { rows } = await thread.db.pool.query<{ to: string }>(
      'select to_person as to from outbox where case_id = $1 and at >= $2',
      [it.caseId, since],
    )
    const names = new Map([
      [daughter.personId, 'daughter'],
      [elder.personId, 'elder'],
    ])
    return rows.flatMap((r) => names.get(r.to) ?? []).sort()
  }
  expect((await elder.call('read-case', it)).noticesTo).toBe('both')
  for (const act of [
    () => staff.call('accept-case', it),
    () => staff.call('ask-missing', { ...it, missing: ['单元号'] }),
    () => staff.call('pause-case', { ...it, reason: '等配件' }),
    () => staff.call('resume-case', it),
    () => staff.call('assign-helper', { ...it, helperId }),
    () => helper.call('release-case', { ...it, reason: '临时有事' }),
  ])
    expect(await told(act)).toEqual(['daughter', 'elder'])
  await daughter.call('choose-notices', { ...it, noticesTo: 'me' })
  expect([(await daughter.call('read-case', it)).noticesTo, (await elder.call('read-case', it)).noticesTo]).toEqual([
    'me',
    'them',
  ])
  expect(await told(() => staff.call('pause-case', { ...it, reason: '等配件' }))).toEqual(['daughter'])
  await elder.call('choose-notices', { ...it, noticesTo: 'me' })
  expect(await told(() => staff.call('resume-case', it))).toEqual(['elder'])
  await elder.call('choose-notices', { ...it, noticesTo: 'both' })
  expect(await told(() => staff.call('answer-case', { ...it, text: '闭门器已换新。' }))).toEqual(['daughter', 'elder'])
})

test('whoever did not take it back hears that the other did', async () => {
  const [daughter, elder] = [await thread.f.signIn('proxy'), await thread.f.signIn('elder')]
  const it = which(await post(daughter, { forPersonId: elder.personId }))
  await elder.call('withdraw-case', it)
  await thread.f.tick()
  expect(await inboxOf(daughter, it)).toEqual([expect.stringContaining('许桂芳撤回了这件')])
  expect(await inboxOf(elder, it)).toEqual([])
})

test('who speaks only for themselves has nobody to leave notices to, and a stranger chooses for nobody', async () => {
  const it = which(await post(resident))
  expect(await resident.refused('choose-notices', { ...it, noticesTo: 'them' })).toBe('NOBODY_ELSE')
  expect((await resident.call('read-case', it)).noticesTo).toBeNull()
  expect(await helper.refused('choose-notices', { ...it, noticesTo: 'me' })).toBe('NOT_FOUND')
})

test("nobody else hears anything, and nobody reads another's inbox", async () => {
  const it = await taken(thread, helperId)
  await thread.f.tick()
  const { rows } = await thread.db.pool.query<{ person_id: string }>(
    'select distinct person_id from notice where case_id = $1',
    [it.caseId],
  )
  const {
    rows: [row],
  } = await thread.db.pool.query<{ first_owner_id: string }>('select first_owner_id from cases where case_id = $1', [
    it.caseId,
  ])
  expect(rows.map((r) => r.person_id).sort()).toEqual([resident.personId, helperId, row!.first_owner_id].sort())
  const [mine] = (await resident.call('list-notices', {})).notices
  const other = await thread.f.signInAs(peopleOf('resident')[9]!.personId)
  expect((await other.call('list-notices', {})).notices).toEqual([])
  expect(await other.call('read-notices', { noticeIds: [mine!.noticeId] })).toEqual({ read: 0 })
  expect(await resident.call('read-notices', { noticeIds: [mine!.noticeId] })).toEqual({ read: 1 })
  expect(await resident.call('read-notices', { noticeIds: [mine!.noticeId] })).toEqual({ read: 0 })
})

test('a refused call tells nobody', async () => {
  await thread.f.tick()
  const before = await outbox()
  const it = await taken(thread, helperId)
  const after = await outbox()
  expect(Number(after.unsent)).toBeGreaterThan(Number(before.unsent))
  expect(await staff.refused('accept-case', it)).toBe('STATE_CHANGED')
  expect(await resident.refused('say-verdict', { ...it, contacted: true, solved: true, satisfied: true })).toBe(
    'NOT_ANSWERED_YET',
  )
  expect(await outbox()).toEqual(after)
})

test('delivered once: running the delivery again delivers nothing', async () => {
  await taken(thread, helperId)
  const { unsent, notices } = await outbox()
  expect(await deliverOutbox(thread.f.ports)).toBe(Number(unsent))
  expect(await outbox()).toMatchObject({ unsent: '0', notices: String(Number(notices) + Number(unsent)) })
  expect(await deliverOutbox(thread.f.ports)).toBe(0)
})

test('a sender that dies between taking and delivering loses nothing and doubles nothing', async () => {
  await taken(thread, helperId)
  const before = await outbox()
  expect(Number(before.unsent)).toBeGreaterThan(0)
  // The server cuts the connection at the commit, when messages are marked and notices written.
  await thread.db.pool.query(`
    create function cut_off() returns trigger language plpgsql security definer as $$
    begin
      perform pg_terminate_backend(pg_backend_pid());
      perform pg_sleep(5);
      return null;
    end $$;
    create constraint trigger cut_off after insert on notice deferrable initially deferred
    for each row execute function cut_off()`)
  const pool = new Pool({ connectionString: thread.db.url, max: 1, pipeline: true })
  pool.on('connect', (client) => client.on('error', () => undefined))
  await expect(deliverOutbox({ ...thread.f.ports, pool })).rejects.toThrow('terminating connection')
  await pool.end()
  await thread.db.pool.query('drop trigger cut_off on notice')
  expect(await outbox()).toEqual(before)
  expect(await deliverOutbox(thread.f.ports)).toBe(Number(before.unsent))
  const { rows } = await thread.db.pool.query(
    `select 1
     from outbox o
     where not exists (select 1 from notice n where n.notice_id = o.outbox_id and n.person_id = o.to_person)`,
  )
  expect(rows).toEqual([])
})

test('a long queue goes out oldest first, a batch at a time, until it is empty', async () => {
  await thread.f.tick()
  const start = thread.f.now().getTime()
  await thread.db.pool.query(
    `insert into outbox (community_code, outbox_id, kind, to_person, title, body, at)
     select '150105006001', gen_random_uuid(), 'test', $1, n::text, '', to_timestamp($2) + n * interval '1 second'
     from generate_series(1, 1100) n`,
    [peopleOf('resident')[11]!.personId, start / 1000 - 2000],
  )
  expect(await deliverOutbox(thread.f.ports, 400)).toBe(400)
  const { rows } = await thread.db.pool.query<{ last: string }>(
    `select max(title::int) as last from notice where kind = 'test'`,
  )
  expect(Number(rows[0]!.last)).toBe(400)
  expect((await thread.f.tick()).delivered).toBe(700)
})
