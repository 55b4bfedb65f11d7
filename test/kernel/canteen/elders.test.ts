// The elders' portions are theirs until the hour that the canteen sets: no rider's thumb and no mere word opens them.
import { at, menuOf, openCanteen, policy, today, tomorrow, useKitchen } from './kitchen'

jest.setTimeout(30_000)
const k = useKitchen()
const sitting = async () => (await k.f.stranger.call('read-canteen', k.here)).sittings[0]!
const fill = async (n: number) => {
  for (let i = 0; i < n; i++) await k.reserve(await k.guest(i))
}

test('seven of ten are gone: a rider hears sold out, an elder whose age was seen still eats', async () => {
  await fill(7)
  const elder = k.phone('elder')
  await k.seeAge(elder.personId, 80)
  expect(await k.phone('rider').refused('reserve-meal', k.asked({ tier: 'rider' }))).toBe('SOLD_OUT')
  expect((await elder.call('read-canteen', k.here)).sittings[0]).toMatchObject({ state: 'open', left: 3 })
  expect((await k.phone('rider').call('read-canteen', k.here)).sittings[0]).toMatchObject({
    state: 'sold-out',
    left: 0,
    elderLeft: 3,
  })
  expect(await k.reserve(elder, { tier: 'age-80' })).toMatchObject({ state: 'reserved', priceFen: 960 })
  expect(await sitting()).toMatchObject({ left: 0, elderLeft: 2 })
})

test('a word alone gets the price at the till and not the quota', async () => {
  const said = await k.reserve(k.phone('rider'), { tier: 'age-80' })
  expect(said).toMatchObject({ priceFen: 960, checkedAtTill: true })
  expect(await sitting()).toMatchObject({ left: 6, elderLeft: 3 })
  await fill(6)
  expect(await k.phone('volunteer').refused('reserve-meal', k.asked({ tier: 'age-80' }))).toBe('SOLD_OUT')

  k.f.setTime(at('11:40'))
  const served = await k.till(said.code!)
  expect(served).toMatchObject({ yes: true, meal: { check: '请看一眼证件，80 岁及以上' } })
  const { meal } = await k.clerk.call('check-tier', {
    communityCode: said.communityCode,
    reservationId: said.reservationId,
    fits: false,
  })
  expect(meal).toMatchObject({ priceFen: 1600, dueFen: 1600, check: null, tierName: '原价' })
  expect(
    await k.clerk.refused('check-tier', {
      communityCode: said.communityCode,
      reservationId: said.reservationId,
      fits: false,
    }),
  ).toBe('NOTHING_TO_CHECK')
})

test('a document that was seen once is not asked for again, and opens the quota from then on', async () => {
  const elder = k.phone('elder')
  const first = await k.reserve(elder, { tier: 'age-80' })
  expect(first.checkedAtTill).toBe(true)
  await k.clerk.call('check-tier', {
    communityCode: first.communityCode,
    reservationId: first.reservationId,
    fits: true,
  })
  await k.menu({ day: tomorrow })
  expect(await k.reserve(elder, { tier: 'age-80', day: tomorrow })).toMatchObject({ checkedAtTill: false })
  expect((await k.f.stranger.call('read-canteen', { ...k.here, day: tomorrow })).sittings[0]).toMatchObject({
    left: 7,
    elderLeft: 2,
  })
})

test('85 and over: the first meal is free, the second has its price, a cancelled one gives it back', async () => {
  await k.menu({ sitting: 'dinner' })
  const elder = k.phone('elder')
  await k.seeAge(elder.personId, 85)
  const lunch = await k.reserve(elder, { tier: 'age-85' })
  expect(lunch.priceFen).toBe(0)
  expect(await k.reserve(elder, { tier: 'age-85', sitting: 'dinner' })).toMatchObject({ priceFen: 960 })
  await k.menu({ day: tomorrow })
  await k.menu({ day: tomorrow, sitting: 'dinner' })
  const next = await k.reserve(elder, { tier: 'age-85', day: tomorrow })
  await elder.call('cancel-reservation', { communityCode: next.communityCode, reservationId: next.reservationId })
  expect(await k.reserve(elder, { tier: 'age-85', day: tomorrow, sitting: 'dinner' })).toMatchObject({ priceFen: 0 })
})

test("an elder's portion given back waits for an elder: the rider who is first in line is stepped past", async () => {
  await fill(7)
  const [elder, mother] = [k.phone('elder'), k.phone('proxy')]
  for (const p of [elder, mother, k.phone('volunteer'), k.phone('grid-worker')]) await k.seeAge(p.personId, 80)
  const held = await k.reserve(elder, { tier: 'age-80' })
  await k.reserve(k.phone('volunteer'), { tier: 'age-80' })
  await k.reserve(k.phone('grid-worker'), { tier: 'age-80' })
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  await k.reserve(mother, { tier: 'age-80', waitlist: true })
  await elder.call('cancel-reservation', { communityCode: held.communityCode, reservationId: held.reservationId })
  expect((await mother.call('list-my-meals', {})).meals[0]).toMatchObject({ state: 'reserved' })
  expect((await k.phone('rider').call('list-my-meals', {})).meals[0]).toMatchObject({ state: 'waiting', place: 1 })
})

test("at half past twelve what no elder asked for is everybody's: the line first, once", async () => {
  await fill(7)
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  k.f.setTime(at('12:29'))
  await k.f.tick()
  expect((await k.phone('rider').call('list-my-meals', {})).meals[0]).toMatchObject({ state: 'waiting' })
  k.f.setTime(at('12:30'))
  await Promise.all([k.f.tick(), k.f.tick()])
  expect((await k.phone('rider').call('list-my-meals', {})).meals[0]).toMatchObject({ state: 'reserved' })
  // Three elders' portions and the seven that were not fetched, but for the one that the line took.
  expect(await sitting()).toMatchObject({ elderLeft: 0, left: 9 })
})

test('at the counter the clerk sees who it is: an elder walks in on the quota, a rider does not', async () => {
  await fill(7)
  k.f.setTime(at('11:45'))
  const walkIn = (tier: string) => ({ ...k.here, reservationId: k.f.ports.newId(), sitting: 'lunch' as const, tier })
  expect(await k.clerk.refused('add-walk-in', walkIn('rider'))).toBe('SOLD_OUT')
  expect(await k.clerk.refused('add-walk-in', walkIn('rider-late'))).toBe('TIER_NOT_YOURS')
  expect((await k.clerk.call('add-walk-in', walkIn('age-60'))).meal).toMatchObject({
    name: '现场用餐',
    priceFen: 1280,
    dueFen: 1280,
  })
  expect(await sitting()).toMatchObject({ elderLeft: 2 })
  k.f.setTime(at('13:45'))
  expect(await k.clerk.refused('add-walk-in', walkIn('full'))).toBe('NOT_SERVING')
  expect(await k.clerk.refused('add-walk-in', { ...walkIn('full'), sitting: 'dinner' })).toBe('NO_MENU')
})

test('off-peak is for who comes off-peak: the code opens at one, and is kept an hour at most', async () => {
  const meal = await k.reserve(k.phone('rider'), { tier: 'rider-late' })
  expect(meal).toMatchObject({ priceFen: 960, pickUpFrom: at('13:00'), holdUntil: at('13:45') })
  k.f.setTime(at('12:45'))
  await k.f.tick()
  expect(await k.till(meal.code!)).toMatchObject({ reason: 'NOT_YET', words: '还没到时间，13:00 起取' })
  k.f.setTime(at('13:05'))
  expect(await k.till(meal.code!)).toMatchObject({ yes: true })
})

test('a canteen without such an hour keeps them to the end', async () => {
  const { releaseEldersAt: _, ...lunch } = policy.lunch!
  const strict = await openCanteen(k.db.pool, { clerks: [k.clerk.personId], policy: { ...policy, lunch } })
  await k.clerk.call('save-menu', menuOf(strict, { day: today }))
  k.f.setTime(at('13:30'))
  await k.f.tick()
  expect((await k.f.stranger.call('read-canteen', strict)).sittings[0]).toMatchObject({
    elderLeft: 3,
    left: 7,
    releaseEldersAt: null,
  })
})
