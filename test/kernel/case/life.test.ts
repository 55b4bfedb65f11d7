// A case goes from a thumb to "solved": placed, offered, taken, worked
// on, answered, judged by the resident, rated by both.
import { useThread, post } from './thread'

const thread = useThread()

test('a case goes from a thumb to "solved" through four people', async () => {
  const { f, db } = thread
  const resident = await f.signIn('resident')
  const { communityCode, caseId, posted } = await post(resident)
  expect(posted.place.level).toBe('grid')
  expect(posted.dueAt).toBe('2026-11-30T09:30:00.000Z') // five work days, to the close of business
  const which = { communityCode, caseId }

  await f.tick()
  const offered = await db.pool.query(`select helper_id, reasons, staff_line from case_offer where case_id = $1`, [
    caseId,
  ])
  expect(offered.rows.length).toBeGreaterThan(0)
  const helperId = offered.rows[0].helper_id as string
  const helper = await f.signInAs(helperId)
  const { offers } = await helper.call('list-offers', {})
  expect(offers.map((o) => o.caseId)).toContain(caseId)
  expect(offers[0]!.reasons.map((r) => r.label)).toContain('你这会儿')
  await helper.call('claim-case', which)
  f.pass(40)
  await helper.call('record-work', { ...which, text: '换了闭门器，试了十次都关得上', finished: true })

  const staff = await f.signIn('community-staff')
  const inbox = await staff.call('list-inbox', { view: 'open' })
  expect(inbox.cases.map((c) => c.caseId)).toContain(caseId)
  const desk = await staff.call('read-desk-case', which)
  expect(desk.can).toContain('answer')
  expect(desk.can).not.toContain('say-verdict')
  await staff.call('answer-case', { ...which, text: '闭门器已换新，夜里能关上。' })

  const seen = await resident.call('read-case', which)
  expect(seen.state).toBe('answered')
  expect(seen.views.map((v) => v.who).join()).toContain('赵静')
  expect(seen.timeline.map((t) => t.kind)).toEqual(
    expect.arrayContaining(['posted', 'placed', 'offered', 'claimed', 'work-finished', 'answered']),
  )
  await resident.call('say-verdict', { ...which, contacted: true, solved: true, satisfied: true })
  const closed = await resident.call('read-case', which)
  expect([closed.state, closed.outcome]).toEqual(['closed', 'solved'])

  await resident.call('rate-case', { ...which, stars: 5, text: '手脚麻利' })
  expect((await helper.call('read-case', which)).ratings).toEqual([])
  await helper.call('rate-case', { ...which, stars: 5 })
  expect((await helper.call('read-case', which)).ratings.map((r) => r.side).sort()).toEqual(['helper', 'resident'])
  await f.tick()
  const { notices } = await resident.call('list-notices', {})
  expect(notices.map((n) => n.title)).toEqual(expect.arrayContaining([expect.stringMatching(/：社区答复了 · /)]))
})
