// Two people, or a person and the timer, reach for one case in the same
// instant: one of two orders happened, never a mixture, never a deadlock.
import { demoPerson } from '../world/city'
import type { Phone } from '../world/phone'
import {
  answered,
  eventsOf,
  home,
  kindsOf,
  offersOf,
  peopleOf,
  post,
  rowOf,
  taken,
  toldAbout,
  useThread,
  which,
  type Which,
} from '../kernel/case/thread'

const thread = useThread(undefined, { max: 24 })
const rounds = 25
let resident: Phone
let staff: Phone
let colleague: Phone
let helpers: Phone[]

beforeAll(async () => {
  resident = await thread.f.signIn('resident')
  staff = await thread.f.signIn('community-staff')
  colleague = await thread.f.signInAs(peopleOf('community-staff').find((p) => p.personId !== staff.personId)!.personId)
  helpers = await Promise.all(
    [...peopleOf('grid-worker'), ...peopleOf('volunteer')].slice(0, 6).map((p) => thread.f.signInAs(p.personId)),
  )
})
beforeEach(() =>
  thread.db.pool.query(`update assignment set ended_at = now(), end_reason = 'another test' where ended_at is null`),
)

/** A case about which all these helpers are asked at once. */
async function asked(): Promise<Which> {
  thread.f.pass(1)
  const it = which(await post(resident))
  const now = thread.f.now()
  await thread.db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
  await thread.db.pool.query(`update assignment set ended_at = $1 where ended_at is null`, [now])
  await thread.db.pool.query(`update cases set dispatch = 'offering', next_wave_at = $2 where case_id = $1`, [
    it.caseId,
    new Date(now.getTime() + 600_000),
  ])
  await thread.db.pool.query(
    `insert into case_offer (
       community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until
     )
     select $1, $2, h, '', 1, 1, 'open', '[]', '{}', '', $4, $5
     from unnest($3::uuid[]) h`,
    [home, it.caseId, helpers.map((h) => h.personId), now, new Date(now.getTime() + 600_000)],
  )
  return it
}
const code = (answer: { ok: boolean; code?: string }): string => (answer.ok ? 'ok' : answer.code!)
const active = async (it: Which): Promise<string[]> => {
  const { rows } = await thread.db.pool.query<{ helper_id: string }>(
    'select helper_id from assignment where case_id = $1 and ended_at is null',
    [it.caseId],
  )
  return rows.map((r) => r.helper_id)
}

test('verdict against the timer that closes for silence: what was said stands, or they hear it was late', async () => {
  for (let i = 0; i < rounds; i++) {
    thread.f.pass(1)
    const it = await answered(thread)
    await thread.db.pool.query('update cases set confirm_until = $2 where case_id = $1', [it.caseId, thread.f.now()])
    const verdict = () => resident.answer('say-verdict', { ...it, contacted: true, solved: true, satisfied: true })
    const [timerFirst, said, timerLast] = await Promise.all([
      i % 2 ? null : thread.f.tick(),
      verdict(),
      i % 2 ? thread.f.tick() : null,
    ])
    expect((timerFirst ?? timerLast)!.unconfirmed).toBe(said.ok ? 0 : 1)
    const row = await rowOf(thread, it)
    const verdicts = (await thread.db.pool.query('select 1 from case_verdict where case_id = $1', [it.caseId])).rowCount
    const ends = (await kindsOf(thread, it)).filter((k) => ['no-reply', 'verdict-solved'].includes(k))
    const happened = [code(said), row.state, row.outcome, verdicts, ends]
    expect(happened).toEqual(
      said.ok
        ? ['ok', 'closed', 'solved', 1, ['verdict-solved']]
        : ['STATE_CHANGED', 'closed', 'no-reply', 0, ['no-reply']],
    )
  }
})

test('claim against withdraw: no helper is left with a case that was taken back without a word', async () => {
  for (let i = 0; i < rounds; i++) {
    const it = await asked()
    const [helper] = helpers as [Phone]
    const [claimed, withdrawn] = await Promise.all([
      helper.answer('claim-case', it),
      resident.answer('withdraw-case', it),
    ])
    const row = await rowOf(thread, it)
    const told = (await toldAbout(thread, it)).filter((m) => m.to === helper.personId).map((m) => m.kind)
    const happened = [code(claimed), code(withdrawn), row.outcome, await active(it)]
    if (code(withdrawn) === 'ok') {
      expect([
        ['ok', 'ok', 'withdrawn', []],
        ['OFFER_OVER', 'ok', 'withdrawn', []],
      ]).toContainEqual(happened)
      expect(told).toContain(code(claimed) === 'ok' ? 'case.withdrawn' : 'offer.withdrawn')
    } else expect(happened).toEqual(['ok', 'STATE_CHANGED', null, [helper.personId]])
    expect((await offersOf(thread, it)).filter((o) => o.state === 'open')).toEqual([])
  }
})

test('all at once: six reach, refuse, the desk assigns, answers, pauses; one order explains all', async () => {
  for (let i = 0; i < rounds; i++) {
    const it = await asked()
    const [a, b, c, d, e] = helpers as [Phone, Phone, Phone, Phone, Phone]
    const answers = await Promise.all([
      a.answer('claim-case', it),
      b.answer('refuse-offer', { ...it, reason: '今天不行' }),
      c.answer('claim-case', it),
      d.answer('refuse-offer', { ...it, reason: '在上班' }),
      e.answer('claim-case', it),
      staff.answer('assign-helper', { ...it, helperId: helpers[5]!.personId }),
      i % 2
        ? colleague.answer('answer-case', { ...it, text: '已经修好了。' })
        : colleague.answer('pause-case', { ...it, reason: '等配件' }),
    ])
    for (const answer of answers)
      expect(code(answer)).toMatch(/^(ok|ALREADY_CLAIMED|OFFER_OVER|STATE_CHANGED|HELPER_UNAVAILABLE)$/)
    const row = await rowOf(thread, it)
    const winners = [answers[0], answers[2], answers[4], answers[5]].filter((x) => x!.ok)
    expect(winners.length).toBeLessThanOrEqual(1)
    expect(await active(it)).toEqual(row.helper_id ? [row.helper_id] : [])
    expect(row.helper_id !== null).toBe(winners.length === 1)
    const open = (await offersOf(thread, it)).filter((o) => o.state === 'open')
    if (row.helper_id || row.state === 'answered' || row.state === 'paused') expect(open).toEqual([])
  }
})

test('accept by two staff: one is the first owner, the other hears that it has changed', async () => {
  for (let i = 0; i < rounds; i++) {
    thread.f.pass(1)
    const it = which(await post(resident))
    const answers = await Promise.all([staff.answer('accept-case', it), colleague.answer('accept-case', it)])
    expect(answers.map(code).sort()).toEqual(['STATE_CHANGED', 'ok'])
    const winner = answers[0]!.ok ? staff : colleague
    expect(await rowOf(thread, it)).toMatchObject({ first_owner_id: winner.personId, owner_id: winner.personId })
    expect((await eventsOf(thread, it)).filter((e) => e.kind === 'accepted')).toHaveLength(1)
  }
})

test("two desks cannot push one helper over the limit, nor a desk and the helper's own tap", async () => {
  const helper = helpers[0]!
  await thread.db.pool.query('update helper set max_open_tasks = 1 where helper_id = $1', [helper.personId])
  for (let i = 0; i < rounds; i++) {
    const own = await asked()
    const [one, two] = [which(await post(resident)), which(await post(resident))]
    const helperId = helper.personId
    const answers = await Promise.all([
      staff.answer('assign-helper', { ...one, helperId }),
      colleague.answer('assign-helper', { ...two, helperId }),
      helper.answer('claim-case', own),
    ])
    expect(answers.filter((x) => x.ok)).toHaveLength(1)
    for (const answer of answers) expect(code(answer)).toMatch(/^(ok|HELPER_UNAVAILABLE|TOO_MANY_OPEN_TASKS)$/)
  }
  await thread.db.pool.query('update helper set max_open_tasks = 5 where helper_id = $1', [helper.personId])
})

test('both rate in the same instant: both are shown to both', async () => {
  const helperId = demoPerson('volunteer').personId
  const helper = await thread.f.signIn('volunteer')
  for (let i = 0; i < rounds; i++) {
    thread.f.pass(1)
    const it = await taken(thread, helperId)
    await helper.call('record-work', { ...it, text: '换好了', finished: true })
    await staff.call('answer-case', { ...it, text: '已经修好了。' })
    const answers = await Promise.all([
      resident.call('rate-case', { ...it, stars: 5 }),
      helper.call('rate-case', { ...it, stars: 4 }),
    ])
    expect(answers.map((x) => x.shown).sort()).toEqual([false, true])
    for (const phone of [resident, helper])
      expect((await phone.call('read-case', it)).ratings.map((r) => r.stars).sort()).toEqual([4, 5])
  }
})

test('the same check catches ratings that only look whether the other is in, without holding the case', async () => {
  await thread.db.pool.query('create table naive_rating as select * from case_rating where false')
  const stillHidden: string[] = []
  for (const { case_id } of (
    await thread.db.pool.query<{ case_id: string }>('select distinct case_id from case_rating')
  ).rows) {
    await rateNaively(case_id)
    const { rows } = await thread.db.pool.query<{ hidden: string }>(
      'select count(*) as hidden from naive_rating where case_id = $1 and shown_from > $2',
      [case_id, thread.f.now()],
    )
    if (Number(rows[0]!.hidden) > 0) stillHidden.push(case_id)
  }
  expect(stillHidden.length).toBe(rounds)
})

/** Both write their own, both look, both commit: neither sees the other. */
async function rateNaively(caseId: string): Promise<void> {
  const sides = await Promise.all(
    ['resident', 'helper'].map(async (side) => ({ side, client: await thread.db.pool.connect() })),
  )
  const both = (text: string, values: (side: string) => unknown[] = () => []) =>
    Promise.all(sides.map(({ side, client }) => client.query(text, values(side))))
  await both('begin')
  await both(
    `insert into naive_rating (community_code, case_id, side, by_id, about_id, stars, text, at, shown_from)
     values ($1, $2, $3, gen_random_uuid(), gen_random_uuid(), 5, '', $4, $4::timestamptz + interval '72 hours')`,
    (side) => [home, caseId, side, thread.f.now()],
  )
  await both(
    `update naive_rating
     set shown_from = $2
     where case_id = $1 and (select count(*) from naive_rating where case_id = $1) = 2`,
    () => [caseId, thread.f.now()],
  )
  await both('commit')
  for (const { client } of sides) client.release()
}
