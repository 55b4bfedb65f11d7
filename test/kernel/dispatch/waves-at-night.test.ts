// What can wait wakes nobody: the night is neither asked through nor counted, and danger is asked about at any hour.
import { offersOf, onlyHelpers, peopleOf, post, rowOf, useThread, which } from '../case/thread'

const thread = useThread()
const eldersNeed = { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }

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

test('what can wait wakes nobody: said at 23:00 it goes on at 7:00, grid workers as late as by day', async () => {
  thread.f.setTime('2026-11-23T15:00:00Z')
  const resident = await thread.f.signIn('resident')
  const it = which(await post(resident, eldersNeed))
  expect((await rowOf(thread, it)).escalate_at).toEqual(new Date('2026-11-24T04:36:00Z'))
  for (let hour = 0; hour < 8; hour++) {
    await thread.f.tick()
    expect((await rowOf(thread, it)).next_wave_at!.getTime()).toBeGreaterThanOrEqual(
      thread.f.now().getTime() + 59 * 60_000,
    )
    thread.f.pass(60)
  }
  expect(await offersOf(thread, it)).toEqual([])
  expect((await resident.call('read-case', it)).next).toBe('附近这会儿没有合适的帮手，等社区安排')
  thread.f.setTime('2026-11-23T22:59:00Z')
  const view = await resident.call('read-case', it)
  expect(view.next).toBe('夜里不打扰人，早上 7 点接着找')
  expect(view.timeline).toContainEqual(
    expect.objectContaining({ title: '夜里不打扰人', detail: '早上 7 点接着找帮手' }),
  )
  const staff = await thread.f.signIn('community-staff')
  expect((await staff.call('read-dispatch', it)).standing).toBe('夜里不打扰人，早上 7 点接着找')
  thread.f.setTime('2026-11-24T02:00:00Z')
  await thread.f.tick()
  expect((await offersOf(thread, it)).length).toBeGreaterThan(0)
})

test('danger is asked about at any hour', async () => {
  thread.f.setTime('2026-11-23T15:00:00Z')
  const it = which(
    await post(await thread.f.signIn('resident'), {
      categoryCode: 'fire-hazard',
      text: '楼道里有人给电动车充电，有焦味',
    }),
  )
  await thread.f.tick()
  expect((await rowOf(thread, it)).escalate_at).toEqual(new Date('2026-11-23T15:20:00Z'))
  const people = (await offersOf(thread, it)).map((o) => o.helper_id)
  expect(people.length).toBeGreaterThan(0)
})

test('a pause over night takes nothing of the time for helpers, and the night adds nothing', async () => {
  thread.f.setTime('2026-11-23T13:00:00Z')
  await onlyHelpers(thread, [])
  const staff = await thread.f.signIn('community-staff')
  const it = which(await post(await thread.f.signIn('resident'), eldersNeed))
  expect((await rowOf(thread, it)).escalate_at).toEqual(new Date('2026-11-24T03:36:00Z'))
  thread.f.pass(30)
  await staff.call('pause-case', { ...it, reason: '等家里人回来' })
  thread.f.setTime('2026-11-24T02:00:00Z')
  await staff.call('resume-case', it)
  // Of 336 minutes 30 were used before the pause.
  expect((await rowOf(thread, it)).escalate_at).toEqual(new Date('2026-11-24T07:06:00Z'))
})
