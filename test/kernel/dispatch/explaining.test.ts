// Why this helper and not another: kept with the question, told to
// staff in words that add up, and to the helper about nobody else.
import type { Phone } from '../../world/phone'
import { OFFER_POLICY, type OfferPolicy } from '../../../cloudfunctions/kernel/matching/choose'
import { rulesInWords } from '../../../cloudfunctions/kernel/dispatch/matching-rules'
import { offersOf, onlyHelpers, peopleOf, post, useThread, which, type Which } from '../case/thread'

const thread = useThread()
const eldersNeed = { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }
let resident: Phone
let staff: Phone
let it: Which

beforeEach(async () => {
  thread.f.setTime('2026-11-23T02:00:00Z')
  await thread.db.pool.query('delete from rate_window')
  await thread.db.pool.query(
    `update cases
     set next_wave_at = null, escalate_at = null, dispatch = 'with-staff'
     where dispatch in ('waiting', 'offering')`,
  )
  await thread.db.pool.query('delete from case_offer')
  await onlyHelpers(
    thread,
    [...peopleOf('volunteer'), ...peopleOf('part-timer'), ...peopleOf('grid-worker')].map((p) => p.personId),
  )
  resident = await thread.f.signIn('resident')
  staff = await thread.f.signIn('community-staff')
  it = which(await post(resident, eldersNeed))
  // Little time is left, so one wave asks several.
  await thread.db.pool.query('update cases set escalate_at = $2 where case_id = $1', [
    it.caseId,
    new Date(thread.f.now().getTime() + 480_000),
  ])
  await thread.f.tick()
})

test('every wave: who, when, in which order, each cost in words with its metres, and they add up', async () => {
  const view = await staff.call('read-dispatch', it)
  const kept = await offersOf(thread, it)
  expect(view).toMatchObject({
    standing: '正在问第 1 轮',
    byHandAt: null,
    people: kept.length,
    edition: OFFER_POLICY.edition,
  })
  const [wave] = view.waves.filter((w) => w.wave === 1)
  expect(wave!.asked.map((a) => a.helperId)).toEqual(kept.map((o) => o.helper_id))
  expect(kept.length).toBeGreaterThan(1)
  for (const a of wave!.asked) {
    expect(a.terms.length).toBeGreaterThanOrEqual(4)
    expect(a.terms.every((t) => t.word !== '其他')).toBe(true)
    expect(a.terms.reduce((sum, t) => sum + t.metres, 0)).toBe(a.sumMetres)
    expect(a.answerWords).toBe('等回话，到 10:08')
    expect(a.candidates).toBeGreaterThanOrEqual(a.rank)
  }
  const others = wave!.asked.flatMap((a) => a.ifOther)
  expect(others.length).toBeGreaterThan(0)
  for (const line of others) expect(line).toMatch(/再少 \d+ 米|换过来不行|能省 \d+ 米|一样省/)
  expect(
    others.some((line) =>
      peopleOf('volunteer')
        .concat(peopleOf('grid-worker'), peopleOf('part-timer'))
        .some((p) => line.includes(p.name.slice(0, 1))),
    ),
  ).toBe(true)
  expect(wave!.asked.map((a) => a.rank)).toEqual(wave!.asked.map((a) => a.rank).sort((x, y) => x - y))
  expect(wave!.proof).toMatch(/^这一批 1 件、\d+ 位帮手，已验算：没有更省的派法$/)
})

test('who was left out, how many, why, what would have to change; the counts and the asked are everybody', async () => {
  const [wave] = (await staff.call('read-dispatch', it)).waves
  expect(wave!.leftOut.length).toBeGreaterThan(1)
  for (const l of wave!.leftOut) {
    expect(l.people).toBeGreaterThan(0)
    expect(l.word).toMatch(/\p{Script=Han}{3,}/u)
    expect(l.change).toMatch(/\p{Script=Han}{4,}/u)
  }
})

test('an answer stands beside the question with its time and its reason', async () => {
  const [first] = await offersOf(thread, it)
  thread.f.pass(3)
  await (await thread.f.signInAs(first!.helper_id)).call('refuse-offer', { ...it, reason: '在医院陪人' })
  const [asked] = (await staff.call('read-dispatch', it)).waves.find((w) => w.wave === 1)!.asked
  expect(asked).toMatchObject({ answer: 'refused', answerWords: '10:03 说这次不行', reason: '在医院陪人' })
})

test('the whole way stands there newest first, also if the machine found nobody or a person decided', async () => {
  await onlyHelpers(thread, [])
  const alone = which(await post(resident, eldersNeed))
  await thread.f.tick()
  thread.f.pass(1)
  await resident.call('ask-for-person', alone)
  const view = await staff.call('read-dispatch', alone)
  expect(view.waves.map((w) => w.title)).toEqual(['居民请社区的人来安排', '附近这会儿没有合适的人'])
  expect(view).toMatchObject({
    people: 0,
    byHandAt: thread.f.now().toISOString(),
    standing: '居民请社区的人来安排，系统不再问人',
  })
})

test('looking is on record for the resident, once for a look', async () => {
  const street = await thread.f.signIn('street-staff')
  expect(await street.call('read-dispatch', it)).toMatchObject({ people: expect.any(Number) })
  await street.call('read-dispatch', it)
  const views = (await resident.call('read-case', it)).views.filter((v) => v.times > 0)
  expect(views).toEqual([expect.objectContaining({ times: 1 })])
})

test('the helper reads what was weighed about themself, and nothing of anybody else; also a month later', async () => {
  const kept = await offersOf(thread, it)
  const mine = kept[0]!
  const helper = await thread.f.signInAs(mine.helper_id)
  const why = await helper.call('read-why-asked', it)
  expect(why).toMatchObject({ answer: 'open', rank: 1, asked: kept.length, choice: { automatic: true } })
  expect(why.terms.map((t) => t.word)).toEqual(expect.arrayContaining(['离你', '今天', '近来问过你', '估计你会接']))
  const others = await thread.db.pool.query<{ name: string }>(
    'select distinct name from helper where helper_id <> $1',
    [mine.helper_id],
  )
  const text = JSON.stringify(why)
  expect(others.rows.filter(({ name }) => name && text.includes(name))).toEqual([])
  expect(why.used.length).toBeGreaterThan(8)
  expect(why.never).toEqual(expect.arrayContaining(['性别', '年龄', '民族']))
  thread.f.setTime('2026-12-24T02:00:00Z')
  await thread.f.tick()
  const later = await (await thread.f.signInAs(mine.helper_id)).call('read-why-asked', it)
  expect(later.terms).toEqual(why.terms)
  expect(later).toMatchObject({ answer: 'expired', answerWords: '到 10:08 没回话' })
})

test('the way to the reasons stays: from the case they took, the one they refused, the message about it', async () => {
  const [first, second] = await offersOf(thread, it)
  const [taker, refuser] = [await thread.f.signInAs(first!.helper_id), await thread.f.signInAs(second!.helper_id)]
  await refuser.call('refuse-offer', { ...it, reason: '在医院陪人' })
  await taker.call('claim-case', it)
  expect((await taker.call('read-case', it)).can).toEqual(expect.arrayContaining(['see-why-asked', 'record-work']))
  expect((await refuser.call('read-case', it)).can).toEqual(['see-why-asked'])
  expect(await taker.call('read-why-asked', it)).toMatchObject({
    answer: 'accepted',
    inHand: true,
    categoryName: '养老助老',
  })
  expect(await refuser.call('read-why-asked', it)).toMatchObject({
    answer: 'refused',
    answerWords: '10:00 说这次不行',
    inHand: false,
  })
  await thread.f.tick()
  for (const phone of [taker, refuser])
    expect((await phone.call('list-notices', {})).notices).toContainEqual(
      expect.objectContaining({ kind: 'offer.open', caseId: it.caseId }),
    )
  for (const phone of [resident, staff])
    expect((await phone.call(phone === staff ? 'read-desk-case' : 'read-case', it)).can).not.toContain('see-why-asked')
})

test('of a private matter a refuser reads why they were asked and no more; who was sent was not asked', async () => {
  const sealed = which(await post(resident, { ...eldersNeed, visibility: 'private' }))
  await thread.db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
  await thread.f.tick()
  const [mine] = await offersOf(thread, sealed)
  const phone = await thread.f.signInAs(mine!.helper_id)
  await phone.call('refuse-offer', { ...sealed, reason: '在医院陪人' })
  expect(await phone.refused('read-case', sealed)).toBe('NOT_FOUND')
  const why = await phone.call('read-why-asked', sealed)
  expect(why).toMatchObject({ answer: 'refused', inHand: false })
  expect(JSON.stringify(why)).not.toContain(eldersNeed.text)
  const sent = peopleOf('volunteer').find((p) => p.personId !== mine!.helper_id)!.personId
  const byHand = which(await post(resident, { ...eldersNeed, byHand: true }))
  await staff.call('assign-helper', { ...byHand, helperId: sent })
  expect((await (await thread.f.signInAs(sent)).call('read-case', byHand)).can).not.toContain('see-why-asked')
})

test('whoever was never asked hears that there is nothing', async () => {
  const asked = new Set((await offersOf(thread, it)).map((o) => o.helper_id))
  const other = peopleOf('volunteer').find((p) => !asked.has(p.personId))!
  expect(await (await thread.f.signInAs(other.personId)).refused('read-why-asked', it)).toBe('NOT_FOUND')
  expect(await resident.refused('read-why-asked', it)).toBe('NOT_FOUND')
})

test('what staff read of the rules is what runs: another policy reads differently, line by line', async () => {
  const { estimate, ...rules } = await staff.call('read-matching-rules', {})
  expect(rules).toEqual(rulesInWords(OFFER_POLICY))
  expect(estimate).toMatchObject({ edition: null, line: '还没从回答里学过，用的是定好的起始数。' })
  const text = (policy: OfferPolicy) => JSON.stringify(rulesInWords(policy))
  const p = OFFER_POLICY
  // Every number of the policy, or the compiler asks for it; how the search is cut short decides nothing.
  const other: Record<Exclude<keyof OfferPolicy, 'shortlist' | 'skillNames'>, Partial<OfferPolicy>> = {
    edition: { edition: 'another' },
    metresPerFatigue: { metresPerFatigue: 601 },
    metresPerTaskToday: { metresPerTaskToday: 501 },
    metresPerLogChance: { metresPerLogChance: 3100 },
    sameGridMetres: { sameGridMetres: 301 },
    farMetres: { farMetres: 5_100 },
    minFreeMinutes: { minFreeMinutes: 16 },
    maxOffers: { maxOffers: 7 },
    priorOffers: { priorOffers: 99 },
    noticesADayMean: { noticesADayMean: 3.5 },
    noticePriceMax: { noticePriceMax: 1.4 },
    quiet: { quiet: { from: 0, to: 60 } },
    maxNoticesADay: { maxNoticesADay: { ...p.maxNoticesADay, volunteer: 4 } },
    guessedMetres: { guessedMetres: { ...p.guessedMetres, grid: 251 } },
    timeoutMinutes: { timeoutMinutes: { ...p.timeoutMinutes, danger: 3 } },
    chanceFloor: { chanceFloor: { ...p.chanceFloor, urgent: 0.41 } },
    furtherFloor: { furtherFloor: { ...p.furtherFloor, urgent: 0.42 } },
    patientFloor: { patientFloor: { ...p.patientFloor, urgent: 0.44 } },
    missShare: { missShare: { ...p.missShare, urgent: 0.43 } },
    reserveMetres: { reserveMetres: { ...p.reserveMetres, danger: 10 } },
    behaviour: { behaviour: { ...p.behaviour, volunteer: { ...p.behaviour.volunteer, perKm: 0.99 } } },
  }
  for (const change of Object.values(other))
    expect([change, text({ ...p, ...change }) === text(p)]).toEqual([change, false])
})
