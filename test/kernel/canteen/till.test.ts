// The till counts what was served and the day ends with a sheet that
// adds up; whoever does not serve there sees no till.
import type { OperationName } from '@/contracts/operations'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { at, dishes, menuOf, openCanteen, policy, today, useKitchen } from './kitchen'

jest.setTimeout(30_000)
const k = useKitchen()

test('the day at a glance, and its sheet to the fen', async () => {
  const elder = k.phone('elder')
  await k.seeAge(elder.personId, 85)
  const free = await k.reserve(elder, { tier: 'age-85' })
  const rider = await k.reserve(k.phone('rider'), { tier: 'rider' })
  const missed = await k.reserve(k.phone('resident'))
  const back = await k.reserve(k.phone('volunteer'))
  await k
    .phone('volunteer')
    .call('cancel-reservation', { communityCode: back.communityCode, reservationId: back.reservationId })
  k.f.setTime(at('11:50'))
  for (const { code } of [free, rider]) expect(await k.till(code!)).toMatchObject({ yes: true })
  await k.clerk.call('add-walk-in', { ...k.here, reservationId: newId(), sitting: 'lunch', tier: 'full' })
  const till = await k.clerk.call('read-till', k.here)
  expect(till).toMatchObject({ canteenName: '暖新食堂', day: today, closedAt: null })
  expect(till.sittings[0]).toMatchObject({
    portions: 10,
    left: 6,
    elderLeft: 2,
    reserved: 1,
    redeemed: 2,
    walkIns: 1,
    noShows: 0,
    cancelled: 1,
    waiting: 0,
    fromElders: 1,
    state: 'serving',
  })
  expect(till.sittings[0]!.byTier.map((t) => [t.tierCode, t.reserved, t.redeemed, t.walkIns])).toEqual([
    ['full', 1, 0, 1],
    ['rider', 0, 1, 0],
    ['age-85', 0, 1, 0],
  ])
  expect(till.recent.map((r) => r.name).sort()).toEqual(['现场用餐', '许**', '马**'])
  expect(JSON.stringify(till)).not.toContain('许桂芳')

  expect(await k.clerk.refused('close-canteen-day', k.here)).toBe('STILL_SERVING')
  expect(await k.clerk.refused('read-canteen-sheet', k.here)).toBe('NOT_CLOSED_YET')
  k.f.setTime(at('13:50'))
  const { sheet } = await k.clerk.call('close-canteen-day', k.here)
  expect(sheet).toMatchObject({
    meals: 3,
    fullFen: 4800,
    paidFen: 1280 + 1600,
    subsidyFen: 320 + 1600,
    noShows: 1,
    cancelled: 1,
    portions: 10,
  })
  expect(sheet.bySource).toEqual([
    { subsidySource: '赛罕区民政局', meals: 1, subsidyFen: 1600 },
    { subsidySource: '骑手关爱基金', meals: 1, subsidyFen: 320 },
  ])
  for (const sum of ['meals', 'fullFen', 'paidFen', 'subsidyFen'] as const)
    expect(sheet.rows.reduce((n, r) => n + r[sum], 0)).toBe(sheet[sum])
  expect(sheet.csv.startsWith('\ufeff餐次,价格,份数')).toBe(true)
  expect(sheet.csv).toContain('午餐,骑手价,1,0,16,12.8,3.2,骑手关爱基金\r\n')
  expect(await k.clerk.refused('close-canteen-day', k.here)).toBe('DAY_CLOSED')
  expect((await k.clerk.call('read-canteen-sheet', k.here)).sheet).toEqual(sheet)
  expect((await k.clerk.call('read-till', k.here)).closedAt).toBe(at('13:50'))
  expect(await k.clerk.refused('save-menu', menuOf(k.here))).toBe('DAY_CLOSED')
  expect(await k.till(missed.code!)).toMatchObject({ reason: 'RELEASED' })
})

test('a day that nobody closed is closed by the clock, three hours after the last plate', async () => {
  k.f.setTime(at('16:44'))
  await k.f.tick()
  expect(await k.clerk.refused('read-canteen-sheet', k.here)).toBe('NOT_CLOSED_YET')
  k.f.setTime(at('16:45'))
  await k.f.tick()
  await k.f.tick()
  expect((await k.clerk.call('read-canteen-sheet', k.here)).sheet).toMatchObject({
    closedBy: '系统',
    meals: 0,
    portions: 10,
  })
})

test('three times not fetched in thirty days: money first; paid at the till it is kept like any other', async () => {
  const strict = await openCanteen(k.db.pool, {
    clerks: [k.clerk.personId],
    policy: { ...policy, noShowRule: 'pay-first' },
  })
  await k.clerk.call('save-menu', menuOf(strict))
  const rider = k.phone('rider')
  await missed(strict, rider.personId, 3)
  expect((await rider.call('read-canteen', strict)).standing).toMatchObject({
    noShows: 3,
    rule: 'pay-first',
    line: '30 天里有 3 次订了没来取，先到店付款才能留餐',
  })
  expect(await rider.refused('reserve-meal', k.asked({ ...strict, tier: 'rider' }))).toBe('PAY_FIRST')
  expect(await rider.refused('join-waitlist', k.asked({ ...strict, tier: 'rider' }))).toBe('PAY_FIRST')
  const meal = await k.reserve(rider, { ...strict, tier: 'rider', payFirst: true })
  expect(meal).toMatchObject({
    state: 'reserved',
    payBy: at('09:30'),
    paid: false,
    line: '09:30 前到店付款，饭就一直留着',
  })
  const paying = { ...strict, code: meal.code! }
  expect((await k.clerk.call('take-payment', paying)).meal).toMatchObject({ dueFen: 0, priceFen: 1280 })
  expect(await k.clerk.refused('take-payment', paying)).toBe('NOTHING_TO_PAY')
  expect(await k.clerk.refused('take-payment', { ...strict, code: '000000' })).toBe('CODE_UNKNOWN')
  k.f.setTime(at('09:31'))
  await k.f.tick()
  expect((await rider.call('list-my-meals', {})).meals[0]).toMatchObject({ state: 'reserved', paid: true, payBy: null })
})

test('not paid in time, the portion goes on; that is no meal missed', async () => {
  const strict = await openCanteen(k.db.pool, {
    clerks: [k.clerk.personId],
    policy: { ...policy, noShowRule: 'pay-first' },
  })
  await k.clerk.call('save-menu', menuOf(strict, { portions: 1, elderPortions: 0 }))
  await missed(strict, k.phone('rider').personId, 3)
  await k.reserve(k.phone('rider'), { ...strict, tier: 'rider', payFirst: true })
  await k.reserve(k.phone('resident'), { ...strict, waitlist: true })
  k.f.setTime(at('09:30'))
  expect(await k.told(k.phone('rider'))).toEqual(['没收到付款，饭让给别人了'])
  expect((await k.phone('resident').call('list-my-meals', {})).meals[0]).toMatchObject({ state: 'reserved' })
  expect((await k.phone('rider').call('read-canteen', strict)).standing.noShows).toBe(3)
})

test('or a pause, as the canteen sets, that ends by itself; what is older than thirty days is forgotten', async () => {
  const strict = await openCanteen(k.db.pool, {
    clerks: [k.clerk.personId],
    policy: { ...policy, noShowRule: 'pause' },
  })
  await k.clerk.call('save-menu', menuOf(strict))
  await missed(strict, k.phone('rider').personId, 3)
  await missed(strict, k.phone('part-timer').personId, 3, 31)
  expect(await k.phone('rider').refused('reserve-meal', k.asked({ ...strict, tier: 'rider' }))).toBe(
    'PAUSED_FOR_NO_SHOWS',
  )
  expect(await k.phone('part-timer').refused('reserve-meal', k.asked({ ...strict, tier: 'rider' }))).toBe('ok')
  // Another canteen makes its own rules of its own guests.
  expect(await k.phone('rider').refused('reserve-meal', k.asked({ tier: 'rider' }))).toBe('ok')
  const { pausedUntil } = (await k.phone('rider').call('read-canteen', strict)).standing
  k.f.setTime(pausedUntil!)
  expect((await k.phone('rider').call('read-canteen', strict)).standing.rule).toBe('fine')
})

/** Meals of days before that were not fetched, the last of them so many days ago. */
async function missed(
  c: { communityCode: string; canteenId: string },
  personId: string,
  times: number,
  daysAgo = 1,
): Promise<void> {
  for (let n = 0; n < times; n++) {
    const [day, sittingId] = [
      new Date(Date.parse(today) - (daysAgo + n) * 86_400_000).toISOString().slice(0, 10),
      newId(),
    ]
    await k.db.pool.query(
      `insert into meal_sitting
       values (
         $1, $2, $3, $4, 'lunch', 'closed', $5, $5, $5::timestamptz + interval '1 hour', null, null, 60, null, 9, 0, 9,
         0, 0
       )
       on conflict do nothing`,
      [c.communityCode, sittingId, c.canteenId, day, at('11:30', day)],
    )
    await k.db.pool.query(
      `insert into meal_reservation (
         community_code, reservation_id, sitting_id, canteen_id, day, sitting, person_id, by_id, person_name, state,
         pool, tier_code, tier_name, price_fen, full_price_fen, subsidy_source, pick_up_from, pick_up_until, hold_until,
         hold_minutes, reserved_at, ended_at, end_reason, no_show
       )
       select community_code, $2, sitting_id, canteen_id, day, sitting, $3, $3, '某', 'released', 'general', 'full',
         '原价', 1600, 1600, '', serves_from, serves_until, serves_until, 60, serves_from, serves_until, 'no-show', true
       from meal_sitting
       where canteen_id = $1 and day = $4`,
      [c.canteenId, newId(), personId, day],
    )
  }
}

describe('the rules', () => {
  test('a new edition is for the menus that come: what is announced keeps its times and prices', async () => {
    const dearer = {
      ...policy,
      tiers: policy.tiers.map((t) => (t.code === 'rider' ? { ...t, percent: 90 } : t)),
      lunch: { ...policy.lunch!, cutOffAt: 660 },
    }
    expect(await k.clerk.call('save-canteen-policy', { ...k.here, policy: dearer })).toEqual({ edition: 2 })
    const view = await k.clerk.call('read-canteen', k.here)
    expect(view).toMatchObject({ policyEdition: 2, policy: dearer, canServe: true })
    expect(view.sittings[0]!.cutOffAt).toBe(at('10:30'))
    expect(await k.reserve(k.phone('rider'), { tier: 'rider' })).toMatchObject({ priceFen: 1280 })
    await k.menu({ day: '2026-11-24' })
    expect(await k.reserve(k.phone('rider'), { tier: 'rider', day: '2026-11-24' })).toMatchObject({
      priceFen: 1440,
      cutOffAt: at('11:00', '2026-11-24'),
    })
  })
  test('what contradicts itself is refused by its field', async () => {
    const save = async (given: object) =>
      k.clerk.answer('save-canteen-policy', { ...k.here, policy: { ...policy, ...given } })
    expect(await save({ lunch: { ...policy.lunch, servesUntil: 600 } })).toMatchObject({ code: 'TIMES_CROSSED' })
    expect(await save({ tiers: [policy.tiers[1]] })).toMatchObject({
      code: 'INPUT_INVALID',
      fields: { 'policy.tiers': '至少有一个谁都能用的价格' },
    })
    expect(await save({ tiers: [policy.tiers[0], policy.tiers[0]] })).toMatchObject({
      fields: { 'policy.tiers.1.code': '有重复的' },
    })
    expect(await save({ tiers: [policy.tiers[0], { ...policy.tiers[3], ageFrom: undefined }] })).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(
      await save({ dinner: undefined, tiers: [policy.tiers[0], { ...policy.tiers[2], sitting: 'dinner' }] }),
    ).toMatchObject({ fields: { 'policy.tiers.1.sitting': '错峰价要选一餐' } })
    expect((await k.db.pool.query('select policy_edition from canteen')).rows).toEqual([{ policy_edition: 1 }])
  })
  test('a menu for a meal that is over, or that the canteen does not cook, is refused', async () => {
    const lunchOnly = await openCanteen(k.db.pool, {
      clerks: [k.clerk.personId],
      policy: { ...policy, dinner: undefined as never },
    })
    expect(await k.clerk.refused('save-menu', menuOf(lunchOnly, { sitting: 'dinner' }))).toBe('NO_SITTING')
    expect(await k.clerk.refused('save-menu', menuOf(k.here, { day: '2026-11-22' }))).toBe('SITTING_PAST')
    expect(await k.clerk.refused('save-menu', menuOf(k.here, { elderPortions: 11 }))).toBe('INPUT_INVALID')
    k.f.setTime(at('13:45'))
    expect(await k.clerk.refused('save-menu', menuOf(k.here, { dishes }))).toBe('SITTING_PAST')
  })
})

describe('whoever does not serve there finds no till', () => {
  const asked = (): [OperationName, object][] => [
    ['read-till', k.here],
    ['redeem-code', { ...k.here, code: '123456' }],
    ['take-payment', { ...k.here, code: '123456' }],
    ['add-walk-in', { ...k.here, reservationId: newId(), sitting: 'lunch', tier: 'full' }],
    ['save-menu', menuOf(k.here)],
    ['save-canteen-policy', { ...k.here, policy }],
    ['close-canteen-day', k.here],
    ['read-canteen-sheet', k.here],
  ]
  test('guests, helpers, and the clerk of another canteen of the same community', async () => {
    const next = await k.guest(21)
    await openCanteen(k.db.pool, { clerks: [next.personId] })
    for (const [name, input] of asked()) {
      for (const phone of [k.phone('rider'), k.phone('grid-worker'), next])
        expect([name, await phone.refused(name, input)]).toEqual([name, 'NOT_FOUND'])
      expect([name, await k.f.stranger.refused(name, input)]).toEqual([name, 'SIGN_IN_FIRST'])
    }
    expect((await next.call('list-my-canteens', {})).canteens).toHaveLength(1)
    expect((await k.phone('rider').call('list-my-canteens', {})).canteens).toEqual([])
  })
  test("the community's staff and the street above may; a clerk who left may not", async () => {
    for (const account of ['community-staff', 'street-staff'] as const) {
      expect((await k.phone(account).call('read-till', k.here)).canteenName).toBe('暖新食堂')
      expect((await k.phone(account).call('list-my-canteens', {})).canteens).toMatchObject([
        { name: '暖新食堂', role: 'staff' },
      ])
    }
    expect((await k.clerk.call('list-my-canteens', {})).canteens).toMatchObject([{ role: 'clerk' }])
    await k.db.pool.query('update canteen_clerk set until = $1', [k.f.now()])
    expect(await k.clerk.refused('read-till', k.here)).toBe('NOT_FOUND')
    expect((await k.clerk.call('list-my-canteens', {})).canteens).toEqual([])
  })
  test("a reservation is its eater's: a clerk next door checks nobody's age", async () => {
    const meal = await k.reserve(k.phone('resident'), { tier: 'age-60' })
    const next = await k.guest(21)
    await openCanteen(k.db.pool, { clerks: [next.personId] })
    expect(
      await next.refused('check-tier', {
        communityCode: meal.communityCode,
        reservationId: meal.reservationId,
        fits: true,
      }),
    ).toBe('NOT_FOUND')
    expect(
      await k
        .phone('resident')
        .refused('check-tier', { communityCode: meal.communityCode, reservationId: meal.reservationId, fits: true }),
    ).toBe('NOT_FOUND')
    expect((await k.phone('rider').call('list-my-meals', {})).meals).toEqual([])
  })
})
