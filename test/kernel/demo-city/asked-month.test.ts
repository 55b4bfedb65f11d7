// The demo's month was dispatched by the engine itself: whoever took a case
// had been asked, in a batch that proves, and staff and helper read why.
import { askedMonth } from '../../../cloudfunctions/demo-city/asked-month'
import { casePlan } from '../../../cloudfunctions/demo-city/case-plan'
import { seedDemo } from '../../../cloudfunctions/demo-city/seed'
import { batchFaults } from '../../race/batch-faults'
import { timerFaults } from '../../race/timer-faults'
import { demoCity } from '../../world/city'
import { useDatabase } from '../../world/database'
import { makeFunctions } from '../../world/phone'

const now = '2026-11-23T02:00:00Z'
const { city, people } = demoCity()
interface Offer {
  case_id: string
  helper_id: string
  wave: number
  state: string
  offered_at: Date
  until: Date
  answered_at: Date
  terms: { excluded: Record<string, number> }
  batch_id: string
}

describe('as it is planned', () => {
  const planned = casePlan(city, people, new Date(now), 1)
  const month = askedMonth(planned, people, new Date(now), 1)
  const offers = month.offers as Offer[]

  test('the same seed asks the same people, whenever it is done', () => {
    expect(askedMonth(casePlan(city, people, new Date(now), 1), people, new Date(now), 1)).toEqual(month)
  })

  test('who took a case was asked in its last wave and said yes in time, or was sent; nobody said yes twice', () => {
    for (const c of month.plan.filter((p) => p.waves)) {
      const yes = offers.filter((o) => o.case_id === c.caseId && o.state === 'accepted')
      expect(yes).toEqual([
        expect.objectContaining({ helper_id: c.helperId, wave: c.waves!.length, answered_at: c.takenAt }),
      ])
      expect(yes[0]!.offered_at < c.takenAt! && c.takenAt! <= yes[0]!.until && c.postedAt < yes[0]!.offered_at).toBe(
        true,
      )
    }
    expect(month.plan.filter((c) => c.waves && c.byHand)).toEqual([])
    expect(month.plan.filter((c) => c.helperId && !c.waves && !c.byHand).length).toBeLessThan(30)
    expect(month.plan.filter((c) => c.waves).length).toBeGreaterThan(200)
  })

  test('nobody is asked two things at once, and nobody holds more than they said', () => {
    const byHelper = new Map<string, Offer[]>()
    for (const o of offers) byHelper.set(o.helper_id, [...(byHelper.get(o.helper_id) ?? []), o])
    for (const mine of byHelper.values()) {
      const inOrder = mine.sort((a, b) => a.offered_at.getTime() - b.offered_at.getTime())
      for (const [i, o] of inOrder.entries()) expect(i === 0 || inOrder[i - 1]!.answered_at <= o.offered_at).toBe(true)
    }
    expect((month.batches as { rounds: { gap: number }[] }[]).flatMap((b) => b.rounds).every((r) => r.gap === 0)).toBe(
      true,
    )
  })
})

describe('as it is seeded', () => {
  const db = useDatabase()
  beforeAll(() => seedDemo(db.url, new Date(now)), 60_000)

  test('the record of the month is of one piece, like one that was lived', async () => {
    expect(
      (
        await batchFaults(db.pool, { cases: 'cases', offer: 'case_offer', event: 'case_event', batch: 'match_batch' })
      ).filter((f) => !f.startsWith('a question of no batch')),
    ).toEqual([])
    expect(await timerFaults(db.pool, { offer: 'case_offer', told: 'outbox', notice: 'notice' })).toEqual([])
    // The three that stand open are put to the people of the demo at any
    // hour, also when the engine would let them be: those are of no batch.
    const { rows } = await db.pool.query(
      `select count(*)::int as n, bool_and(state = 'open') as open from case_offer where batch_id is null`,
    )
    expect(rows).toEqual([{ n: 4, open: true }])
    // Each says what it was weighed by, as answers do from which the first night learns.
    expect(
      (await db.pool.query(`select 1 from case_offer where batch_id is not null and why -> 'asked' is null`)).rowCount,
    ).toBe(0)
  })

  test('staff read how a seeded case was dispatched, who was left out, the proof; its helper the reasons', async () => {
    const f = makeFunctions(db.pool, now)
    const {
      rows: [one],
    } = await db.pool.query<{ communityCode: string; caseId: string; helperId: string }>(
      `select o.community_code as "communityCode", o.case_id as "caseId", o.helper_id as "helperId"
       from case_offer o
       where o.state = 'accepted' and o.community_code = '150105006001' and o.terms -> 'excluded' <> '{}'
       order by o.offered_at desc
       limit 1`,
    )
    const { helperId, ...it } = one!
    const view = await (await f.signIn('community-staff')).call('read-dispatch', it)
    const [wave] = view.waves.filter((w) => w.asked.some((a) => a.helperId === helperId))
    expect(wave).toMatchObject({ proof: expect.stringContaining('没有更省的派法') })
    expect(wave!.leftOut.length).toBeGreaterThan(0)
    const [mine] = wave!.asked.filter((a) => a.helperId === helperId)
    expect(mine!.terms.reduce((sum, t) => sum + t.metres, 0)).toBe(mine!.sumMetres)
    const why = await (await f.signInAs(helperId)).call('read-why-asked', it)
    expect(why).toMatchObject({ answer: 'accepted', asked: wave!.asked.length })
  })
})
