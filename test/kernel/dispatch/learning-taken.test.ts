// What was learned is taken only if it comes true better than what is in
// use, and only what people really answered counts as an answer.
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { answersOf, keepAnswers, peopleLike } from './answer-history'
import { people, stated, useLearning } from './learning'

const { thread, editions, nextNight, forget, edition } = useLearning()

describe('what is not taken', () => {
  test('people who changed since: a model that comes true less than the one in use stays out, saying why', async () => {
    await forget()
    // Four weeks of others, and in the last week people are exactly as was stated.
    const others = answersOf(
      peopleLike({ volunteer: 2.5, 'part-timer': 2.5, 'grid-worker': -2.5 }),
      2_000,
      new Date('2026-12-01T00:00:00Z'),
      { seed: 21, days: 20 },
    )
    const asStated = answersOf(stated, 500, new Date('2026-12-09T00:00:00Z'), { seed: 22, days: 5 })
    await keepAnswers(thread.db.pool, [...others, ...asStated], { communities: 20 })
    thread.f.setTime('2026-12-09T02:00:00Z')
    await nextNight()
    const [only] = await editions()
    expect(only).toMatchObject({
      taken: false,
      reason: 'not-better',
      tried_against: `prior-${OFFER_POLICY.edition}`,
      answers: 2_000,
      held_out: 500,
    })
    expect(only!.calibration!.tried.logLoss).toBeGreaterThan(only!.calibration!.inUse.logLoss)
    expect(await edition()).toBe(`prior-${OFFER_POLICY.edition}`)
  })

  test('too few answers are an accident: nothing is fitted, and the stated priors stand', async () => {
    await forget()
    await keepAnswers(thread.db.pool, answersOf(people, 150, thread.f.now()))
    await nextNight()
    expect((await editions())[0]).toMatchObject({
      taken: false,
      reason: 'too-few',
      model: null,
      answers: 120,
      held_out: 30,
    })
    expect(await edition()).toBe(`prior-${OFFER_POLICY.edition}`)
  })

  test('weights of another list of things are never used', async () => {
    await forget()
    await keepAnswers(thread.db.pool, answersOf(people, 2_000, thread.f.now(), { seed: 31 }), { communities: 20 })
    await nextNight()
    expect(await edition()).toBe('learned-1')
    await thread.db.pool.query(
      `update chance_model set edition = 2, model = jsonb_set(model, '{features,0}', '"another"')`,
    )
    expect(await edition()).toBe(`prior-${OFFER_POLICY.edition}`)
  })
})

describe('what is an answer', () => {
  const answers = answersOf(people, 100, new Date('2026-12-15T00:00:00Z'), { seed: 41, days: 20 })
  let day = 15
  const readFrom = async (change: string): Promise<number> => {
    await forget()
    thread.f.setTime(`2026-12-${day++}T02:00:00Z`)
    await keepAnswers(thread.db.pool, answers)
    await thread.db.pool.query(change)
    await nextNight()
    const [first] = await editions()
    return first!.answers + first!.held_out
  }
  const none = 'select 1'
  test.each([
    ['a yes, a no, silence', none, (all: number) => all],
    [
      'not what was taken back',
      `update case_offer set state = 'withdrawn' where state = 'expired'`,
      (_: number, yes: number) => yes,
    ],
    [
      'who came too late had until then',
      `update case_offer set state = 'lost', answered_at = offered_at + interval '1 minute' where state = 'expired'`,
      (all: number) => all,
    ],
    [
      'not a yes that staff gave for somebody',
      `update assignment set way = 'assign'`,
      (all: number, yes: number) => all - yes,
    ],
    [
      'not what was asked before this was kept',
      `update case_offer set why = null where state = 'expired'`,
      (_: number, yes: number) => yes,
    ],
    [
      'not a row that says nonsense',
      `update case_offer set why = jsonb_set(why, '{asked,km}', '"far"') where state = 'expired'`,
      (_: number, yes: number) => yes,
    ],
    [
      'not what still runs',
      `update case_offer set until = '2027-02-01' where state = 'expired'`,
      (_: number, yes: number) => yes,
    ],
    [
      'not what is older than two months',
      `update case_offer set offered_at = offered_at - interval '70 days' where state = 'expired'`,
      (_: number, yes: number) => yes,
    ],
  ])('%s', async (_what, change, expected) => {
    const yes = answers.filter((a) => a.accepted).length
    expect(yes).toBeGreaterThan(10)
    expect(await readFrom(change)).toBe(expected(100, yes))
  })
})
