// 楼栋长 and 单元长: held by name or vacant, one holder at most, handed over
// with a word, and everybody who held one is on record.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { demoCity, demoPerson } from '../../world/city'
import { useThread } from '../case/thread'
import type { Phone } from '../../world/phone'
import { appointed, home } from './registered'

const thread = useThread()
let rider: Phone
let volunteer: Phone
let staff: Phone
const house = demoCity().city.buildings.find((b) => b.communityCode === home)!
const lead = { communityCode: home, postCode: house.code }
beforeAll(async () => {
  ;[rider, volunteer, staff] = [
    await thread.f.signIn('rider'),
    await thread.f.signIn('volunteer'),
    await thread.f.signIn('community-staff'),
  ]
})
const asks = async (phone: Phone, post = lead): Promise<string> => {
  const candidacyId = newId()
  await phone.call('apply-for-post', { ...post, candidacyId, words: '我就住这栋。' })
  return candidacyId
}
const decide = (candidacyId: string, over: object = {}) => ({
  communityCode: home,
  candidacyId,
  decision: 'appoint' as const,
  ...over,
})

test('every building has one post and each unit one; the counts are those of the houses', async () => {
  const houses = demoCity().city.buildings.filter((b) => b.communityCode === home)
  const seen = []
  let after: string | undefined
  do {
    const page = await rider.call('list-posts', { communityCode: home, ...(after ? { after } : {}) })
    expect(page.counts).toEqual({
      posts: houses.reduce((n, b) => n + 1 + b.units, 0),
      held: 0,
      vacant: houses.reduce((n, b) => n + 1 + b.units, 0),
    })
    expect(page.mayApply).toBe(false)
    seen.push(...page.buildings)
    after = page.next ?? undefined
  } while (after)
  expect(seen.map((b) => [b.buildingCode, b.units.length]).sort()).toEqual(houses.map((b) => [b.code, b.units]).sort())
})

test('who does not serve there does not ask for one; nor for a post that no house has', async () => {
  expect(await rider.refused('apply-for-post', { ...lead, candidacyId: newId() })).toBe('NOT_APPOINTED')
  for (const postCode of [
    `${house.code}-U${house.units + 1}`,
    `${house.code}-U0`,
    `${house.code}-U01`,
    `${house.code.slice(0, -3)}999`,
  ]) {
    expect([
      postCode,
      await volunteer.refused('apply-for-post', { communityCode: home, postCode, candidacyId: newId() }),
    ]).toEqual([postCode, 'NOT_FOUND'])
  }
})

test('asked for, decided, held by name; asked twice is once', async () => {
  const candidacyId = await asks(volunteer)
  expect(await volunteer.refused('apply-for-post', { ...lead, candidacyId: newId() })).toBe('ALREADY_APPLIED')
  expect((await staff.call('list-candidacies', { communityCode: home })).candidacies).toMatchObject([
    { candidacyId, postCode: lead.postCode, holderName: null, finished: 0, words: '我就住这栋。' },
  ])
  expect(await staff.call('decide-post', decide(candidacyId))).toEqual({ state: 'appointed' })
  const page = await rider.call('list-posts', { communityCode: home, gridCode: house.gridCode })
  expect(page.buildings.find((b) => b.buildingCode === house.code)!.lead).toMatchObject({
    holderName: demoPerson('volunteer').name,
    since: thread.f.now().toISOString(),
    isMine: false,
  })
  expect(page.counts.held).toBe(1)
  expect((await volunteer.call('read-gridwork', {})).posts).toMatchObject([
    { postCode: lead.postCode, postName: expect.stringContaining('楼栋长') },
  ])
  expect(await volunteer.refused('apply-for-post', { ...lead, candidacyId: newId() })).toBe('POST_HELD')
  expect(await staff.refused('decide-post', decide(candidacyId))).toBe('STATE_CHANGED')
})

test('a held post is given on only as a handover, and the one before is told; both stay on record', async () => {
  await appointed(thread.f, rider)
  const candidacyId = await asks(rider)
  expect(await staff.refused('decide-post', decide(candidacyId))).toBe('POST_HELD')
  thread.f.pass(24 * 60)
  const at = thread.f.now().toISOString()
  await staff.call('decide-post', decide(candidacyId, { handOver: true }))
  const { post, holders } = await volunteer.call('read-post', lead)
  expect(post).toMatchObject({ holderName: demoPerson('rider').name, since: at })
  expect(holders).toMatchObject([
    { name: demoPerson('rider').name, until: null },
    { name: demoPerson('volunteer').name, until: at, why: '交接给下一任' },
  ])
  const { rows } = await thread.db.pool.query(
    `select 1 from outbox where kind = 'post.handed-over' and to_person = $1`,
    [volunteer.personId],
  )
  expect(rows).toHaveLength(1)
})

test('the holder lays it down with a word; nobody else can, and it is vacant', async () => {
  expect(await volunteer.refused('hand-over-post', { ...lead, note: '交给我' })).toBe('NOT_FOUND')
  await rider.call('hand-over-post', { ...lead, note: '钥匙在门卫，三单元灯坏了没修。' })
  expect((await volunteer.call('read-post', lead)).holders[0]).toMatchObject({
    note: '钥匙在门卫，三单元灯坏了没修。',
    why: '本人交出',
  })
  expect((await rider.call('list-posts', { communityCode: home })).counts.held).toBe(0)
  expect(await rider.refused('hand-over-post', { ...lead, note: '再交一次' })).toBe('NOT_FOUND')
})

test('who leaves holds no post and asks for none', async () => {
  const unit = { communityCode: home, postCode: `${house.code}-U1` }
  await staff.call('decide-post', decide(await asks(rider, unit)))
  const open = await asks(rider)
  await rider.call('withdraw-consent', { communityCode: home })
  expect((await volunteer.call('read-post', unit)).post.holderName).toBeNull()
  expect((await volunteer.call('read-post', unit)).holders[0]!.until).not.toBeNull()
  expect(await staff.refused('decide-post', decide(open))).toBe('STATE_CHANGED')
  expect((await staff.call('list-candidacies', { communityCode: home })).candidacies).toEqual([])
})

test('no with a reason; only houses with a vacant post are listed when asked so', async () => {
  const candidacyId = await asks(volunteer)
  expect(
    await staff.call('decide-post', decide(candidacyId, { decision: 'refuse', reason: '先请住在本栋的人' })),
  ).toEqual({ state: 'refused' })
  const { buildings } = await rider.call('list-posts', { communityCode: home, vacant: true })
  expect(buildings.length).toBeGreaterThan(0)
  for (const b of buildings) expect([b.lead, ...b.units].some((p) => p.holderName === null)).toBe(true)
})
