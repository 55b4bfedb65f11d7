// A pass weighs a community's cases together, places what lies in no
// grid yet, and keeps why: for whoever complains a month later.
import { OFFER_POLICY } from '@kernel/matching/choose'
import { forgetCity } from '../../../cloudfunctions/kernel/city/city'
import { runTimer } from '../../../cloudfunctions/kernel/run-timer'
import { demoCity, demoPerson } from '../../world/city'
import { listeningPool } from '../../world/listening-pool'
import {
  eventsOf,
  home,
  kindsOf,
  offersOf,
  onlyHelpers,
  peopleOf,
  post,
  rowOf,
  useThread,
  which,
  type Which,
} from '../case/thread'

const thread = useThread()
const pair = () =>
  peopleOf('volunteer')
    .slice(0, 2)
    .map((p) => p.personId) as [string, string]

beforeEach(async () => {
  thread.f.setTime('2026-11-23T02:00:00Z')
  await thread.db.pool.query(
    `update cases
     set next_wave_at = null, escalate_at = null, dispatch = 'with-staff'
     where dispatch in ('waiting', 'offering')`,
  )
  await thread.db.pool.query('delete from case_offer; delete from helper_tally')
})

/** Only these helpers, always there and able to do it. */
async function atHand(ids: readonly string[], skills: readonly string[][]): Promise<void> {
  await onlyHelpers(thread, ids)
  for (const [i, id] of ids.entries()) {
    await thread.db.pool.query(
      `update helper
       set kind = 'grid-worker', windows = '[]', vetted = true, max_open_tasks = 9, skills = $2
       where helper_id = $1`,
      [id, skills[i]],
    )
  }
}

test('two cases want the same helper: each gets somebody, because they are weighed together', async () => {
  const [all, one] = pair()
  // Who can do both is the best for either; who can do one alone is left for it.
  await atHand([all, one], [['cleaning', 'electric', 'lock'], ['cleaning']])
  const resident = await thread.f.signIn('resident')
  const snow = which(await post(resident, { categoryCode: 'sanitation', text: '雪没人扫。' }))
  const door = which(await post(resident, { categoryCode: 'facility' }))
  expect((await thread.f.tick()).waves).toBe(2)
  expect((await offersOf(thread, door)).map((o) => o.helper_id)).toEqual([all])
  expect((await offersOf(thread, snow)).map((o) => o.helper_id)).toEqual([one])
})

test('each question is kept with its batch, its terms and the proof; the proof says zero', async () => {
  await atHand(pair(), [['cleaning', 'electric'], ['electric']])
  const it = which(await post(await thread.f.signIn('resident'), { categoryCode: 'facility' }))
  await thread.f.tick()
  const { rows } = await thread.db.pool.query<{
    why: Record<string, unknown>
    terms: Record<string, number>
    b: Record<string, unknown>
  }>(
    `select o.why, o.terms, to_jsonb(b) as b
     from case_offer o
     join match_batch b using (community_code, batch_id)
     where o.case_id = $1`,
    [it.caseId],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { why, terms, b } of rows) {
    expect(why).toMatchObject({
      policy: OFFER_POLICY.edition,
      costMetres: terms.costMetres,
      rank: expect.any(Number),
      candidates: 2,
      round: expect.any(Number),
    })
    expect(b).toMatchObject({
      occasion: 'timer',
      policy_edition: OFFER_POLICY.edition,
      cases: 1,
      helpers: 2,
      offers: rows.length,
    })
    expect(b.rounds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ round: 1, cases: 1, gap: 0, primal: expect.any(Number), dual: expect.any(Number) }),
      ]),
    )
    expect((b.rounds as { gap: number }[]).every((r) => r.gap === 0)).toBe(true)
  }
  await expect(thread.db.pool.query(`set role hongyi_app; update match_batch set offers = 0`)).rejects.toThrow(
    'permission denied',
  )
  await thread.db.pool.query('reset role')
})

test('a batch in which nobody could be asked is kept too', async () => {
  await onlyHelpers(thread, [])
  const it = which(await post(await thread.f.signIn('resident')))
  const before = await thread.db.pool.query('select batch_id from match_batch')
  await thread.f.tick()
  const { rows } = await thread.db.pool.query<{ cases: number; helpers: number; offers: number }>(
    'select cases, helpers, offers from match_batch where not batch_id = any ($1)',
    [before.rows.map((r) => r.batch_id)],
  )
  expect(rows).toEqual([{ cases: 1, helpers: 0, offers: 0 }])
  expect(await kindsOf(thread, it)).toContain('nobody-near')
})

test('who leaves between the choice and the question is not asked, and the case asks again soon', async () => {
  const [leaving, staying] = pair()
  await atHand([leaving, staying], [['electric'], ['electric']])
  const it = which(await post(await thread.f.signIn('resident'), { categoryCode: 'facility' }))
  // Between two statements of the pass: they have been read, they have not been asked.
  let left = 0
  const pool = listeningPool(thread.db.url, async (text) => {
    if (!text.includes('insert into case_offer') || left++ > 0) return
    await thread.db.pool.query('update helper set consented_at = null where helper_id = any ($1)', [[leaving, staying]])
  })
  await runTimer({ ...thread.f.ports, pool })
  expect(left).toBe(1)
  expect(await offersOf(thread, it)).toEqual([])
  expect(await rowOf(thread, it)).toMatchObject({
    wave: 0,
    dispatch: 'waiting',
    next_wave_at: new Date('2026-11-23T02:00:30Z'),
  })
  await thread.db.pool.query('update helper set consented_at = $2 where helper_id = $1', [staying, new Date(0)])
  thread.f.pass(1)
  await runTimer({ ...thread.f.ports, pool })
  await pool.end()
  expect((await offersOf(thread, it)).map((o) => o.helper_id)).toEqual([staying])
})

test('who is just leaving holds their own row: they are passed over and not waited for', async () => {
  const [leaving, staying] = pair()
  await atHand([leaving, staying], [['electric'], ['electric']])
  const it = which(await post(await thread.f.signIn('resident'), { categoryCode: 'facility' }))
  await thread.db.pool.query('update cases set escalate_at = $2 where case_id = $1', [
    it.caseId,
    new Date('2026-11-23T02:08:00Z'),
  ])
  const client = await thread.db.pool.connect()
  await client.query('begin')
  await client.query('select 1 from helper where helper_id = $1 for update', [leaving])
  await thread.f.tick()
  await client.query('rollback')
  client.release()
  expect((await offersOf(thread, it)).map((o) => o.helper_id)).toEqual([staying])
})

describe('placing again', () => {
  const grid = demoCity().city.grids.find((g) => g.communityCode === home)!
  /** A case whose pin lay in no grid when it was said, in its community or another. */
  async function outside(point: { lng: number; lat: number }): Promise<Which> {
    const it = which(await post(await thread.f.signIn('resident'), { place: { communityCode: home } }))
    await thread.db.pool.query(`update cases set lng = $2, lat = $3, placed_by = 'nearest' where case_id = $1`, [
      it.caseId,
      point.lng,
      point.lat,
    ])
    return it
  }

  test('a grid that was drawn since takes the case in, and its grid worker is asked at the end', async () => {
    await onlyHelpers(thread, [])
    const it = await outside({ lng: grid.centre[0], lat: grid.centre[1] })
    expect(await rowOf(thread, it)).toMatchObject({ grid_code: null, placed_level: 'community' })
    await thread.f.tick()
    expect(await rowOf(thread, it)).toMatchObject({ grid_code: grid.code, placed_level: 'grid', placed_by: 'pin' })
    const { timeline } = await (await thread.f.signIn('resident')).call('read-case', it)
    expect(timeline.filter((t) => t.kind === 'placed').map((t) => t.title)).toContain(`到${grid.name}`)
    thread.f.pass(8)
    await thread.f.tick()
    expect((await eventsOf(thread, it)).filter((e) => e.kind === 'placed')).toHaveLength(1)
    const worker = peopleOf('grid-worker').find((p) => p.gridCodes!.includes(grid.code))!.personId
    await onlyHelpers(thread, [worker])
    await thread.db.pool.query(`update helper set kind = 'grid-worker', max_open_tasks = 0 where helper_id = $1`, [
      worker,
    ])
    thread.f.setTime('2026-11-23T07:36:00Z')
    await thread.f.tick()
    expect((await offersOf(thread, it)).map((o) => o.helper_id)).toEqual([worker])
  })

  test('a grid that was dissolved lets the case go to the one that lies there now', async () => {
    await onlyHelpers(thread, [])
    const it = which(await post(await thread.f.signIn('resident')))
    const mine = (await rowOf(thread, it)).grid_code
    await thread.db.pool.query(
      `update cases set grid_code = 'G150105006001999', building_code = null where case_id = $1`,
      [it.caseId],
    )
    await thread.f.tick()
    expect((await rowOf(thread, it)).grid_code).toBe(mine)
  })

  test('a pin in another community moves nothing: the record lies with its first one', async () => {
    const other = demoCity().city.grids.find((g) => g.communityCode === '150105006002')!
    const it = await outside({ lng: other.centre[0], lat: other.centre[1] })
    await thread.f.tick()
    expect(await rowOf(thread, it)).toMatchObject({ grid_code: null, placed_level: 'community', community_code: home })
    expect(await kindsOf(thread, it)).not.toContain('placed')
  })
})

test('a grid worker of several grids answers for each of them', async () => {
  const worker = demoPerson('grid-worker').personId
  const grids = demoCity()
    .city.grids.filter((g) => g.communityCode === home)
    .slice(0, 3)
  await thread.db.pool.query('update helper set grid_codes = $2 where helper_id = $1', [
    worker,
    grids.map((g) => g.code),
  ])
  await onlyHelpers(thread, [worker])
  const resident = await thread.f.signIn('resident')
  const last = grids[2]!
  const it = which(await post(resident, { place: { point: { lng: last.centre[0], lat: last.centre[1] } } }))
  expect((await rowOf(thread, it)).grid_code).toBe(last.code)
  forgetCity(thread.db.pool)
  thread.f.setTime('2026-11-23T07:36:00Z')
  await thread.f.tick()
  expect((await offersOf(thread, it)).map((o) => [o.helper_id, (o.terms as { sameGrid: boolean }).sameGrid])).toEqual([
    [worker, true],
  ])
})
