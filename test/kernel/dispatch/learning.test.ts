// How likely a yes is, is learned each night from what people really answered,
// tried on what they answered since, and taken only if it comes true.
import { learnChance, learnFrom } from '../../../cloudfunctions/kernel/dispatch/learn-chance'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import {
  calibrationOf,
  chanceFeatures,
  chanceInTime,
  chanceOf,
  priorChance,
  type Asked,
  type ChanceModel,
} from '../../../cloudfunctions/kernel/matching/offer'
import { onlyHelpers, offersOf, peopleOf, post, useThread, which } from '../case/thread'
import { answersOf, keepAnswers, peopleLike } from './answer-history'

const thread = useThread('2026-11-23T02:00:00Z')
const stated = priorChance(OFFER_POLICY)
/** They hardly ever answer at noon, the far does not frighten them, and the skilled like to come. */
const people = peopleLike({
  'volunteer.noon': -3,
  'volunteer.evening': 1.2,
  'volunteer.km': 0.6,
  'part-timer': -0.8,
  'grid-worker': -1.5,
  'skill-matched': 0.9,
})
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

interface Row {
  edition: number
  day: string
  answers: number
  held_out: number
  taken: boolean
  reason: string
  tried_against: string
  model: ChanceModel & { features: string[] }
  calibration: { tried: { off: number; logLoss: number }; inUse: { off: number; logLoss: number } } | null
}
const editions = async (): Promise<Row[]> =>
  (await thread.db.pool.query<Row>('select *, day::text as day from chance_model order by edition')).rows
const nextNight = async (): Promise<boolean> => {
  thread.f.setTime(
    new Date(Math.floor((thread.f.now().getTime() + 8 * 3_600_000) / 86_400_000) * 86_400_000 + 19 * 3_600_000),
  )
  return learnChance(thread.f.ports)
}
async function forget(): Promise<void> {
  await thread.db.pool.query(`delete from chance_model; delete from assignment; delete from case_offer`)
}

/** Volunteers who are free all week: whoever is asked, it is about them. */
beforeAll(async () => {
  await onlyHelpers(
    thread,
    peopleOf('volunteer').map((p) => p.personId),
  )
  const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1439 }))
  await thread.db.pool.query('update helper set windows = $1, vetted = true', [JSON.stringify(allWeek)])
})

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

describe('luck', () => {
  const until = new Date('2026-11-23T00:00:00Z')
  test('is no reason against a model that tells people apart better and is no farther off than a right one', () => {
    const { verdict, calibration } = learnFrom(
      answersOf(peopleLike({ 'volunteer.noon': -2, 'volunteer.evening': 0.7 }), 6_000, until, { seed: 110 }),
      stated,
    )
    expect(verdict).toBe('better')
    expect(calibration!.tried.logLoss).toBeLessThan(calibration!.inUse.logLoss - 0.002)
    expect(calibration!.tried.off).toBeGreaterThan(calibration!.inUse.off)
  })
  test('seldom puts anything in the place of what is right already', () => {
    const verdicts = Array.from(
      { length: 20 },
      (_, n) => learnFrom(answersOf(stated, 2_000, until, { seed: n + 1 }), stated).verdict,
    )
    expect(verdicts.filter((v) => v === 'better').length).toBeLessThan(5)
  })
})

test('the known-bad: learning from everything and trying it on the same would take what does not come true', () => {
  const others = answersOf(
    peopleLike({ volunteer: 2.5, 'part-timer': 2.5, 'grid-worker': -2.5 }),
    400,
    new Date('2026-12-01T00:00:00Z'),
    { seed: 21, days: 20 },
  )
  const asStated = answersOf(stated, 100, new Date('2026-12-09T00:00:00Z'), { seed: 22, days: 5 })
  const both = [...others, ...asStated]
  expect(learnFrom(both, stated).verdict).toBe('not-better')
  const { model } = learnFrom([...both, ...others.slice(0, 125)], stated)
  expect(calibrationOf(model!, both).logLoss).toBeLessThan(calibrationOf(stated, both).logLoss)
})

/** Which edition the next question would name. */
async function edition(): Promise<string> {
  thread.f.setTime(
    new Date(Math.floor((thread.f.now().getTime() + 8 * 3_600_000) / 86_400_000) * 86_400_000 + 2 * 3_600_000),
  )
  await thread.db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
  const it = which(
    await post(await thread.f.signIn('resident'), { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }),
  )
  await thread.f.tick()
  const [offer] = await offersOf(thread, it)
  return (offer as unknown as { why: { chanceModel: string } }).why.chanceModel
}
