// 指派: staff put a case into one pair of hands, see why each fits, and
// never into hands that are full, resting or the resident's own.
import { kept } from '../../../cloudfunctions/kernel/dispatch/chance-in-use'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { chanceFeatures, priorChance } from '../../../cloudfunctions/kernel/matching/offer'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import {
  kindsOf,
  offersOf,
  onlyHelpers,
  peopleOf,
  post,
  rowOf,
  toldAbout,
  useThread,
  which,
  type Which,
} from '../case/thread'

const thread = useThread()
const stated = priorChance(OFFER_POLICY)
const volunteer = demoPerson('volunteer').personId
let staff: Phone
let resident: Phone
let it: Which
beforeEach(async () => {
  thread.f.pass(2)
  await thread.db.pool.query(
    `update assignment set ended_at = now(), end_reason = 'another test' where ended_at is null`,
  )
  await thread.db.pool.query('update cases set next_wave_at = null')
  staff = await thread.f.signIn('community-staff')
  resident = await thread.f.signIn('resident')
  it = which(await post(resident, { categoryCode: 'elder-care' }))
})

test('who is assigned holds the case, hears of it, and may give it back with a reason', async () => {
  expect(await staff.call('assign-helper', { ...it, helperId: volunteer })).toEqual({ helperId: volunteer })
  expect(await rowOf(thread, it)).toMatchObject({
    helper_id: volunteer,
    helper_name: '陈老师',
    dispatch: 'taken',
    state: 'doing',
    next_wave_at: null,
  })
  const told = await toldAbout(thread, it)
  expect(told).toContainEqual(expect.objectContaining({ kind: 'case.assigned', to: volunteer }))
  expect(told).toContainEqual(expect.objectContaining({ kind: 'case.claimed', to: resident.personId }))
  expect(await kindsOf(thread, it)).toContain('assigned')
  await (await thread.f.signIn('volunteer')).call('release-case', { ...it, reason: '在外地' })
  expect((await rowOf(thread, it)).dispatch).toBe('waiting')
})

test('who had been asked hears that it is gone; the one assigned is not told that they lost', async () => {
  await onlyHelpers(thread, [
    volunteer,
    ...peopleOf('grid-worker')
      .slice(0, 4)
      .map((p) => p.personId),
  ])
  // Little time is left, so one wave asks several.
  await thread.db.pool.query('update cases set next_wave_at = $2, escalate_at = $3 where case_id = $1', [
    it.caseId,
    thread.f.now(),
    new Date(thread.f.now().getTime() + 480_000),
  ])
  await thread.f.tick()
  const asked = (await offersOf(thread, it)).map((o) => o.helper_id)
  expect(asked.length).toBeGreaterThan(1)
  const chosen = asked[1]!
  await staff.call('assign-helper', { ...it, helperId: chosen })
  expect((await offersOf(thread, it)).map((o) => [o.helper_id, o.state]).sort()).toEqual(
    asked.map((h) => [h, h === chosen ? 'accepted' : 'lost']).sort(),
  )
  expect(
    (await toldAbout(thread, it))
      .filter((m) => m.kind === 'offer.lost')
      .map((m) => m.to)
      .sort(),
  ).toEqual(asked.filter((h) => h !== chosen).sort())
})

test('full, resting, gone, not consenting, unknown and from elsewhere cannot be assigned', async () => {
  const set = (what: string) => thread.db.pool.query(`update helper set ${what} where helper_id = $1`, [volunteer])
  const reasons = [
    ['max_open_tasks = 0', 'max_open_tasks = 3'],
    [`paused_until = '2027-01-01'`, 'paused_until = null'],
    [`until = '2026-01-01'`, 'until = null'],
    ['consented_at = null', `consented_at = '2026-01-01'`],
  ] as const
  for (const [bad, good] of reasons) {
    await set(bad)
    expect([bad, await staff.refused('assign-helper', { ...it, helperId: volunteer })]).toEqual([
      bad,
      'HELPER_UNAVAILABLE',
    ])
    await set(good)
  }
  for (const helperId of [demoPerson('rider').personId, peopleOf('volunteer', '150105006002')[0]!.personId]) {
    expect(await staff.refused('assign-helper', { ...it, helperId })).toBe('HELPER_UNAVAILABLE')
  }
  expect(await rowOf(thread, it)).toMatchObject({ helper_id: null, state: 'new' })
})

test('nobody is assigned their own case, a case that is taken, or one that is answered', async () => {
  const own = which(await post(await thread.f.signIn('volunteer'), { categoryCode: 'elder-care' }))
  expect(await staff.refused('assign-helper', { ...own, helperId: volunteer })).toBe('OWN_CASE')
  await staff.call('assign-helper', { ...it, helperId: volunteer })
  expect(await staff.refused('assign-helper', { ...it, helperId: demoPerson('grid-worker').personId })).toBe(
    'ALREADY_CLAIMED',
  )
  expect((await rowOf(thread, it)).helper_id).toBe(volunteer)
  await staff.call('answer-case', { ...own, text: '已经办好了。' })
  expect(await staff.refused('assign-helper', { ...own, helperId: demoPerson('grid-worker').personId })).toBe(
    'STATE_CHANGED',
  )
})

test('staff see everybody who could help, the best first with the reason, the others with why not now', async () => {
  await onlyHelpers(
    thread,
    [...peopleOf('volunteer'), ...peopleOf('grid-worker')].map((p) => p.personId),
  )
  await thread.db.pool.query('update helper set max_open_tasks = 0 where helper_id = $1', [
    demoPerson('grid-worker').personId,
  ])
  const { helpers } = await staff.call('list-helpers', it)
  const free = helpers.findIndex((h) => !h.free)
  expect(helpers.length).toBeGreaterThan(5)
  expect(free).toBeGreaterThan(0)
  expect(helpers.slice(free).every((h) => !h.free)).toBe(true)
  for (const h of helpers) expect(h.line.length).toBeGreaterThan(3)
  expect(helpers.find((h) => h.helperId === demoPerson('grid-worker').personId)).toMatchObject({
    free: false,
    line: '手上的事满了',
  })
  expect(helpers[0]!.metres).toEqual(expect.any(Number))
  expect(helpers.map((h) => h.helperId)).not.toContain(resident.personId)
})

test('staff see them in the order of what was learned from answers, as the machine would ask them', async () => {
  const [first, second] = [volunteer, demoPerson('part-timer').personId]
  await onlyHelpers(thread, [first, second])
  // Both equally near and fit: whose kind says yes more often, as learned, stands first.
  await thread.db.pool.query(
    `update helper
     set skills = array['elder-care'], vetted = true, lng = null, lat = null, grid_codes = '{}', windows = $2
     where helper_id = any($1)`,
    [[first, second], JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1_440 })))],
  )
  const learned = async (edition: number, kind: string): Promise<string[]> => {
    const model = kept({
      ...stated,
      weights: stated.weights.map((weight, n) => weight + (chanceFeatures[n]!.name === kind ? 4 : 0)),
    })
    await thread.db.pool.query(
      `insert into chance_model (
         edition, day, fitted_at, policy_edition, answers, held_out, model, calibration, tried_against, taken, reason
       )
       values ($1, date '2026-01-01' + $1::int, now(), $2, 300, 60, $3, '{}', 'stated', true, 'better')`,
      [edition, OFFER_POLICY.edition, JSON.stringify(model)],
    )
    return (await staff.call('list-helpers', it)).helpers.map((h) => h.helperId)
  }
  expect(await learned(901, 'volunteer')).toEqual([first, second])
  expect(await learned(902, 'part-timer')).toEqual([second, first])
})
