// From the menu to the plate: a rider reserves with one thumb, comes with six digits, and eats once.
import { isWellTyped } from '../../../cloudfunctions/kernel/canteen/pick-up-code'
import { at, today, tomorrow, useKitchen } from './kitchen'

jest.setTimeout(30_000)
const k = useKitchen()

test('whoever is signed out reads the menu, with what is in it, what it costs and how many are left', async () => {
  const page = await k.f.stranger.call('list-meals', { areaCode: '150105' })
  expect(page.canteens).toHaveLength(1)
  expect(page.canteens[0]).toMatchObject({
    name: '暖新食堂',
    sittings: [
      {
        sitting: 'lunch',
        state: 'open',
        mainDishes: ['红烧肉'],
        fromFen: 1600,
        left: 7,
        portions: 10,
        line: '还剩 7 份，今天 10:30 截止',
      },
    ],
  })
  const view = await k.f.stranger.call('read-canteen', k.here)
  expect(view.canServe).toBe(false)
  expect(view.sittings[0]).toMatchObject({
    left: 7,
    elderPortions: 3,
    elderLeft: 3,
    mine: null,
    cutOffAt: at('10:30'),
    servesFrom: at('11:30'),
  })
  expect(view.sittings[0]!.dishes[0]).toEqual({ name: '红烧肉', kind: 'main', allergens: ['soy'] })
  expect(view.sittings[0]!.tiers.map((t) => [t.code, t.priceFen, t.mine])).toEqual([
    ['full', 1600, true],
    ['rider', 1280, false],
    ['rider-late', 960, false],
    ['age-60', 1280, false],
    ['age-80', 960, false],
    ['age-85', 960, false],
  ])
  expect(view.sittings[0]!.tiers[2]!.line).toBe('骑手，13:00–13:45 来取，六折，骑手关爱基金补')
  expect(view.sittings[0]!.tiers[5]!.line).toBe('85 岁及以上，当天第一餐免费，六折，赛罕区民政局补')
})

test('a rider reserves, sees the code on the phone, and the till says yes once', async () => {
  const rider = k.phone('rider')
  const meal = await k.reserve(rider, { tier: 'rider' })
  expect(meal).toMatchObject({
    state: 'reserved',
    priceFen: 1280,
    pickUpFrom: at('11:30'),
    holdUntil: at('12:30'),
    line: '11:30–12:30 来取，过了会让给排队的人',
    canCancel: true,
  })
  expect(isWellTyped(meal.code!)).toBe(true)
  expect((await rider.call('list-my-meals', {})).meals).toEqual([meal])
  expect((await k.f.stranger.call('read-canteen', k.here)).sittings[0]!.left).toBe(6)
  expect((await rider.call('read-canteen', k.here)).sittings[0]!.mine).toEqual(meal)

  k.f.setTime(at('11:29'))
  expect(await k.till(meal.code!)).toMatchObject({ yes: false, reason: 'NOT_YET', words: '还没到时间，11:30 起取' })
  k.f.setTime(at('12:31'))
  expect(await k.till(meal.code!)).toMatchObject({
    yes: true,
    meal: { name: '马**', tierName: '骑手价', priceFen: 1280, dueFen: 1280, check: null, sittingName: '午餐' },
  })
  k.f.setTime(at('12:40'))
  expect(await k.till(meal.code!)).toEqual({ yes: false, reason: 'USED', words: '用过了，12:31', at: at('12:31') })
  expect((await rider.call('list-my-meals', {})).meals[0]).toMatchObject({
    state: 'redeemed',
    line: '12:31 取走了',
    canCancel: false,
  })
  expect(
    await rider.refused('cancel-reservation', { communityCode: meal.communityCode, reservationId: meal.reservationId }),
  ).toBe('ALREADY_REDEEMED')
})

test('the QR says the same as the digits, and an altered one says nothing', async () => {
  const meal = await k.reserve(k.phone('rider'), { tier: 'rider' })
  k.f.setTime(at('11:40'))
  expect(await k.till(meal.qr!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')))).toMatchObject({
    yes: false,
    reason: 'UNKNOWN',
  })
  expect(await k.till(meal.qr!)).toMatchObject({ yes: true })
})

test("one wrong digit is heard as one, and opens nobody else's meal", async () => {
  const { code } = await k.reserve(k.phone('rider'), { tier: 'rider' })
  k.f.setTime(at('11:40'))
  for (let i = 0; i < 6; i++) {
    for (const digit of '0123456789') {
      const typed = code!.slice(0, i) + digit + code!.slice(i + 1)
      if (typed !== code) expect(isWellTyped(typed)).toBe(false)
    }
  }
  expect(await k.till(code!.slice(0, 5) + String((Number(code![5]) + 1) % 10))).toMatchObject({
    yes: false,
    reason: 'TYPO',
  })
})

test('the till says why not: another day, another canteen, given back, not fetched', async () => {
  await k.menu({ day: tomorrow })
  const later = await k.reserve(k.phone('rider'), { tier: 'rider', day: tomorrow })
  const back = await k.reserve(k.phone('resident'))
  const missed = await k.reserve(k.phone('volunteer'))
  k.f.setTime(at('10:02'))
  await k
    .phone('resident')
    .call('cancel-reservation', { communityCode: back.communityCode, reservationId: back.reservationId })
  k.f.setTime(at('12:35'))
  await k.f.tick()
  expect(await k.till(later.code!)).toMatchObject({ reason: 'WRONG_DAY', words: '不是今天的，是明天的午餐' })
  expect(await k.till(later.qr!)).toMatchObject({ reason: 'WRONG_DAY', words: '不是今天的，是明天的午餐' })
  expect(await k.till(back.code!)).toMatchObject({ reason: 'CANCELLED', words: '已取消，10:02', at: at('10:02') })
  expect(await k.till(missed.code!)).toMatchObject({ reason: 'RELEASED', words: '过时没来，12:35 让给了排队的人' })
  const { openCanteen, menuOf } = await import('./kitchen')
  const next = await openCanteen(k.db.pool, { name: '隔壁食堂', clerks: [k.clerk.personId] })
  k.f.setTime(at('09:30', tomorrow))
  await k.clerk.call('save-menu', menuOf(next, { day: tomorrow }))
  const theirs = (await k.phone('resident').call('reserve-meal', k.asked({ ...next, day: tomorrow }))).meal
  k.f.setTime(at('11:40', tomorrow))
  expect(await k.till(theirs.qr!)).toMatchObject({ reason: 'OTHER_CANTEEN' })
  expect(await k.till(theirs.code!)).toMatchObject({ reason: 'OTHER_CANTEEN', words: '是另一家食堂的（隔壁食堂）' })
  expect(await k.till(later.code!)).toMatchObject({ yes: true })
})

test('refused, each with its own word', async () => {
  const rider = k.phone('rider')
  expect(await rider.refused('reserve-meal', k.asked({ sitting: 'dinner' }))).toBe('NO_MENU')
  expect(await rider.refused('reserve-meal', k.asked({ tier: 'nothing' }))).toBe('TIER_NOT_YOURS')
  expect(await k.phone('resident').refused('reserve-meal', k.asked({ tier: 'rider' }))).toBe('TIER_NOT_YOURS')
  expect(await rider.refused('join-waitlist', k.asked({ tier: 'rider' }))).toBe('STILL_LEFT')
  await k.reserve(rider, { tier: 'rider' })
  expect(await rider.refused('reserve-meal', k.asked({ tier: 'rider' }))).toBe('ALREADY_RESERVED')
  k.f.setTime(at('10:30'))
  expect(await k.phone('resident').refused('reserve-meal', k.asked())).toBe('CUT_OFF')
  expect(await k.f.stranger.refused('reserve-meal', k.asked())).toBe('SIGN_IN_FIRST')
})

test('one meal a person and sitting, also in two canteens; dinner is another meal', async () => {
  const { openCanteen, menuOf } = await import('./kitchen')
  const next = await openCanteen(k.db.pool, { clerks: [k.clerk.personId] })
  await k.clerk.call('save-menu', menuOf(next))
  await k.menu({ sitting: 'dinner' })
  await k.reserve(k.phone('resident'))
  expect(await k.phone('resident').refused('reserve-meal', k.asked(next))).toBe('ALREADY_RESERVED')
  expect(await k.reserve(k.phone('resident'), { sitting: 'dinner' })).toMatchObject({ state: 'reserved', day: today })
})

test('a daughter reserves for her mother: both see the code, a stranger reserves for nobody', async () => {
  const [daughter, mother] = [k.phone('proxy'), k.phone('elder')]
  await k.seeAge(mother.personId, 80)
  const meal = await k.reserve(daughter, { tier: 'age-80', forPersonId: mother.personId })
  expect(meal).toMatchObject({ forPersonId: mother.personId, forName: '许桂芳', priceFen: 960, checkedAtTill: false })
  expect((await mother.call('list-my-meals', {})).meals).toEqual([meal])
  expect((await daughter.call('list-my-meals', {})).meals).toEqual([meal])
  expect(await k.phone('rider').refused('reserve-meal', k.asked({ tier: 'full', forPersonId: mother.personId }))).toBe(
    'NO_CONSENT_TO_SPEAK',
  )
  expect(
    await k
      .phone('rider')
      .refused('cancel-reservation', { communityCode: meal.communityCode, reservationId: meal.reservationId }),
  ).toBe('NOT_FOUND')
  await mother.call('cancel-reservation', { communityCode: meal.communityCode, reservationId: meal.reservationId })
  expect((await daughter.call('list-my-meals', {})).meals[0]).toMatchObject({
    state: 'cancelled',
    code: null,
    qr: null,
  })
})
