// How likely a yes is, is learned each night from what people really answered,
// tried on what they answered since, and taken only if it comes true.
import { learnChance } from '../../../cloudfunctions/kernel/dispatch/learn-chance'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import {
  calibrationOf,
  chanceFeatures,
  chanceInTime,
  chanceOf,
  type Asked,
  type ChanceModel,
} from '../../../cloudfunctions/kernel/matching/offer'
import { offersOf, post, which } from '../case/thread'
import { answersOf, keepAnswers } from './answer-history'
import { people, stated, useLearning } from './learning'

const { thread, editions, nextNight, forget } = useLearning()
const volunteer: Omit<Asked, 'at'> = {
  kind: 'volunteer',
  km: 0.5,
  fatigue: 0,
  openTasks: 0,
  tasksToday: 0,
  skillMatched: true,
  record: 0,
}
const atHour = (hour: number): Asked => ({ ...volunteer, at: new Date(Date.UTC(2026, 10, 24, hour - 8)) })

describe('a month of answers of people who are not as was stated', () => {
  let learned: ChanceModel
  beforeAll(async () => {
    await forget()
    await keepAnswers(thread.db.pool, answersOf(people, 6_000, thread.f.now(), { seed: 11 }), { communities: 40 })
    expect(await nextNight()).toBe(true)
    learned = (await editions())[0]!.model
  })

  test('an edition is there: of how many answers, tried on how many, better than stated, and taken', async () => {
    const [first, ...more] = await editions()
    expect(more).toEqual([])
    expect(first).toMatchObject({
      edition: 1,
      day: '2026-11-24',
      answers: 4_800,
      held_out: 1_200,
      taken: true,
      reason: 'better',
      tried_against: `prior-${OFFER_POLICY.edition}`,
    })
    expect(first!.calibration!.tried.off).toBeLessThan(first!.calibration!.inUse.off / 2)
    expect(first!.calibration!.tried.logLoss).toBeLessThan(first!.calibration!.inUse.logLoss)
    expect(first!.model.features).toEqual(chanceFeatures.map((f) => f.name))
  })

  test('it has learned that they hardly answer at noon, and gladly in the evening', () => {
    const said = (model: ChanceModel, hour: number) => chanceOf(model, atHour(hour))
    expect(said(stated, 12)).toBe(said(stated, 20))
    expect(said(learned, 12)).toBeLessThan(said(learned, 9) / 2)
    expect(said(learned, 12)).toBeLessThan(said(stated, 12))
    expect(said(learned, 20)).toBeGreaterThan(said(learned, 9) + 0.1)
    for (const hour of [9, 12, 15, 18, 20])
      expect([hour, Math.abs(said(learned, hour) - said(people, hour)) < 0.09]).toEqual([hour, true])
  })

  test('what it says comes true with people it has not met, and it puts them in the right order', () => {
    const later = answersOf(people, 6_000, new Date('2026-12-23T00:00:00Z'), { seed: 12 })
    const [before, after, best] = [stated, learned, people].map((model) => calibrationOf(model, later))
    expect(after!.off).toBeLessThan(0.02)
    expect(before!.off).toBeGreaterThan(0.05)
    expect(after!.logLoss - best!.logLoss).toBeLessThan(0.1 * (before!.logLoss - best!.logLoss))
    // Of two who were asked, one of whom said yes: how often the likelier one did.
    const inOrder = (model: ChanceModel): number => {
      const said = later.map((a) => ({ p: chanceInTime(model, a, 8), yes: a.accepted })).sort((a, b) => a.p - b.p)
      let [below, right] = [0, 0]
      for (const { yes } of said) yes ? (right += below) : below++
      return right / (below * (said.length - below))
    }
    expect(inOrder(learned)).toBeGreaterThan(inOrder(stated) + 0.02)
    expect(inOrder(people) - inOrder(learned)).toBeLessThan(0.01)
  })

  test('the next wave asks by it; questions name the edition; the same numbers say the same in a month', async () => {
    thread.f.setTime('2026-11-24T02:00:00Z')
    const it = which(
      await post(await thread.f.signIn('resident'), { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }),
    )
    await thread.f.tick()
    const [offer] = await offersOf(thread, it)
    const { why, terms } = offer as unknown as {
      why: { chanceModel: string; asked: Omit<Asked, 'at'> }
      terms: { pAccept: number }
    }
    expect(why.chanceModel).toBe('learned-1')
    const { waves } = await (await thread.f.signIn('community-staff')).call('read-dispatch', it)
    expect(waves[0]!.asked[0]!.terms.find((t) => t.word === '估计会接')!.value).toMatch(/%（第 1 版估算）$/)
    await nextNight()
    const kept = (await editions()).find((e) => `learned-${e.edition}` === why.chanceModel)!
    const again = chanceInTime(
      kept.model,
      { ...why.asked, at: offer!.offered_at },
      (offer!.until.getTime() - offer!.offered_at.getTime()) / 60_000,
    )
    expect(again).toBeCloseTo(terms.pAccept, 3)
    expect(chanceInTime(stated, { ...why.asked, at: offer!.offered_at }, 8)).not.toBeCloseTo(terms.pAccept, 2)
  })

  test('no edition is rewritten or deleted, not even by the timer', async () => {
    const client = await thread.db.pool.connect()
    try {
      for (const statement of [`update chance_model set taken = false`, 'delete from chance_model']) {
        await client.query(`begin; set local role hongyi_app; select set_config('hongyi.scope', '%', true)`)
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback')
      }
    } finally {
      client.release()
    }
  })
})

test('it learns once a local day, at night and not before', async () => {
  await forget()
  const at = async (time: string): Promise<boolean> => {
    thread.f.setTime(time)
    return learnChance(thread.f.ports)
  }
  expect(await at('2027-01-04T18:59:00Z')).toBe(false)
  expect(await at('2027-01-04T19:00:00Z')).toBe(true)
  expect(await at('2027-01-04T19:01:00Z')).toBe(false)
  expect(await at('2027-01-05T15:59:00Z')).toBe(false)
  // Nobody ran in the night: whoever runs next that day learns.
  expect(await at('2027-01-06T06:00:00Z')).toBe(true)
  expect((await editions()).map((e) => e.day)).toEqual(['2027-01-05', '2027-01-06'])
})

test('the same answers give the same model, and who says nothing of a person is all that is kept', async () => {
  await forget()
  thread.f.setTime('2027-01-11T02:00:00Z')
  const { helperIds } = await keepAnswers(thread.db.pool, answersOf(people, 1_000, thread.f.now(), { seed: 51 }), {
    communities: 20,
  })
  await nextNight()
  const [before] = await editions()
  const text = JSON.stringify((await thread.db.pool.query('select * from chance_model')).rows)
  for (const id of helperIds) expect(text.includes(id)).toBe(false)
  expect(text).not.toMatch(/张老师|[0-9a-f]{8}-[0-9a-f]{4}/)
  // Whoever is erased takes their answers along; what was learned names nobody, and the next night learns without them.
  await thread.db.pool.query('delete from assignment where helper_id = $1', [helperIds[0]])
  await thread.db.pool.query('delete from case_offer where helper_id = $1', [helperIds[0]])
  await nextNight()
  const [same, after] = await editions()
  expect(same).toEqual(before)
  expect(after!.answers + after!.held_out).toBe(before!.answers + before!.held_out - Math.ceil(1_000 / 60))
})
