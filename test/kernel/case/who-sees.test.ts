// A case is seen by those it concerns, each as much as they need; to
// everybody else "not yours" and "not there" are one answer.
import { newId } from '../../../cloudfunctions/kernel/ids'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { arrived, home, peopleOf, post, taken, useThread, which } from './thread'

const thread = useThread()
const helperId = demoPerson('volunteer').personId
let resident: Phone
let neighbour: Phone
let staff: Phone
// Every test gives the same helper something to hold.
beforeAll(() => thread.db.pool.query('update helper set max_open_tasks = 100 where helper_id = $1', [helperId]))
beforeEach(async () => {
  thread.f.pass(2)
  resident = await thread.f.signIn('resident')
  neighbour = await thread.f.signInAs(peopleOf('resident')[7]!.personId)
  staff = await thread.f.signIn('community-staff')
})
const secrets = [
  demoPerson('resident').name,
  demoPerson('resident').phone,
  demoPerson('volunteer').name,
  demoPerson('volunteer').phone,
  '陈老师',
]

test('a neighbour of an open matter sees the matter and never a person', async () => {
  const it = await taken(thread, helperId)
  await staff.call('ask-missing', { ...it, missing: ['户主的身份证'] })
  const voice = await arrived(thread, resident.personId, 'voice')
  await resident.call('supply-missing', { ...it, text: '身份证号我说在录音里', photos: [voice] })
  await staff.call('ask-missing', { ...it, missing: ['户主的身份证'] })
  await staff.call('pause-case', { ...it, reason: '户主老张住院了' })
  const seen = await neighbour.call('read-case', it)
  const [card] = (await neighbour.call('list-nearby-cases', { communityCode: home })).cases.filter(
    (c) => c.caseId === it.caseId,
  )
  expect(seen).toMatchObject({
    people: [],
    views: [],
    ratings: [],
    can: [],
    helperName: null,
    missing: [],
    pauseReason: null,
    photos: [],
  })
  for (const words of [JSON.stringify(seen), JSON.stringify(card)]) {
    for (const secret of [...secrets, '身份证', '老张'])
      expect([secret, words.includes(secret)]).toEqual([secret, false])
  }
  expect(seen.text).toContain('闭门器')
  expect(seen.timeline.map((t) => t.kind)).not.toContain('missing-asked')
})

test('a neighbour reads where it stands: taken, done, paused, answered, without a name', async () => {
  const it = await taken(thread, helperId)
  const next = async () => (await neighbour.call('read-case', it)).next
  const said = [await next()]
  await staff.call('pause-case', { ...it, reason: '等配件' })
  said.push(await next())
  await staff.call('resume-case', it)
  await (await thread.f.signIn('volunteer')).call('record-work', { ...it, text: '换好了', finished: true })
  said.push(await next())
  expect(said).toEqual(['有人在办', '先停一停', expect.stringContaining('答复')])
  for (const words of said) for (const secret of secrets) expect(words).not.toContain(secret)
})

test.each([
  ['a dispute', { categoryCode: 'dispute', text: '楼上半夜挪桌子。' }],
  ['a case its resident keeps to the office', { visibility: 'private' as const }],
])('%s is not there for neighbours, riders, strangers and staff of other places', async (_, over) => {
  const it = which(await post(resident, over))
  const absent = { communityCode: home, caseId: newId() }
  const elsewhere = await thread.f.signInAs(peopleOf('community-staff', '150105001001')[0]!.personId)
  const phones: [string, Phone, 'read-case' | 'read-desk-case'][] = [
    ['neighbour', neighbour, 'read-case'],
    ['rider', await thread.f.signIn('rider'), 'read-case'],
    ['volunteer', await thread.f.signIn('volunteer'), 'read-case'],
    ["staff by the resident's door", staff, 'read-case'],
    ['staff elsewhere', elsewhere, 'read-desk-case'],
    ['neighbour at the desk', neighbour, 'read-desk-case'],
  ]
  for (const [who, phone, operation] of phones) {
    const [there, notThere] = [await phone.answer(operation, it), await phone.answer(operation, absent)]
    expect([who, { ...there, requestId: '' }]).toEqual([who, { ...notThere, requestId: '' }])
    expect([who, there.ok || there.code]).toEqual([who, 'NOT_FOUND'])
  }
  expect((await neighbour.call('list-nearby-cases', { communityCode: home })).cases.map((c) => c.caseId)).not.toContain(
    it.caseId,
  )
  expect((await neighbour.call('list-my-cases', {})).cases).toEqual([])
  expect((await staff.call('read-desk-case', it)).isPrivate).toBe(true)
})

test("under another community's name a case is not there either, for its own resident and its own staff", async () => {
  const it = { ...which(await post(resident, { visibility: 'private' })), communityCode: '150105006002' }
  expect(await staff.refused('read-desk-case', it)).toBe('NOT_FOUND')
  expect(await resident.refused('withdraw-case', it)).toBe('NOT_FOUND')
  expect(await thread.f.stranger.refused('read-case', it)).toBe('SIGN_IN_FIRST')
})

test('the resident sees who looked: office and name, how often and when; neighbours count without a name', async () => {
  const it = await taken(thread, helperId)
  await staff.call('read-desk-case', it)
  thread.f.pass(10)
  await staff.call('read-desk-case', it)
  thread.f.pass(5)
  await (await thread.f.signIn('street-staff')).call('read-desk-case', it)
  thread.f.pass(5)
  await (await thread.f.signIn('volunteer')).call('read-case', it)
  thread.f.pass(5)
  await neighbour.call('read-case', it)
  await resident.call('read-case', it)
  const { views } = await resident.call('read-case', it)
  expect(views.map((v) => [v.who, v.times])).toEqual([
    ['一位邻居', 1],
    [expect.stringMatching(/^陈老师/), 1],
    [expect.stringMatching(/^孙磊 · .*昭乌达南路/), 1],
    [expect.stringMatching(/^赵静 · .*大台什路/), 2],
  ])
  expect(new Date(views[3]!.at).getTime()).toBe(thread.f.now().getTime() - 15 * 60_000)
  expect((await neighbour.call('read-case', it)).views).toEqual([])
})

test('a screen that stays open counts as one look in ten minutes, and writes nothing in between', async () => {
  const it = await taken(thread, helperId)
  const written = async () =>
    (await thread.db.pool.query<{ xmin: string }>('select xmin::text from case_view where case_id = $1', [it.caseId]))
      .rows
  await neighbour.call('read-case', it)
  const once = await written()
  for (let i = 0; i < 9; i++) {
    thread.f.pass(1)
    await neighbour.call('read-case', it)
  }
  expect(await written()).toEqual(once)
  const times = async () => (await resident.call('read-case', it)).views.map((v) => v.times)
  expect(await times()).toEqual([1])
  thread.f.pass(1)
  await neighbour.call('read-case', it)
  expect(await times()).toEqual([2])
})

test.each(['solved', 'withdrawn'] as const)(
  "a case that was %s is no longer its neighbours' to read, and still its own resident's and helper's",
  async (outcome) => {
    const it = await taken(thread, helperId)
    expect((await neighbour.call('read-case', it)).text).toContain('闭门器')
    if (outcome === 'withdrawn') await resident.call('withdraw-case', it)
    else {
      await staff.call('answer-case', { ...it, text: '闭门器已换新，夜里能关上。' })
      expect((await neighbour.call('read-case', it)).state).toBe('answered')
      await resident.call('say-verdict', { ...it, contacted: true, solved: true, satisfied: true })
    }
    expect(await neighbour.refused('read-case', it)).toBe('NOT_FOUND')
    expect(
      (await neighbour.call('list-nearby-cases', { communityCode: home })).cases.map((c) => c.caseId),
    ).not.toContain(it.caseId)
    expect((await resident.call('read-case', it)).outcome).toBe(outcome)
    expect((await (await thread.f.signIn('volunteer')).call('read-case', it)).outcome).toBe(outcome)
  },
)

test('a helper asked about a private case sees kind and grid; what was said and where come with taking', async () => {
  const asked = await thread.f.signIn('volunteer')
  const photos = [await arrived(thread, resident.personId), await arrived(thread, resident.personId, 'voice')]
  const it = which(
    await post(resident, {
      visibility: 'private',
      text: '我家老人摔了腿，门锁坏了锁不上。',
      photos: [photos[0]!],
      voice: photos[1]!,
    }),
  )
  await staff.call('ask-missing', { ...it, missing: ['几号门'] })
  await resident.call('supply-missing', { ...it, text: '三单元六零一' })
  await thread.db.pool.query('delete from case_offer where helper_id = $1', [asked.personId])
  await thread.db.pool.query(`insert into case_offer values ($1, $2, $3, '', 1, 1, 'open', '[]', '{}', '', $4, $5)`, [
    home,
    it.caseId,
    asked.personId,
    thread.f.now(),
    new Date(thread.f.now().getTime() + 480_000),
  ])
  const [offer] = (await asked.call('list-offers', {})).offers
  const seen = await asked.call('read-case', it)
  const whole = await resident.call('read-case', it)
  for (const view of [offer!, seen]) {
    expect(view).toMatchObject({
      caseId: it.caseId,
      title: '公共设施维修',
      placeName: whole.gridName,
      text: '',
      photos: [],
      thumbUrl: null,
      helperName: null,
      isPrivate: true,
      next: expect.stringContaining('接下后'),
    })
    for (const secret of [...secrets, whole.placeName, '老人', '门锁', '几号门', '三单元'])
      expect([secret, JSON.stringify(view).includes(secret)]).toEqual([secret, false])
  }
  expect(seen).toMatchObject({
    people: [{ name: '张**', phone: null, relation: '提的人' }],
    answer: null,
    missing: [],
    can: ['claim', 'refuse', 'see-why-asked'],
  })
  await asked.call('claim-case', it)
  expect(await asked.call('read-case', it)).toMatchObject({
    text: '我家老人摔了腿，门锁坏了锁不上。',
    placeName: whole.placeName,
    photos: [{}, {}],
    people: [{ phone: demoPerson('resident').phone }],
  })
})

test('name and number are whole for who must call back, a family name for who is only asked', async () => {
  const it = await taken(thread, helperId)
  const own = demoPerson('resident')
  for (const [phone, operation] of [
    [staff, 'read-desk-case'],
    [await thread.f.signIn('volunteer'), 'read-case'],
  ] as const) {
    expect((await phone.call(operation, it)).people).toEqual([{ name: own.name, phone: own.phone, relation: '提的人' }])
  }
  expect((await resident.call('read-case', it)).people).toEqual([
    { name: own.name, phone: own.phone, relation: '提的人' },
    { name: '陈老师', phone: demoPerson('volunteer').phone, relation: '帮手' },
  ])
})

test('a helper whose question is over is a neighbour again: a private case is gone from their phone', async () => {
  const asked = await thread.f.signInAs(peopleOf('volunteer')[2]!.personId)
  const ask = async (visibility: 'private' | 'neighbours') => {
    const it = which(await post(resident, { visibility }))
    await thread.db.pool.query(`insert into case_offer values ($1, $2, $3, '', 1, 1, 'open', '[]', '{}', '', $4, $5)`, [
      home,
      it.caseId,
      asked.personId,
      thread.f.now(),
      new Date(thread.f.now().getTime() + 480_000),
    ])
    return it
  }
  const hidden = await ask('private')
  expect((await asked.call('read-case', hidden)).people).toEqual([{ name: '张**', phone: null, relation: '提的人' }])
  await asked.call('refuse-offer', { ...hidden, reason: '今天不行' })
  expect(await asked.refused('read-case', hidden)).toBe('NOT_FOUND')
  const open = await ask('neighbours')
  await asked.call('refuse-offer', { ...open, reason: '今天不行' })
  expect((await asked.call('read-case', open)).people).toEqual([])
})

test.each<DemoAccountKey>(['volunteer', 'rider', 'community-staff', 'street-staff'])(
  "%s cannot do the resident's part in somebody else's case",
  async (account) => {
    const it = which(await post(resident))
    const phone = await thread.f.signIn(account)
    const calls = [
      ['withdraw-case', it],
      ['supply-missing', { ...it, text: '补一句' }],
      ['say-verdict', { ...it, contacted: true, solved: true, satisfied: true }],
      ['rate-case', { ...it, stars: 5 }],
    ] as const
    for (const [operation, input] of calls)
      expect([operation, await phone.refused(operation, input)]).toEqual([operation, 'NOT_FOUND'])
  },
)

test.each<DemoAccountKey>(['resident', 'volunteer', 'grid-worker', 'rider'])('%s has no desk', async (account) => {
  const it = which(await post(resident))
  const phone = await thread.f.signIn(account)
  const calls = [
    ['list-inbox', { view: 'open' }],
    ['read-desk-case', it],
    ['accept-case', it],
    ['answer-case', { ...it, text: '修好了，放心。' }],
    ['assign-helper', { ...it, helperId }],
    ['transfer-case', { ...it, toOffice: '150105006002', reason: '归他们' }],
    ['pause-case', { ...it, reason: '等配件' }],
    ['resume-case', it],
    ['ask-missing', { ...it, missing: ['照片'] }],
    ['list-helpers', it],
    ['list-offices', it],
  ] as const
  for (const [operation, input] of calls)
    expect([operation, await phone.refused(operation, input)]).toEqual([operation, 'NOT_FOUND'])
})
