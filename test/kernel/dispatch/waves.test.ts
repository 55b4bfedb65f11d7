// Offers go out in waves to few, well-chosen helpers, each with the
// reasons kept; when nobody comes the grid worker is asked, then staff.
import { demoPerson } from '../../world/city'
import {
  eventsOf,
  home,
  kindsOf,
  offersOf,
  onlyHelpers,
  peopleOf,
  post,
  rowOf,
  toldAbout,
  useThread,
  which,
} from '../case/thread'

const thread = useThread()
const eldersNeed = { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }
const volunteer = () => demoPerson('volunteer').personId
const gridWorker = () => demoPerson('grid-worker').personId

/** Volunteers and part-timers of the home community who are free by day and vetted for a home visit. */
const free = (): string[] =>
  peopleOf('volunteer')
    .filter(
      (p) =>
        p.vetted &&
        p.skills.includes('elder-care') &&
        p.freeWindows.some((w) => w.weekday === 1 && w.fromMinute <= 600 && w.toMinute > 700),
    )
    .map((p) => p.personId)

beforeEach(async () => {
  thread.f.setTime('2026-11-23T02:00:00Z')
  await thread.db.pool.query(
    `update cases
     set next_wave_at = null, escalate_at = null, dispatch = 'with-staff'
     where dispatch in ('waiting', 'offering')`,
  )
  // Earlier offers tire a helper, which is not what is tested here.
  await thread.db.pool.query('delete from case_offer; delete from helper_tally')
  await onlyHelpers(
    thread,
    [...peopleOf('volunteer'), ...peopleOf('part-timer'), ...peopleOf('grid-worker')].map((p) => p.personId),
  )
})

test('few are asked, never all: each free, skilled, vetted, with reasons in words and terms that add up', async () => {
  const resident = await thread.f.signIn('resident')
  const it = which(await post(resident, eldersNeed))
  expect((await thread.f.tick()).waves).toBe(1)
  const offers = await offersOf(thread, it)
  const helpers = (
    await thread.db.pool.query<{ n: string }>('select count(*) as n from helper where community_code = $1', [home])
  ).rows[0]!
  expect(offers.length).toBeGreaterThan(0)
  expect(offers.length).toBeLessThanOrEqual(8)
  expect(offers.length).toBeLessThan(Number(helpers.n) / 3)
  for (const o of offers) {
    expect(o).toMatchObject({ state: 'open', wave: 1, until: new Date('2026-11-23T02:08:00Z') })
    expect(o.reasons.map((r) => r.label)).toEqual(expect.arrayContaining(['你这会儿', '今天']))
    const t = o.terms as Record<string, number>
    expect(t.costDistance! + t.costFatigue! + t.costLoad! + t.costChance! + t.costGrid!).toBe(t.costMetres)
    expect(o.staff_line).toMatch(/^第 \d 位：.*合计 \d+/)
    const { rows } = await thread.db.pool.query<{ vetted: boolean; skills: string[] }>(
      'select vetted, skills from helper where helper_id = $1',
      [o.helper_id],
    )
    expect(rows[0]!.vetted).toBe(true)
    expect(rows[0]!.skills.some((s) => ['elder-care', 'paperwork', 'computer'].includes(s))).toBe(true)
  }
  expect(await toldAbout(thread, it)).toEqual(
    expect.arrayContaining(offers.map((o) => expect.objectContaining({ kind: 'offer.open', to: o.helper_id }))),
  )
  expect((await eventsOf(thread, it)).find((e) => e.kind === 'offered')!.facts.count).toBe(offers.length)
  expect(await rowOf(thread, it)).toMatchObject({
    dispatch: 'offering',
    wave: 1,
    next_wave_at: new Date('2026-11-23T02:08:00Z'),
  })
})

test('a timer that runs again before the time is up asks nobody again', async () => {
  const it = which(await post(await thread.f.signIn('resident'), eldersNeed))
  await thread.f.tick()
  const before = [await offersOf(thread, it), await toldAbout(thread, it), await rowOf(thread, it)]
  thread.f.pass(7)
  expect((await thread.f.tick()).waves).toBe(0)
  expect([await offersOf(thread, it), await toldAbout(thread, it), await rowOf(thread, it)]).toEqual(before)
})

test('nobody answers in time: the next wave asks others, and nobody is asked twice', async () => {
  await onlyHelpers(thread, [...free(), gridWorker()])
  await thread.db.pool.query('update helper set consented_at = null where helper_id = $1', [gridWorker()])
  const it = which(await post(await thread.f.signIn('resident'), eldersNeed))
  await thread.f.tick()
  const first = await offersOf(thread, it)
  const others = peopleOf('grid-worker')
    .filter((p) => p.personId !== gridWorker())
    .map((p) => p.personId)
  await onlyHelpers(thread, [...free(), ...others])
  thread.f.pass(8)
  await thread.f.tick()
  const all = await offersOf(thread, it)
  const second = all.filter((o) => o.wave === 2)
  expect(second.length).toBeGreaterThan(0)
  expect(all.filter((o) => o.wave === 1).map((o) => o.state)).toEqual(first.map(() => 'expired'))
  expect(second.filter((o) => first.some((f) => f.helper_id === o.helper_id))).toEqual([])
  expect(second.every((o) => o.state === 'open')).toBe(true)
})

test('a refusal with its reason brings the next wave at once; without a reason it is none', async () => {
  await onlyHelpers(thread, [volunteer()])
  const it = which(await post(await thread.f.signIn('resident'), eldersNeed))
  await thread.f.tick()
  const asked = await thread.f.signInAs(volunteer())
  for (const reason of ['', '  ', '忙'])
    expect(await asked.refused('refuse-offer', { ...it, reason })).toBe('INPUT_INVALID')
  expect((await offersOf(thread, it))[0]!.state).toBe('open')
  await asked.call('refuse-offer', { ...it, reason: '在医院陪人' })
  expect((await offersOf(thread, it))[0]).toMatchObject({ state: 'refused', refusal_reason: '在医院陪人' })
  expect((await rowOf(thread, it)).next_wave_at).toEqual(thread.f.now())
  const others = peopleOf('grid-worker').map((p) => p.personId)
  await onlyHelpers(thread, [volunteer(), ...others])
  expect((await thread.f.tick()).waves).toBe(1)
  const second = (await offersOf(thread, it)).filter((o) => o.wave === 2)
  expect(second.length).toBeGreaterThan(0)
  expect(second.map((o) => o.helper_id)).not.toContain(volunteer())
  expect(await asked.refused('refuse-offer', { ...it, reason: '再说一次' })).toBe('OFFER_OVER')
  expect(await asked.refused('claim-case', it)).toBe('OFFER_OVER')
})

test('helpers, then the grid worker, then staff: at each step those concerned hear of it', async () => {
  await onlyHelpers(thread, [volunteer(), gridWorker()])
  // The grid worker has a full hand: that excuses in a wave, not at the end.
  await thread.db.pool.query('update helper set max_open_tasks = 0 where helper_id = $1', [gridWorker()])
  const it = which(await post(await thread.f.signIn('resident'), eldersNeed))
  await thread.f.tick()
  expect((await offersOf(thread, it)).map((o) => o.helper_id)).toEqual([volunteer()])
  thread.f.pass(8)
  await thread.f.tick()
  expect((await rowOf(thread, it)).dispatch).toBe('offering')
  // 480 minutes are the helpers' window of an ordinary case; the last 30 % are kept for the grid worker.
  thread.f.setTime('2026-11-23T07:36:00Z')
  await thread.f.tick()
  expect(await offersOf(thread, it)).toEqual([
    expect.objectContaining({ helper_id: volunteer(), state: 'expired' }),
    expect.objectContaining({ helper_id: gridWorker(), state: 'open' }),
  ])
  expect(await kindsOf(thread, it)).toContain('grid-worker-asked')
  expect((await (await thread.f.signIn('resident')).call('read-case', it)).next).toBe('没问到合适的帮手，已请网格员来')
  thread.f.pass(8)
  await thread.f.tick()
  const row = await rowOf(thread, it)
  expect(row).toMatchObject({ dispatch: 'with-staff', next_wave_at: null, helper_id: null })
  expect(await kindsOf(thread, it)).toContain('with-staff')
  expect(await toldAbout(thread, it)).toContainEqual(
    expect.objectContaining({ kind: 'case.with-staff', to: row.owner_id }),
  )
  await thread.db.pool.query('update helper set max_open_tasks = 5 where helper_id = $1', [gridWorker()])
  const events = await kindsOf(thread, it)
  thread.f.pass(60)
  expect((await thread.f.tick()).waves).toBe(0)
  expect(await kindsOf(thread, it)).toEqual(events)
})

test("the resident's card says that helpers are being asked only while some are", async () => {
  const resident = await thread.f.signIn('resident')
  const next = async (it: { communityCode: string; caseId: string }) => {
    await thread.f.tick()
    return [
      (await resident.call('read-case', it)).next,
      (await resident.call('list-my-cases', {})).cases.find((c) => c.caseId === it.caseId)!.next,
    ]
  }
  const asked = which(await post(resident, eldersNeed))
  expect(await next(asked)).toEqual(['正在问附近的帮手', '正在问附近的帮手'])
  await onlyHelpers(thread, [])
  const alone = which(await post(resident, eldersNeed))
  expect(await next(alone)).toEqual(['附近这会儿没有合适的帮手，等社区安排', '附近这会儿没有合适的帮手，等社区安排'])
})

test('nobody near is said once, and the case still reaches staff', async () => {
  await onlyHelpers(thread, [])
  const it = which(await post(await thread.f.signIn('resident'), eldersNeed))
  for (let i = 0; i < 4; i++) {
    await thread.f.tick()
    thread.f.pass(8)
  }
  expect((await kindsOf(thread, it)).filter((k) => k === 'nobody-near')).toHaveLength(1)
  thread.f.setTime('2026-11-23T07:36:00Z')
  await thread.f.tick()
  expect((await rowOf(thread, it)).dispatch).toBe('with-staff')
})

test('disputes, questions and what needs no hands are never offered', async () => {
  const resident = await thread.f.signIn('resident')
  const posted = []
  for (const categoryCode of ['dispute', 'enquiry', 'praise', 'property', 'suggestion'])
    posted.push(which(await post(resident, { categoryCode, text: '说一件不用人上门的事。' })))
  for (let i = 0; i < 3; i++) {
    await thread.f.tick()
    thread.f.pass(300)
  }
  for (const it of posted) {
    expect(await offersOf(thread, it)).toEqual([])
    expect((await rowOf(thread, it)).dispatch).toBe('with-staff')
  }
})

test('a helper is never asked two things at once: the second case asks somebody else or waits', async () => {
  await onlyHelpers(thread, [volunteer()])
  const resident = await thread.f.signIn('resident')
  const first = which(await post(resident, eldersNeed))
  await thread.f.tick()
  const second = which(await post(resident, eldersNeed))
  await thread.f.tick()
  expect(await offersOf(thread, second)).toEqual([])
  const open = await thread.db.pool.query('select case_id from case_offer where helper_id = $1 and state = $2', [
    volunteer(),
    'open',
  ])
  expect(open.rows).toEqual([{ case_id: first.caseId }])
  await (await thread.f.signInAs(volunteer())).call('refuse-offer', { ...first, reason: '今天不行' })
  thread.f.pass(8)
  await thread.f.tick()
  expect((await offersOf(thread, second)).map((o) => [o.helper_id, o.state])).toEqual([[volunteer(), 'open']])
})

test('nobody is asked about a case of their own, nor who is paused, gone or has not consented', async () => {
  const own = await thread.f.signInAs(volunteer())
  await onlyHelpers(thread, [volunteer(), ...free()])
  const it = which(await post(own, eldersNeed))
  await thread.f.tick()
  expect((await offersOf(thread, it)).map((o) => o.helper_id)).not.toContain(volunteer())
  const hour = new Date(thread.f.now().getTime() + 3_600_000)
  for (const [column, value] of [
    ['paused_until', hour],
    ['until', thread.f.now()],
    ['consented_at', null],
  ] as const) {
    await thread.db.pool.query('delete from case_offer')
    await onlyHelpers(thread, [volunteer()])
    await thread.db.pool.query(`update helper set ${column} = $2 where helper_id = $1`, [volunteer(), value])
    const other = which(await post(await thread.f.signIn('resident'), eldersNeed))
    await thread.f.tick()
    expect([column, await offersOf(thread, other)]).toEqual([column, []])
    await thread.db.pool.query('update helper set paused_until = null, until = null where helper_id = $1', [
      volunteer(),
    ])
  }
})
