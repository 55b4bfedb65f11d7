// Only whoever is active, consenting, inside own hours and under own
// limit is asked: each condition alone, through the real wave.
import type { Operations } from '@/contracts/operations'
import { offersOf, onlyHelpers, post, useThread, which, type Which } from '../case/thread'
import type { Phone } from '../../world/phone'
import { allWeek, appointed, dayFrom, home, homeGrid, type Appointed } from './registered'

// Monday 10:00.
const thread = useThread()
let rider: Phone
let resident: Phone
let it: Appointed

beforeAll(async () => {
  rider = await thread.f.signIn('rider')
  resident = await thread.f.signIn('resident')
  await onlyHelpers(thread, [])
  it = await appointed(thread.f, rider)
})
const here = () => ({ communityCode: it.communityCode, appointmentId: it.appointmentId })

/** A new case, and who is asked about it in its first wave. */
async function asked(): Promise<{ theCase: Which; helpers: string[] }> {
  thread.f.pass(5)
  const theCase = which(await post(resident))
  await thread.f.tick()
  const helpers = (await offersOf(thread, theCase)).map((o) => o.helper_id)
  return { theCase, helpers }
}
/** The case is over, and as if nobody had been asked: the next one is not about how tiring many questions are. */
async function over(theCase: Which): Promise<void> {
  await resident.call('withdraw-case', theCase)
  await thread.db.pool.query('delete from case_offer; delete from helper_tally')
}

async function isAsked(): Promise<boolean> {
  const { theCase, helpers } = await asked()
  await over(theCase)
  return helpers.includes(rider.personId)
}

test('active, consenting, free, with a hand free: asked', async () => {
  expect(await isAsked()).toBe(true)
})

test('resting: not asked; back again: asked', async () => {
  await rider.call('pause-gridwork', here())
  expect(await isAsked()).toBe(false)
  await rider.call('resume-gridwork', here())
  expect(await isAsked()).toBe(true)
})

test('resting until a day: asked again when that day is over, without a word', async () => {
  await rider.call('pause-gridwork', { ...here(), untilDay: dayFrom(thread.f, 1) })
  expect((await rider.call('read-gridwork', {})).appointments[0]).toMatchObject({
    state: 'paused',
    pausedUntilDay: dayFrom(thread.f, 1),
  })
  const before = thread.f.now()
  thread.f.pass(24 * 60)
  expect(await isAsked()).toBe(false)
  thread.f.pass(24 * 60)
  expect(await isAsked()).toBe(true)
  expect((await rider.call('read-gridwork', {})).appointments[0]).toMatchObject({
    state: 'active',
    pausedUntilDay: null,
  })
  // Back to Monday, and without the rest that is still to come from there.
  thread.f.setTime(before)
  await rider.call('pause-gridwork', here())
  await rider.call('resume-gridwork', here())
})

const hours = (from: number, to: number) => [{ weekday: 1, from, to }]
test.each<[string, Operations['change-free-hours']['input']['windows'], boolean]>([
  ['Monday 14 to 17, and it is 10 in the morning', hours(840, 1020), false],
  ['Tuesday at this hour', [{ weekday: 2, from: 0, to: 1440 }], false],
  ['Monday 9 to 18', hours(540, 1080), true],
])('hours: %s', async (_hours, windows, isFree) => {
  await rider.call('change-free-hours', { ...here(), windows, maxOpenTasks: 2 })
  expect(await isAsked()).toBe(isFree)
  await rider.call('change-free-hours', { ...here(), windows: allWeek, maxOpenTasks: 2 })
})

test('the limit: with one task of one in hand not asked, given back asked', async () => {
  await rider.call('change-free-hours', { ...here(), windows: allWeek, maxOpenTasks: 1 })
  const { theCase } = await asked()
  await rider.call('claim-case', theCase)
  expect(await isAsked()).toBe(false)
  await rider.call('release-case', { ...theCase, reason: '车坏了' })
  await over(theCase)
  expect(await isAsked()).toBe(true)
  await rider.call('change-free-hours', { ...here(), windows: allWeek, maxOpenTasks: 2 })
})

test('consent taken back: not asked, and the question that stood is gone on the next call', async () => {
  const { theCase, helpers } = await asked()
  expect(helpers).toEqual([rider.personId])
  expect(await rider.call('withdraw-consent', { communityCode: home })).toMatchObject({ offersWithdrawn: 1 })
  expect((await rider.call('list-offers', {})).offers).toEqual([])
  expect(await rider.refused('claim-case', theCase)).toBe('OFFER_OVER')
  await over(theCase)
  expect(await isAsked()).toBe(false)
})

test('an appointment that begins tomorrow: asked tomorrow, and not after its last day', async () => {
  it = await appointed(thread.f, rider, {
    terms: { fromDay: dayFrom(thread.f, 1), untilDay: dayFrom(thread.f, 2), gridCodes: [homeGrid()] },
  })
  expect(await isAsked()).toBe(false)
  thread.f.pass(24 * 60)
  expect(await isAsked()).toBe(true)
  // Somebody who may be asked at night: quiet hours of no length stand in place of everybody's.
  await thread.db.pool.query('update helper set quiet_from = 0, quiet_to = 0 where helper_id = $1', [rider.personId])
  // The last day, local 23:50 and then past midnight, before the timer has looked at the appointment at all.
  thread.f.setTime('2026-11-25T15:40:00Z')
  expect(await isAsked()).toBe(true)
  thread.f.setTime('2026-11-25T16:01:00Z')
  expect(await isAsked()).toBe(false)
  expect((await rider.call('read-gridwork', {})).appointments[0]).toMatchObject({ state: 'lapsed' })
})
