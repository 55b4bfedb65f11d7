// Two decide, one leaves while another decides, one post and many
// candidates: one of two orders happened, never a mixture.
import { newId } from '../../cloudfunctions/kernel/ids'
import { demoCity } from '../world/city'
import type { Phone } from '../world/phone'
import { home, offersOf, onlyHelpers, peopleOf, post, rowOf, useThread, which } from '../kernel/case/thread'
import { applied, appointed, staySignedIn, terms } from '../kernel/gridwork/registered'

const thread = useThread(undefined, { max: 24 })
const rounds = 15
let rider: Phone
let resident: Phone
let staff: Phone
let colleague: Phone
const house = demoCity().city.buildings.find((b) => b.communityCode === home)!
beforeAll(async () => {
  const { f } = thread
  ;[rider, resident, staff] = [await f.signIn('rider'), await f.signIn('resident'), await f.signIn('community-staff')]
  colleague = await f.signInAs(peopleOf('community-staff').find((p) => p.personId !== staff.personId)!.personId)
  await staySignedIn(thread.db.pool)
})
const code = (a: { ok: boolean; code?: string }): string => (a.ok ? 'ok' : a.code!)
const running = async (): Promise<number> =>
  (
    await thread.db.pool.query(`select 1 from appointment where person_id = $1 and state in ('active', 'paused')`, [
      rider.personId,
    ])
  ).rowCount!

test('two staff decide the same application: one counts, the other hears that it has changed', async () => {
  const { f } = thread
  for (let i = 0; i < rounds; i++) {
    f.pass(2)
    const it = await applied(rider)
    const answers = await Promise.all([
      staff.answer('approve-application', { ...it, ...terms(f) }),
      i % 2
        ? colleague.answer('approve-application', { ...it, ...terms(f) })
        : colleague.answer('refuse-application', { ...it, reason: '名额满了' }),
    ])
    expect(answers.map(code).sort()).toEqual(['STATE_CHANGED', 'ok'])
    expect(await running()).toBe(answers[0]!.ok || i % 2 ? 1 : 0)
    await rider.call('withdraw-consent', { communityCode: home })
  }
})

test('approve against withdraw: an appointment or an application taken back, never a helper who withdrew', async () => {
  const { f } = thread
  for (let i = 0; i < rounds; i++) {
    f.pass(2)
    const it = await applied(rider)
    const [approved, withdrawn] = await Promise.all([
      staff.answer('approve-application', { ...it, ...terms(f) }),
      rider.answer('withdraw-application', it),
    ])
    expect([code(approved), code(withdrawn)].sort()).toEqual(['STATE_CHANGED', 'ok'])
    const { rows: helper } = await thread.db.pool.query(
      'select 1 from helper where helper_id = $1 and consented_at is not null',
      [rider.personId],
    )
    expect([await running(), helper.length]).toEqual(approved.ok ? [1, 1] : [0, 0])
    await rider.call('withdraw-consent', { communityCode: home })
  }
})

test('leave against claim, and against the wave: whoever has left holds nothing and is asked nothing', async () => {
  const { f } = thread
  await onlyHelpers(thread, [])
  for (let i = 0; i < rounds; i++) {
    f.pass(2)
    const { communityCode, appointmentId } = await appointed(f, rider)
    const theCase = which(await post(resident))
    if (i % 3) await f.tick()
    const [claimed, left] = await Promise.all([
      rider.answer('claim-case', theCase),
      rider.answer('leave-gridwork', { communityCode, appointmentId }),
      i % 3 ? null : f.tick(),
    ])
    expect(code(left)).toBe('ok')
    expect(code(claimed)).toMatch(/^(ok|OFFER_OVER|NOT_FOUND)$/)
    expect((await rowOf(thread, theCase)).helper_id).toBeNull()
    expect((await offersOf(thread, theCase)).filter((o) => o.state === 'open')).toEqual([])
    expect(
      (
        await thread.db.pool.query('select 1 from assignment where helper_id = $1 and ended_at is null', [
          rider.personId,
        ])
      ).rowCount,
    ).toBe(0)
    await resident.call('withdraw-case', theCase)
    await thread.db.pool.query('delete from case_offer; delete from helper_tally')
  }
})

/** Two who serve there, each asking for the same post; whoever held it before is gone. */
async function candidates(): Promise<string[]> {
  await thread.db.pool.query(
    `update post_holding set ended_at = now() where ended_at is null;
     update post_candidacy set state = 'withdrawn' where state = 'open'`,
  )
  const ids = []
  for (const { personId } of peopleOf('volunteer').slice(0, 4)) {
    const candidacyId = newId()
    await (await thread.f.signInAs(personId)).call('apply-for-post', {
      communityCode: home,
      postCode: house.code,
      candidacyId,
    })
    ids.push(candidacyId)
  }
  return ids
}
const holders = async (table: string): Promise<number> =>
  (await thread.db.pool.query(`select 1 from ${table} where post_code = $1 and ended_at is null`, [house.code]))
    .rowCount!

test('one post, four candidates, two desks: one holder, and the others read that it is held', async () => {
  await thread.db.pool.query('update helper set consented_at = now() where community_code = $1', [home])
  for (let i = 0; i < rounds; i++) {
    thread.f.pass(2)
    const ids = await candidates()
    const answers = await Promise.all(
      ids.map((candidacyId, n) =>
        (n % 2 ? staff : colleague).answer('decide-post', {
          communityCode: home,
          candidacyId,
          decision: 'appoint',
          handOver: i % 2 === 1 && n === 3,
        }),
      ),
    )
    expect(await holders('post_holding')).toBe(1)
    const codes = answers.map(code)
    expect(codes.filter((c) => c === 'ok').length).toBeGreaterThanOrEqual(1)
    for (const c of codes) expect(c).toMatch(/^(ok|POST_HELD)$/)
    expect(codes.filter((c) => c === 'ok').length).toBeLessThanOrEqual(i % 2 ? 2 : 1)
  }
})

test('the same count catches appointing that only looks first whether the post is vacant', async () => {
  await thread.db.pool.query('create table naive_holding as select * from post_holding where false')
  let twice = 0
  for (let i = 0; i < rounds; i++) {
    await thread.db.pool.query('delete from naive_holding')
    await appointNaively()
    if ((await holders('naive_holding')) > 1) twice++
  }
  expect(twice).toBe(rounds)
})

/** Both look, both find it vacant, both appoint. */
async function appointNaively(): Promise<void> {
  const clients = await Promise.all([1, 2].map(() => thread.db.pool.connect()))
  for (const client of clients) await client.query('begin')
  const vacant = await Promise.all(
    clients.map(
      async (client) =>
        (await client.query('select 1 from naive_holding where post_code = $1 and ended_at is null', [house.code]))
          .rowCount === 0,
    ),
  )
  await Promise.all(
    clients.map(
      (client, i) =>
        vacant[i] &&
        client.query(
          `insert into naive_holding (community_code, holding_id, post_code, person_id, name, since, appointed_by, note)
           values ($1, $2, $3, $2, '', now(), $2, '')`,
          [home, newId(), house.code],
        ),
    ),
  )
  for (const client of clients) {
    await client.query('commit')
    client.release()
  }
}
