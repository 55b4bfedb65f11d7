// A newcomer finds every step once: one who waits, one who was asked, one
// who appeals, appointed ones, one near the end, posts held and vacant.
import { seedDemo } from '../../../cloudfunctions/demo-city/seed'
import { useDatabase } from '../../world/database'
import { makeFunctions } from '../../world/phone'
import { home } from './registered'

jest.setTimeout(60_000)
const db = useDatabase()
const now = '2026-11-23T02:00:00Z'

test('the demo shows each of them, in the words of the commands, and their timer finds nothing broken', async () => {
  await seedDemo(db.url, new Date(now))
  const faults: unknown[] = []
  const f = makeFunctions(db.pool, now, {
    log: (line) => {
      if (line.level === 'error' && /^(application|appointment)/.test(String(line.timer ?? line.operation)))
        faults.push(line)
    },
  })
  const [staff, street, partTimer, rider] = [
    await f.signIn('community-staff'),
    await f.signIn('street-staff'),
    await f.signIn('part-timer'),
    await f.signIn('rider'),
  ]
  const page = await staff.call('list-applications', { view: 'open' })
  expect(page.counts).toMatchObject({ open: 1, asked: 1, appealed: 1 })
  expect(page.applications[0]).toMatchObject({ overdue: false, partyMember: false })
  const [appeal] = (await street.call('list-applications', { view: 'appealed' })).applications
  expect(
    await street.call('read-application', { communityCode: home, applicationId: appeal!.applicationId }),
  ).toMatchObject({ can: ['approve', 'refuse'], refuseReason: '这个月名额满了' })
  expect((await staff.call('list-appointments', { view: 'expiring' })).appointments).toHaveLength(1)
  const mine = (await partTimer.call('read-gridwork', {})).appointments[0]!
  expect(mine).toMatchObject({ state: 'active', workingName: '李师傅', can: ['pause', 'change-hours', 'leave'] })
  expect(mine.windows.length).toBeGreaterThan(0)
  const posts = await rider.call('list-posts', { communityCode: home })
  expect(posts.counts.held).toBeGreaterThan(3)
  expect(posts.counts.vacant).toBeGreaterThan(posts.counts.held)
  expect((await staff.call('list-candidacies', { communityCode: home })).candidacies).toHaveLength(1)
  await f.tick()
  const { rows } = await db.pool.query(`select 1 from outbox where kind = 'appointment.expiring'`)
  expect(rows.length).toBeGreaterThan(0)
  expect((await rider.call('read-gridwork', {})).applications).toEqual([])
  expect(faults).toEqual([])
})
