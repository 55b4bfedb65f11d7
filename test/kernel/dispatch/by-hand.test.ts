// Nobody has to be chosen by a machine: a helper who says no is asked
// nothing by it, and a resident who wants a person gets one.
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import {
  home,
  kindsOf,
  offersOf,
  onlyHelpers,
  post,
  rowOf,
  toldAbout,
  useThread,
  which,
  type Which,
} from '../case/thread'

const thread = useThread()
const eldersNeed = { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }
const volunteer = demoPerson('volunteer').personId
let resident: Phone
let helper: Phone
let staff: Phone

beforeEach(async () => {
  thread.f.setTime('2026-11-23T02:00:00Z')
  const { pool } = thread.db
  await pool.query('delete from rate_window')
  await pool.query(
    `update cases
     set next_wave_at = null, escalate_at = null, dispatch = 'with-staff'
     where dispatch in ('waiting', 'offering')`,
  )
  await pool.query('delete from case_offer')
  await pool.query(`update assignment set ended_at = now(), end_reason = 'another test' where ended_at is null`)
  await pool.query('update helper set automatic = true, quiet_from = null, quiet_to = null, max_notices_a_day = null')
  await onlyHelpers(thread, [volunteer])
  resident = await thread.f.signIn('resident')
  helper = await thread.f.signIn('volunteer')
  staff = await thread.f.signIn('community-staff')
})
const said = async (over = {}): Promise<Which> => which(await post(resident, { ...eldersNeed, ...over }))

describe('a helper who does not want to be asked by the machine', () => {
  test('is asked nothing from the next call on, and what it was asking is taken back', async () => {
    const it = await said()
    await thread.f.tick()
    expect((await helper.call('list-offers', {})).offers).toHaveLength(1)
    expect(await helper.call('choose-matching', { communityCode: home, automatic: false })).toEqual({
      offersWithdrawn: 1,
    })
    expect((await offersOf(thread, it)).map((o) => o.state)).toEqual(['withdrawn'])
    expect((await helper.call('list-offers', {})).offers).toEqual([])
    const other = await said()
    await thread.f.tick()
    expect(await offersOf(thread, other)).toEqual([])
    expect((await helper.call('list-matching-choices', {})).choices).toEqual([
      expect.objectContaining({ communityCode: home, automatic: false, kindName: '志愿者' }),
    ])
  })

  test('on again, they are asked with the next round', async () => {
    await helper.call('choose-matching', { communityCode: home, automatic: false })
    const it = await said()
    await thread.f.tick()
    await helper.call('choose-matching', { communityCode: home, automatic: true })
    thread.f.pass(9)
    await thread.f.tick()
    expect((await offersOf(thread, it)).map((o) => [o.helper_id, o.state])).toEqual([[volunteer, 'open']])
  })

  test('staff see it beside the name, and may still put a case into their hands', async () => {
    await helper.call('choose-matching', { communityCode: home, automatic: false })
    const it = await said()
    const shown = (await staff.call('list-helpers', it)).helpers.find((h) => h.helperId === volunteer)
    expect(shown).toMatchObject({ automatic: false, free: true })
    expect(await staff.call('assign-helper', { ...it, helperId: volunteer })).toEqual({ helperId: volunteer })
    expect((await rowOf(thread, it)).helper_id).toBe(volunteer)
  })

  test('quiet hours and an own limit are kept as they were said, and go when they are said no more', async () => {
    const now = async () => (await helper.call('list-matching-choices', {})).choices[0]
    await helper.call('choose-matching', {
      communityCode: home,
      automatic: true,
      quiet: { from: 1320, to: 420 },
      maxNoticesADay: 2,
    })
    expect(await now()).toMatchObject({ automatic: true, quiet: { from: 1320, to: 420 }, maxNoticesADay: 2 })
    await helper.call('choose-matching', { communityCode: home, automatic: true })
    expect(await now()).toMatchObject({ quiet: null, maxNoticesADay: null })
  })

  test('nobody chooses for another community, and nobody who does not serve chooses at all', async () => {
    expect(await helper.refused('choose-matching', { communityCode: '150105006005', automatic: false })).toBe(
      'NOT_FOUND',
    )
    expect(await resident.refused('choose-matching', { communityCode: home, automatic: false })).toBe('NOT_FOUND')
    expect(await resident.call('list-matching-choices', {})).toMatchObject({ choices: [] })
    for (const bad of [
      { quiet: { from: 1440, to: 0 } },
      { maxNoticesADay: 0 },
      { maxNoticesADay: 11 },
      { quiet: { from: 60 } },
    ]) {
      expect(await helper.refused('choose-matching', { communityCode: home, automatic: true, ...bad })).toBe(
        'INPUT_INVALID',
      )
    }
  })
})

describe('a resident who wants a person to decide', () => {
  test('while helpers are being asked: they are let go kindly, staff hear of it, the timeline says so', async () => {
    const it = await said()
    await thread.f.tick()
    expect((await resident.call('read-case', it)).can).toContain('ask-for-person')
    expect(await resident.call('ask-for-person', it)).toEqual({ offersWithdrawn: 1 })
    const row = await rowOf(thread, it)
    expect(row).toMatchObject({
      dispatch: 'with-staff',
      next_wave_at: null,
      escalate_at: null,
      by_hand_at: thread.f.now(),
    })
    expect((await offersOf(thread, it)).map((o) => o.state)).toEqual(['withdrawn'])
    const told = await toldAbout(thread, it)
    expect(told).toContainEqual(expect.objectContaining({ kind: 'case.person-asked', to: row.owner_id }))
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'offer.withdrawn', to: volunteer, body: expect.stringContaining('和你没关系') }),
    )
    expect((await resident.call('read-case', it)).timeline[0]).toMatchObject({
      kind: 'person-asked',
      title: '请社区的人来安排',
    })
    const inbox = await staff.call('list-inbox', { view: 'new', limit: 50 })
    expect(inbox.cases.find((c) => c.caseId === it.caseId)).toMatchObject({ byHand: true, next: '居民请你们安排' })
    expect(await helper.refused('claim-case', it)).toBe('OFFER_OVER')
    const before = await kindsOf(thread, it)
    thread.f.pass(600)
    expect((await thread.f.tick()).waves).toBe(0)
    expect(await kindsOf(thread, it)).toEqual(before)
  })

  test('when it is said: nobody is asked at all, and it stands in the inbox', async () => {
    const it = await said({ byHand: true })
    await thread.f.tick()
    expect(await offersOf(thread, it)).toEqual([])
    expect(await rowOf(thread, it)).toMatchObject({ dispatch: 'with-staff', by_hand_at: thread.f.now() })
    expect(await kindsOf(thread, it)).toEqual(['posted', 'person-asked'])
    expect((await resident.call('read-case', it)).can).not.toContain('ask-for-person')
  })

  test('a helper who was sent by hand and cannot go on gives it back to people, not to the machine', async () => {
    const it = await said({ byHand: true })
    await staff.call('assign-helper', { ...it, helperId: volunteer })
    await helper.call('release-case', { ...it, reason: '临时有急事' })
    expect(await rowOf(thread, it)).toMatchObject({ dispatch: 'with-staff', helper_id: null, next_wave_at: null })
    thread.f.pass(60)
    expect((await thread.f.tick()).waves).toBe(0)
    expect((await toldAbout(thread, it)).find((m) => m.kind === 'case.released')?.body).toContain('由社区的人另外安排')
  })

  test('too late is said in words: with staff already, in hand already, answered', async () => {
    const private_ = which(await post(resident, { categoryCode: 'dispute', text: '楼上总在夜里搬东西，想请人说说。' }))
    expect(await resident.refused('ask-for-person', private_)).toBe('WITH_STAFF_ALREADY')
    const it = await said()
    await staff.call('assign-helper', { ...it, helperId: volunteer })
    expect(await resident.refused('ask-for-person', it)).toBe('IN_HAND_ALREADY')
    await staff.call('answer-case', { ...it, text: '已经去看过了。' })
    expect(await resident.refused('ask-for-person', it)).toBe('STATE_CHANGED')
    expect((await rowOf(thread, it)).by_hand_at).toBeNull()
  })

  test('a paused case too; taken up again, nobody is asked', async () => {
    const it = await said()
    await staff.call('pause-case', { ...it, reason: '等居民有空' })
    await resident.call('ask-for-person', it)
    await staff.call('resume-case', it)
    await thread.f.tick()
    expect(await offersOf(thread, it)).toEqual([])
    expect((await rowOf(thread, it)).dispatch).toBe('with-staff')
  })

  test('neighbours see nothing of the wish', async () => {
    const it = await said()
    await resident.call('ask-for-person', it)
    const seen = await (await thread.f.signIn('part-timer')).call('read-case', it)
    expect(seen.byHand).toBe(false)
    expect(JSON.stringify(seen)).not.toContain('请社区的人')
  })
})
