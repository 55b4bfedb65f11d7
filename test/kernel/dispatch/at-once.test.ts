// Danger and haste do not wait for the clock: whoever can help is asked when the case is said, the next when the last
// one says no. Neither word is ever lost or held up by the asking.
import type { OperationName } from '@/contracts/operations'
import { entry } from '../../../cloudfunctions/kernel/call/entry'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../../cloudfunctions/member'
import type { Phone } from '../../world/phone'
import {
  brokenDoor,
  eventsOf,
  home,
  offersOf,
  peopleOf,
  rowOf,
  toldAbout,
  useThread,
  type OfferSeen,
} from '../case/thread'

const thread = useThread()
const logged: Record<string, unknown>[] = []
const danger = { categoryCode: 'fire-hazard', text: '楼道里堆了纸箱，还有飞线充电，冒烟了。' }
type Said = { ok: boolean; code?: string; data?: { communityCode: string; caseId: string; number: string } }

const log = (line: Record<string, unknown>): void => {
  if (line.level === 'error') logged.push(line)
}

/** As the cloud calls it: the function itself and not the command alone. */
const ask = async ({ token }: Phone, operation: OperationName, input: object, clientId = newId()): Promise<Said> =>
  (await entry(memberOperations, () => ({ ...thread.f.ports, log }))({ operation, input, clientId, token })) as Said

async function say(
  over: Parameters<typeof brokenDoor>[0],
  clientId = newId(),
): Promise<{ caseId: string; said: Said; again: () => Promise<Said> }> {
  const phone = await thread.f.signIn('resident')
  const input = brokenDoor(over)
  const again = (): Promise<Said> => ask(phone, 'post-case', input, clientId)
  return { caseId: input.caseId, said: await again(), again }
}
const openOf = async (it: { caseId: string }): Promise<OfferSeen[]> =>
  (await offersOf(thread, it)).filter((o) => o.state === 'open')
const refuseBy = async (helperId: string, caseId: string): Promise<Said> =>
  ask(await thread.f.signInAs(helperId), 'refuse-offer', { communityCode: home, caseId, reason: '在医院陪人' })
/** Everybody who is being asked says no but one, whose answer is still to come. */
async function lastOne(it: { caseId: string }): Promise<string> {
  const [last, ...others] = await openOf(it)
  for (const { helper_id } of others) expect((await refuseBy(helper_id, it.caseId)).ok).toBe(true)
  return last!.helper_id
}

beforeEach(async () => {
  logged.length = 0
  thread.f.pass(2)
  await thread.db.pool.query(
    `update cases set next_wave_at = null, dispatch = 'with-staff' where dispatch in ('waiting', 'offering')`,
  )
  await thread.db.pool.query(
    'delete from case_offer; delete from helper_tally; delete from rate_window; update helper set automatic = true',
  )
  // Somebody is at hand at any hour.
  await thread.db.pool.query(
    `update helper
     set consented_at = $2, windows = '[]', kind = 'grid-worker', skills = '{electric,carry,heating}'
     where community_code = $1 and helper_id = any ($3)`,
    [home, new Date(0), peopleOf('volunteer').map((p) => p.personId)],
  )
})

test.each([
  ['danger', danger],
  ['haste', { categoryCode: 'heating-water-power', text: '暖气不热，家里只有十一度。' }],
])('%s: an offer stands without any timer', async (_, over) => {
  const { caseId, said } = await say(over)
  expect(said.ok).toBe(true)
  const offers = await offersOf(thread, { caseId })
  expect(offers.length).toBeGreaterThan(0)
  expect(
    offers.every((o) => o.state === 'open' && o.wave === 1 && o.offered_at.getTime() === thread.f.now().getTime()),
  ).toBe(true)
  expect(
    (await toldAbout(thread, { caseId }))
      .filter((m) => m.kind === 'offer.open')
      .map((m) => m.to)
      .sort(),
  ).toEqual(offers.map((o) => o.helper_id).sort())
  expect((await eventsOf(thread, { caseId })).map((e) => e.kind)).toEqual(['posted', 'offered'])
  expect(await rowOf(thread, { caseId })).toMatchObject({ dispatch: 'offering', wave: 1 })
  expect(logged).toEqual([])
  const { rows } = await thread.db.pool.query(
    `select distinct b.occasion, b.cases
     from case_offer o
     join match_batch b using (community_code, batch_id)
     where o.case_id = $1`,
    [caseId],
  )
  expect(rows).toEqual([{ occasion: 'posting', cases: 1 }])
  expect((await thread.f.tick()).waves).toBe(0)
  expect(await offersOf(thread, { caseId })).toEqual(offers)
})

test('what is neither waits for the timer, and what needs no hands asks nobody', async () => {
  const door = await say({})
  const question = await say({ categoryCode: 'enquiry' })
  expect([await offersOf(thread, door), await offersOf(thread, question)]).toEqual([[], []])
  expect((await thread.f.tick()).waves).toBe(1)
  expect((await offersOf(thread, door)).length).toBeGreaterThan(0)
})

test('the same call again gets the same answer and asks nobody again', async () => {
  const { caseId, said, again } = await say(danger)
  const offers = await offersOf(thread, { caseId })
  expect((await again()).data).toEqual(said.data)
  expect(await offersOf(thread, { caseId })).toEqual(offers)
})

test('when asking fails the case stands all the same, the fault is logged, and the timer asks', async () => {
  await thread.db.pool.query('alter table match_batch rename to out_of_reach')
  const { caseId, said } = await say(danger)
  await thread.db.pool.query('alter table out_of_reach rename to match_batch')
  expect(said).toMatchObject({ ok: true, data: { caseId, number: expect.any(String) } })
  expect(logged).toEqual([expect.objectContaining({ timer: 'posting' })])
  expect(await rowOf(thread, { caseId })).toMatchObject({ dispatch: 'waiting', wave: 0 })
  expect(await offersOf(thread, { caseId })).toEqual([])
  expect((await thread.f.tick()).waves).toBe(1)
  expect((await offersOf(thread, { caseId })).length).toBeGreaterThan(0)
})

test('two in danger at once ask different people', async () => {
  const both = await Promise.all([say(danger), say(danger)])
  const asked = (await Promise.all(both.map((b) => offersOf(thread, b)))).flat()
  expect(asked.length).toBeGreaterThan(1)
  expect(new Set(asked.map((o) => o.helper_id)).size).toBe(asked.length)
  expect(logged).toEqual([])
})

describe('the last one who was asked', () => {
  test('says no: the next are asked in the same call, without any timer', async () => {
    const it = await say(danger)
    const first = (await openOf(it)).map((o) => o.helper_id)
    const last = await lastOne(it)
    expect((await openOf(it)).map((o) => [o.helper_id, o.wave])).toEqual([[last, 1]])
    thread.f.pass(0.5)
    expect((await refuseBy(last, it.caseId)).ok).toBe(true)
    const next = await openOf(it)
    expect(next.length).toBeGreaterThan(0)
    expect(
      next.filter(
        (o) => first.includes(o.helper_id) || o.wave !== 2 || o.offered_at.getTime() !== thread.f.now().getTime(),
      ),
    ).toEqual([])
    expect((await eventsOf(thread, it)).map((e) => e.kind).slice(-2)).toEqual(['offer-refused', 'offered'])
    expect(
      (await toldAbout(thread, it)).filter((m) => m.kind === 'offer.open' && next.some((o) => o.helper_id === m.to)),
    ).toHaveLength(next.length)
    expect(await rowOf(thread, it)).toMatchObject({ dispatch: 'offering', wave: 2 })
    expect((await thread.f.tick()).waves).toBe(0)
    expect(await openOf(it)).toEqual(next)
    expect(logged).toEqual([])
  })

  test('says no after the time of the others was over, before any timer saw that: nobody waits for them', async () => {
    const it = await say(danger)
    const other = peopleOf('grid-worker')[0]!.personId
    await thread.db.pool.query(
      `insert into case_offer
       select (jsonb_populate_record(o, jsonb_build_object('helper_id', $2::text, 'rank', 9))).*
       from case_offer o
       where case_id = $1 and rank = 1`,
      [it.caseId, other],
    )
    const asked = await openOf(it)
    expect(asked.map((o) => o.helper_id)).toContain(other)
    thread.f.setTime(new Date(asked[0]!.until.getTime() + 1000))
    expect((await refuseBy(asked[0]!.helper_id, it.caseId)).ok).toBe(true)
    expect((await offersOf(thread, it)).filter((o) => o.wave === 1).map((o) => o.state)).toEqual([
      'refused',
      ...asked.slice(1).map(() => 'expired'),
    ])
    expect((await openOf(it)).every((o) => o.wave === 2)).toBe(true)
    expect((await rowOf(thread, it)).wave).toBe(2)
  })

  test('wants no more questions of the machine: what they leave goes on at once', async () => {
    const it = await say(danger)
    const last = await lastOne(it)
    expect(
      await ask(await thread.f.signInAs(last), 'choose-matching', { communityCode: home, automatic: false }),
    ).toMatchObject({ ok: true, data: { offersWithdrawn: 1 } })
    expect((await openOf(it)).map((o) => o.wave)).toContain(2)
    expect((await openOf(it)).map((o) => o.helper_id)).not.toContain(last)
  })

  test('took it and has to give it back: the next are asked at once', async () => {
    const it = await say(danger)
    const { helper_id } = (await openOf(it))[0]!
    const phone = await thread.f.signInAs(helper_id)
    expect((await ask(phone, 'claim-case', { communityCode: home, caseId: it.caseId })).ok).toBe(true)
    expect(
      (await ask(phone, 'release-case', { communityCode: home, caseId: it.caseId, reason: '要专业的人来' })).ok,
    ).toBe(true)
    expect((await openOf(it)).map((o) => o.wave)).toContain(2)
  })

  test('of what can wait says no: that waits for the timer, which weighs it with the others', async () => {
    const it = await say({})
    await thread.f.tick()
    const last = await lastOne(it)
    expect((await refuseBy(last, it.caseId)).ok).toBe(true)
    expect(await openOf(it)).toEqual([])
    expect((await rowOf(thread, it)).next_wave_at).toEqual(thread.f.now())
    expect((await thread.f.tick()).waves).toBe(1)
    expect((await openOf(it)).map((o) => o.wave)).toContain(2)
  })

  test('says no and asking the next fails: the no stands, the fault is logged, the timer asks', async () => {
    const it = await say(danger)
    const last = await lastOne(it)
    await thread.db.pool.query('alter table match_batch rename to out_of_reach')
    const said = await refuseBy(last, it.caseId)
    await thread.db.pool.query('alter table out_of_reach rename to match_batch')
    expect([said.ok, (await offersOf(thread, it)).find((o) => o.helper_id === last)?.state]).toEqual([true, 'refused'])
    expect(logged).toEqual([expect.objectContaining({ timer: 'answer' })])
    expect(await openOf(it)).toEqual([])
    expect((await thread.f.tick()).waves).toBe(1)
    expect((await openOf(it)).map((o) => o.wave)).toContain(2)
  })

  test('says no while a hanging run holds what the next questions need: the no is answered all the same', async () => {
    const it = await say(danger)
    const last = await lastOne(it)
    const hanging = await thread.db.pool.connect()
    await hanging.query('begin; lock table match_batch in access exclusive mode')
    expect((await refuseBy(last, it.caseId)).ok).toBe(true)
    expect(logged).toEqual([expect.objectContaining({ timer: 'answer' })])
    await hanging.query('rollback')
    hanging.release()
    expect((await thread.f.tick()).waves).toBe(1)
    expect((await openOf(it)).map((o) => o.wave)).toContain(2)
  })
})
