// Danger and haste do not wait for the clock: whoever can help is asked when the case is said. Saying it never fails for that.
import { entry } from '../../../cloudfunctions/kernel/call/entry'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../../cloudfunctions/member'
import { brokenDoor, eventsOf, home, offersOf, peopleOf, rowOf, toldAbout, useThread } from '../case/thread'

const thread = useThread()
const logged: Record<string, unknown>[] = []
const danger = { categoryCode: 'fire-hazard', text: '楼道里堆了纸箱，还有飞线充电，冒烟了。' }
type Said = { ok: boolean; code?: string; data?: { communityCode: string; caseId: string; number: string } }

/** As the cloud calls it: the function itself and not the command alone. */
async function say(over: Parameters<typeof brokenDoor>[0], clientId = newId()): Promise<{ caseId: string; said: Said; again: () => Promise<Said> }> {
  const main = entry(memberOperations, () => ({ ...thread.f.ports, log: (line) => { if (line.level === 'error') logged.push(line) } }))
  const { token } = await thread.f.signIn('resident')
  const input = brokenDoor(over)
  const again = async (): Promise<Said> => (await main({ operation: 'post-case', input, clientId, token })) as Said
  return { caseId: input.caseId, said: await again(), again }
}

beforeEach(async () => {
  logged.length = 0
  thread.f.pass(2)
  await thread.db.pool.query(`update cases set next_wave_at = null, dispatch = 'with-staff' where dispatch in ('waiting', 'offering')`)
  await thread.db.pool.query('delete from case_offer; delete from helper_tally')
  // Somebody is at hand at any hour.
  await thread.db.pool.query(`update helper set consented_at = $2, windows = '[]', kind = 'grid-worker', skills = '{electric,carry,heating}' where community_code = $1 and helper_id = any ($3)`,
    [home, new Date(0), peopleOf('volunteer').map((p) => p.personId)])
})

test.each([['danger', danger], ['haste', { categoryCode: 'heating-water-power', text: '暖气不热，家里只有十一度。' }]])('%s: an offer stands without any timer', async (_, over) => {
  const { caseId, said } = await say(over)
  expect(said.ok).toBe(true)
  const offers = await offersOf(thread, { caseId })
  expect(offers.length).toBeGreaterThan(0)
  expect(offers.every((o) => o.state === 'open' && o.wave === 1 && o.offered_at.getTime() === thread.f.now().getTime())).toBe(true)
  expect((await toldAbout(thread, { caseId })).filter((m) => m.kind === 'offer.open').map((m) => m.to).sort()).toEqual(offers.map((o) => o.helper_id).sort())
  expect((await eventsOf(thread, { caseId })).map((e) => e.kind)).toEqual(['posted', 'offered'])
  expect(await rowOf(thread, { caseId })).toMatchObject({ dispatch: 'offering', wave: 1 })
  expect(logged).toEqual([])
  const { rows } = await thread.db.pool.query('select distinct b.occasion, b.cases from case_offer o join match_batch b using (community_code, batch_id) where o.case_id = $1', [caseId])
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
