// The line fills by itself, in its order, and nothing in it is a meal until somebody gives one back.
import type { Phone } from '../../world/phone'
import { at, useKitchen } from './kitchen'

jest.setTimeout(30_000)
const k = useKitchen()
const which = (m: { communityCode: string; reservationId: string }) => ({
  communityCode: m.communityCode,
  reservationId: m.reservationId,
})
const mine = async (phone: Phone) => (await phone.call('list-my-meals', {})).meals[0]!

/** All seven portions that are everybody's are taken. */
async function soldOut() {
  const guests = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((n) => k.guest(n)))
  const meals = []
  for (const guest of guests) meals.push(await k.reserve(guest))
  return { guests, meals }
}

test('sold out: the first word offers the line, the second stands in it, and the place is told', async () => {
  await soldOut()
  const rider = k.phone('rider')
  expect(await rider.refused('reserve-meal', k.asked({ tier: 'rider' }))).toBe('SOLD_OUT')
  const first = await k.reserve(rider, { tier: 'rider', waitlist: true })
  expect(first).toMatchObject({
    state: 'waiting',
    place: 1,
    code: null,
    qr: null,
    line: '排在第 1 位，有人退了会自动留给你，不用一直看',
  })
  const second = (await k.phone('resident').call('join-waitlist', k.asked())).meal
  expect(second).toMatchObject({ state: 'waiting', place: 2 })
  expect((await k.f.stranger.call('read-canteen', k.here)).sittings[0]).toMatchObject({
    state: 'sold-out',
    left: 0,
    waiting: 2,
    line: '订完了，2 人在排队',
  })
  await rider.call('cancel-reservation', which(first))
  expect(await mine(k.phone('resident'))).toMatchObject({ place: 1 })
})

test("given back, a portion is the first one's at once, with a code and a notice; the next stays next", async () => {
  const { guests, meals } = await soldOut()
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  await k.reserve(k.phone('resident'), { waitlist: true })
  await guests[0]!.call('cancel-reservation', which(meals[0]!))
  expect(await mine(k.phone('rider'))).toMatchObject({
    state: 'reserved',
    place: null,
    code: expect.stringMatching(/^\d{6}$/),
    holdUntil: at('12:30'),
  })
  expect(await mine(k.phone('resident'))).toMatchObject({ state: 'waiting', place: 1 })
  expect(await k.told(k.phone('rider'))).toEqual(['排到了，饭给你留着'])
  expect(await k.told(k.phone('resident'))).toEqual([])
  const {
    notices: [notice],
  } = await k.phone('rider').call('list-notices', {})
  expect(notice).toMatchObject({ body: '11:30–12:30 来取，来不了点一下退掉。', subject: { kind: 'reservation' } })
  // Whoever gave it back may come again, behind the others.
  expect(await k.reserve(guests[0]!, { waitlist: true })).toMatchObject({ state: 'waiting', place: 2 })
})

test('not fetched by half past twelve, it goes to the line; who did not come hears it once; it counts', async () => {
  const { guests, meals } = await soldOut()
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  k.f.setTime(at('11:45'))
  for (const meal of meals.slice(1)) expect(await k.till(meal.code!)).toMatchObject({ yes: true })
  k.f.setTime(at('12:29'))
  await k.f.tick()
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'waiting' })
  k.f.setTime(at('12:30'))
  await k.f.tick()
  await k.f.tick()
  // The hold begins when the line gave it, and ends with the meal.
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'reserved', holdUntil: at('13:30') })
  expect(await k.told(guests[0]!)).toEqual(['没等到你，饭让给别人了'])
  expect((await guests[0]!.call('read-canteen', k.here)).standing).toMatchObject({ noShows: 1, rule: 'fine' })
})

test('what the line gave after the cut-off never counts as not having come', async () => {
  const { meals, guests } = await soldOut()
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  k.f.setTime(at('10:45'))
  await guests[3]!.call('cancel-reservation', which(meals[3]!))
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'reserved' })
  k.f.setTime(at('13:00'))
  await k.f.tick()
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'released', canCancel: false })
  expect((await k.phone('rider').call('read-canteen', k.here)).standing.noShows).toBe(0)
})

test('nobody is given a meal that could not be fetched any more, and at the end the line is told', async () => {
  const { meals, guests } = await soldOut()
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  k.f.setTime(at('11:35'))
  for (const meal of meals.slice(1)) await k.till(meal.code!)
  k.f.setTime(at('13:40'))
  await guests[0]!.refused('cancel-reservation', which(meals[0]!))
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'waiting' })
  k.f.setTime(at('13:45'))
  expect(await k.told(k.phone('rider'))).toEqual(['这次没排到'])
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'cancelled', line: '这次没排到' })
})

test('more portions go to the line before anybody else', async () => {
  await soldOut()
  await k.reserve(k.phone('rider'), { tier: 'rider', waitlist: true })
  const { sitting } = await k.menu({ portions: 12 })
  expect(await mine(k.phone('rider'))).toMatchObject({ state: 'reserved' })
  expect(sitting).toMatchObject({ portions: 12, left: 1, waiting: 0 })
  expect(
    await k.clerk.refused('save-menu', {
      ...k.here,
      day: '2026-11-23',
      sitting: 'lunch',
      dishes: [{ name: '面', kind: 'main', allergens: ['gluten'] }],
      fullPriceFen: 1600,
      portions: 10,
      elderPortions: 3,
    }),
  ).toBe('PORTIONS_PROMISED')
})

test('before the cut-off, whoever reserved long ago is reminded once; whoever just did is not', async () => {
  const early = await k.guest(0)
  k.f.setTime(at('07:00'))
  await k.reserve(early)
  k.f.setTime(at('09:40'))
  await k.reserve(k.phone('resident'))
  k.f.setTime(at('10:01'))
  await k.f.tick()
  await k.f.tick()
  expect(await k.told(early)).toEqual(['今天午餐订了一份'])
  expect(await k.told(k.phone('resident'))).toEqual([])
})

test('a daughter who reserved for her mother is reminded like her, each once', async () => {
  const [mother, daughter] = [k.phone('elder'), k.phone('proxy')]
  k.f.setTime(at('07:00'))
  await k.reserve(daughter, { forPersonId: mother.personId })
  k.f.setTime(at('10:01'))
  await k.f.tick()
  await k.f.tick()
  expect(await k.told(mother)).toContain('今天午餐订了一份')
  expect((await k.told(daughter)).filter((title) => title === '今天午餐订了一份')).toHaveLength(1)
})
