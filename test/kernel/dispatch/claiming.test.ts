// The first acceptance wins and the others are told at once; who was
// not asked learns nothing; nobody holds more than they said.
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import {
  answered,
  kindsOf,
  offersOf,
  onlyHelpers,
  peopleOf,
  post,
  rowOf,
  toldAbout,
  useThread,
  which,
  type Which,
} from '../case/thread'

const thread = useThread()

/** Three people who are asked about one case, best first. */
async function asked(over: Parameters<typeof post>[1] = {}): Promise<{ it: Which; phones: Phone[] }> {
  const it = which(await post(await thread.f.signIn('resident'), over))
  const people = [demoPerson('volunteer'), ...peopleOf('grid-worker').slice(1, 3)]
  await thread.db.pool.query(`update case_offer set state = 'withdrawn' where state = 'open'`)
  for (const [i, p] of people.entries()) {
    await thread.db.pool.query(
      `insert into case_offer (
         community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
         until
       )
       values ($1, $2, $3, $4, 1, $5, 'open', '[{"label":"网格","value":"就在你的网格"}]', '{}', '', $6, $7)`,
      [
        it.communityCode,
        it.caseId,
        p.personId,
        p.name,
        i + 1,
        thread.f.now(),
        new Date(thread.f.now().getTime() + 480_000),
      ],
    )
  }
  await thread.db.pool.query(`update cases set dispatch = 'offering', wave = 1, next_wave_at = $2 where case_id = $1`, [
    it.caseId,
    new Date(thread.f.now().getTime() + 480_000),
  ])
  return { it, phones: await Promise.all(people.map((p) => thread.f.signInAs(p.personId))) }
}
interface Assignment {
  helper_id: string
  way: string
  ended_at: Date | null
  end_reason: string | null
}
const assignments = async (it: Which): Promise<Assignment[]> =>
  (
    await thread.db.pool.query<Assignment>(
      'select helper_id, way, ended_at, end_reason from assignment where case_id = $1 order by since, assignment_id',
      [it.caseId],
    )
  ).rows

beforeEach(async () => {
  thread.f.pass(2)
  // Each test is about its own case: earlier ones neither fill hands nor wait for helpers.
  await thread.db.pool.query(
    `update assignment set ended_at = now(), end_reason = 'another test' where ended_at is null`,
  )
  await thread.db.pool.query(`update cases set next_wave_at = null`)
})

test('the first to accept holds the case; the others hear at once and their later tap says so', async () => {
  const {
    it,
    phones: [first, second, third],
  } = (await asked()) as { it: Which; phones: [Phone, Phone, Phone] }
  expect(await second.call('claim-case', it)).toEqual({ helperId: second.personId })
  expect(await rowOf(thread, it)).toMatchObject({
    helper_id: second.personId,
    dispatch: 'taken',
    state: 'doing',
    next_wave_at: null,
    escalate_at: null,
    accepted_at: thread.f.now(),
  })
  expect((await offersOf(thread, it)).map((o) => o.state)).toEqual(['lost', 'accepted', 'lost'])
  const told = await toldAbout(thread, it)
  expect(
    told
      .filter((m) => m.kind === 'offer.lost')
      .map((m) => m.to)
      .sort(),
  ).toEqual([first.personId, third.personId].sort())
  expect(told.filter((m) => m.kind === 'case.claimed').map((m) => m.to)).toContain(demoPerson('resident').personId)
  expect(await first.refused('claim-case', it)).toBe('ALREADY_CLAIMED')
  expect(await third.refused('refuse-offer', { ...it, reason: '来不了了' })).toBe('OFFER_OVER')
  expect((await first.call('list-offers', {})).offers).toEqual([])
  expect((await second.call('list-my-work', {})).cases.map((c) => c.caseId)).toContain(it.caseId)
  expect(await assignments(it)).toEqual([
    { helper_id: second.personId, way: 'claim', ended_at: null, end_reason: null },
  ])
})

test('tapping twice under two ids is one claim', async () => {
  const {
    it,
    phones: [first],
  } = (await asked()) as { it: Which; phones: [Phone] }
  await first.call('claim-case', it)
  expect(await first.call('claim-case', it)).toEqual({ helperId: first.personId })
  expect(await assignments(it)).toHaveLength(1)
  expect((await kindsOf(thread, it)).filter((k) => k === 'claimed')).toHaveLength(1)
})

test('a helper who was not asked cannot claim, refuse, release or work: the case is not there for them', async () => {
  const { it } = await asked({ visibility: 'private' })
  const stranger = await thread.f.signInAs(peopleOf('volunteer')[3]!.personId)
  const calls = [
    ['claim-case', it],
    ['refuse-offer', { ...it, reason: '来不了' }],
    ['release-case', { ...it, reason: '来不了' }],
    ['record-work', { ...it, text: '看过了', finished: true }],
  ] as const
  for (const [operation, input] of calls) {
    expect([operation, await stranger.refused(operation, input)]).toEqual([operation, 'NOT_FOUND'])
    expect([operation, await (await thread.f.signIn('resident')).refused(operation, input)]).toEqual([
      operation,
      'NOT_FOUND',
    ])
  }
})

test('an offer ends with its time, to the millisecond', async () => {
  const {
    it,
    phones: [first, second],
  } = (await asked()) as { it: Which; phones: [Phone, Phone] }
  thread.f.setTime(new Date(thread.f.now().getTime() + 480_000))
  expect(await first.refused('claim-case', it)).toBe('OFFER_OVER')
  expect((await first.call('list-offers', {})).offers).toEqual([])
  thread.f.setTime(new Date(thread.f.now().getTime() - 1))
  expect(await second.refused('claim-case', it)).toBe('ok')
})

test('a helper holds no more than the limit they set', async () => {
  const helper = demoPerson('volunteer').personId
  await thread.db.pool.query('update helper set max_open_tasks = 1 where helper_id = $1', [helper])
  const one = await asked()
  await one.phones[0]!.call('claim-case', one.it)
  const two = await asked()
  expect(await two.phones[0]!.refused('claim-case', two.it)).toBe('TOO_MANY_OPEN_TASKS')
  expect((await rowOf(thread, two.it)).helper_id).toBeNull()
  await one.phones[0]!.call('record-work', { ...one.it, text: '换好了', finished: true })
  expect(await two.phones[0]!.refused('claim-case', two.it)).toBe('ok')
  await thread.db.pool.query('update helper set max_open_tasks = 3 where helper_id = $1', [helper])
})

test('who is asked sees the matter and the reasons, and no more of the person than a family name', async () => {
  const {
    it,
    phones: [first],
  } = (await asked()) as { it: Which; phones: [Phone] }
  const [offer] = (await first.call('list-offers', {})).offers
  expect(offer).toMatchObject({ caseId: it.caseId, reasons: [{ label: '网格', value: '就在你的网格' }], minutes: 20 })
  const seen = await first.call('read-case', it)
  expect(seen.people).toEqual([{ name: '张**', phone: null, relation: '提的人' }])
  expect(seen.can).toEqual(['claim', 'refuse', 'see-why-asked'])
  await first.call('claim-case', it)
  const held = await first.call('read-case', it)
  expect(held.people).toEqual([expect.objectContaining({ name: '张秀兰', phone: demoPerson('resident').phone })])
  expect(held.can).toEqual(['release', 'record-work', 'see-why-asked'])
})

test('a released case is offered again to others, and everybody concerned hears why', async () => {
  const {
    it,
    phones: [first],
  } = (await asked()) as { it: Which; phones: [Phone] }
  await first.call('claim-case', it)
  const next = peopleOf('volunteer').find(
    (p) => p.skills.includes('carry') && p.freeWindows.some((w) => w.weekday === 1 && w.fromMinute === 480),
  )!
  await onlyHelpers(thread, [next.personId, first.personId])
  expect(await first.refused('release-case', { ...it, reason: ' ' })).toBe('INPUT_INVALID')
  await first.call('release-case', { ...it, reason: '孩子发烧' })
  const row = await rowOf(thread, it)
  expect(row).toMatchObject({
    helper_id: null,
    helper_name: null,
    dispatch: 'waiting',
    next_wave_at: thread.f.now(),
    state: 'doing',
  })
  expect(await assignments(it)).toEqual([expect.objectContaining({ end_reason: '孩子发烧', ended_at: thread.f.now() })])
  const told = (await toldAbout(thread, it)).filter((m) => m.kind === 'case.released')
  expect(told.map((m) => m.to).sort()).toEqual([row.reporter_id, row.owner_id].sort())
  expect(await first.refused('record-work', { ...it, text: '还在办', finished: false })).toBe('NOT_YOUR_TASK')
  expect(await first.refused('release-case', { ...it, reason: '再退一次' })).toBe('NOT_YOUR_TASK')
  await thread.f.tick()
  expect((await offersOf(thread, it)).filter((o) => o.state === 'open').map((o) => o.helper_id)).toEqual([
    next.personId,
  ])
})

test('work is recorded by who holds the case, with photos; "finished" tells staff and never says solved', async () => {
  const {
    it,
    phones: [first],
  } = (await asked()) as { it: Which; phones: [Phone] }
  await first.call('claim-case', it)
  expect(await first.refused('record-work', { ...it, text: ' ', finished: false })).toBe('NOTHING_SAID')
  await first.call('record-work', { ...it, text: '量了尺寸', finished: false })
  expect((await rowOf(thread, it)).dispatch).toBe('taken')
  await first.call('record-work', { ...it, text: '换好了', finished: true })
  const row = await rowOf(thread, it)
  expect(row).toMatchObject({ dispatch: 'finished', state: 'doing', outcome: null, helper_id: first.personId })
  expect((await toldAbout(thread, it)).filter((m) => m.kind === 'case.work-finished').map((m) => m.to)).toEqual([
    row.owner_id,
  ])
  expect(await first.refused('record-work', { ...it, text: '又干了点', finished: false })).toBe('NOT_YOUR_TASK')
  expect(await first.refused('release-case', { ...it, reason: '不想办了' })).toBe('NOT_YOUR_TASK')
})

test('once it is answered nobody can claim it any more', async () => {
  const {
    it,
    phones: [first],
  } = (await asked()) as { it: Which; phones: [Phone] }
  await (await thread.f.signIn('community-staff')).call('answer-case', { ...it, text: '物业已经修好了。' })
  expect((await toldAbout(thread, it)).filter((m) => m.kind === 'offer.withdrawn')).toHaveLength(3)
  expect(await first.refused('claim-case', it)).toBe('OFFER_OVER')
  expect((await rowOf(thread, await answered(thread))).dispatch).toBe('with-staff')
})
