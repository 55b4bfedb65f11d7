// 双向评价: helper and resident rate each other; neither sees the other's before both are in or 72 hours passed.
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { post, taken, useThread, which, type Which } from './thread'

const thread = useThread()
let resident: Phone
let helper: Phone
let it: Which
beforeEach(async () => {
  thread.f.pass(2)
  resident = await thread.f.signIn('resident')
  helper = await thread.f.signIn('volunteer')
  it = await taken(thread, demoPerson('volunteer').personId)
  await helper.call('record-work', { ...it, text: '换好了', finished: true })
  await (await thread.f.signIn('community-staff')).call('answer-case', { ...it, text: '已经修好了。' })
})
const seenBy = async (phone: Phone) => (await phone.call('read-case', it)).ratings.map((r) => [r.side, r.stars])

test('the first rating stays hidden from the other side until theirs is in, then both see both', async () => {
  expect(await resident.call('rate-case', { ...it, stars: 5, text: '手脚麻利' })).toEqual({ shown: false })
  expect(await seenBy(helper)).toEqual([])
  expect(await seenBy(resident)).toEqual([['resident', 5]])
  expect(await helper.call('rate-case', { ...it, stars: 4 })).toEqual({ shown: true })
  for (const phone of [resident, helper])
    expect((await seenBy(phone)).sort()).toEqual([
      ['helper', 4],
      ['resident', 5],
    ])
})

test('a rating that stays alone is shown after 72 hours, not a moment before', async () => {
  await helper.call('rate-case', { ...it, stars: 2, text: '约了两次都不在家' })
  const at = thread.f.now().getTime() + 72 * 3_600_000
  thread.f.setTime(new Date(at - 1))
  expect(await seenBy(resident)).toEqual([])
  thread.f.setTime(new Date(at))
  expect(await seenBy(resident)).toEqual([['helper', 2]])
  // Whoever rates after having seen the other's does so openly: both are there at once.
  expect(await resident.call('rate-case', { ...it, stars: 3 })).toEqual({ shown: true })
})

test('that somebody rated can be seen, how cannot: neither in the timeline nor at the desk', async () => {
  await resident.call('rate-case', { ...it, stars: 1, text: '没戴鞋套' })
  const seen = [
    await helper.call('read-case', it),
    await (await thread.f.signIn('community-staff')).call('read-desk-case', it),
  ]
  for (const view of seen) {
    expect(view.timeline[0]).toMatchObject({ kind: 'rated', title: '居民评价了', detail: '' })
    expect(JSON.stringify(view)).not.toContain('没戴鞋套')
  }
})

test('nobody rates twice, before it is answered, or a case they have no part in', async () => {
  await resident.call('rate-case', { ...it, stars: 5 })
  expect(await resident.refused('rate-case', { ...it, stars: 1 })).toBe('ALREADY_SAID')
  expect(await seenBy(resident)).toEqual([['resident', 5]])
  for (const account of ['rider', 'community-staff', 'part-timer'] as const) {
    expect([account, await (await thread.f.signIn(account)).refused('rate-case', { ...it, stars: 5 })]).toEqual([
      account,
      'NOT_FOUND',
    ])
  }
  const early = await taken(thread, demoPerson('volunteer').personId)
  expect(await resident.refused('rate-case', { ...early, stars: 5 })).toBe('RATE_LATER')
  expect(await helper.refused('rate-case', { ...early, stars: 5 })).toBe('RATE_LATER')
  await helper.call('record-work', { ...early, text: '换好了', finished: true })
  const alone = which(await post(resident))
  await (await thread.f.signIn('community-staff')).call('answer-case', { ...alone, text: '社区自己修好了。' })
  expect(await resident.refused('rate-case', { ...alone, stars: 5 })).toBe('RATE_LATER')
})

test.each([0, 6, 4.5, '5'])('%p stars are no rating', async (stars) => {
  expect(await resident.refused('rate-case', { ...it, stars })).toBe('INPUT_INVALID')
})
