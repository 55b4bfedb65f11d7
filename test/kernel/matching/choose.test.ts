// Only who may and can help is asked, the nearest, freshest and least loaded first, and the order people stand in the
// list never matters.
import {
  chooseHelpers,
  type Candidate,
  type CaseToOffer,
  type Exclusion,
} from '../../../cloudfunctions/kernel/matching/choose'
import { aCase, aHelper, askedHoursAgo, NOW, north } from './choose-people'

const asked = (wanted: CaseToOffer, candidates: Candidate[]) =>
  chooseHelpers(wanted, candidates, NOW).offers.map((offer) => offer.helperId)
const first = (...candidates: Candidate[]) => asked(aCase(), candidates)[0]

test('nobody there: nobody is asked, nothing breaks', () => {
  const choice = chooseHelpers(aCase(), [], NOW)
  expect(choice).toMatchObject({ offers: [], timeoutMinutes: 8, escalate: false })
  expect(Object.values(choice.excluded)).toEqual(Array(13).fill(0))
})

describe('who is left out, and why', () => {
  const reasons: [Exclusion, Partial<Candidate>, Partial<CaseToOffer>][] = [
    ['own-case', { helperId: 'resident' }, {}],
    ['paused', { onPause: true }, {}],
    ['already-asked', {}, { alreadyAsked: ['helper'] }],
    ['busy-with-offer', { hasOutstandingOffer: true }, {}],
    ['not-vetted', { vetted: false }, { needsVetted: true }],
    ['no-skill', { skills: ['pets'] }, {}],
    ['off-shift', { freeWindows: [{ weekday: 2, from: 480, to: 720 }] }, {}],
    ['full', { openTasks: 3 }, {}],
    ['too-far', { at: north(5_100) }, {}],
    ['unlikely', { at: north(2_900) }, {}],
  ]
  test.each(reasons)('%s', (reason, person, wanted) => {
    const choice = chooseHelpers(aCase(wanted), [aHelper('helper', person), aHelper('other')], NOW)
    expect(choice.offers.map((offer) => offer.helperId)).toEqual(['other'])
    expect(choice.excluded).toEqual({ ...chooseHelpers(aCase(), [], NOW).excluded, [reason]: 1 })
  })

  test('who has every fault is counted once, under the one that can not change', () => {
    const worst = reasons.reduce<Candidate>((person, [, fault]) => ({ ...person, ...fault }), aHelper('helper'))
    const wanted = aCase({ alreadyAsked: ['resident'], needsVetted: true })
    expect(chooseHelpers(wanted, [worst], NOW).excluded).toMatchObject({ 'own-case': 1, paused: 0, 'no-skill': 0 })
  })
})

describe('who is not left out', () => {
  test('without a wanted skill anybody can help', () => {
    expect(asked(aCase({ skills: [] }), [aHelper('a', { skills: [] })])).toEqual(['a'])
  })
  test('any one of the wanted skills is enough', () => {
    expect(asked(aCase({ skills: ['carry', 'lock'] }), [aHelper('a', { skills: ['pets', 'lock'] })])).toEqual(['a'])
  })
  test('who is not vetted may help where it is not needed', () => {
    expect(asked(aCase(), [aHelper('a', { vetted: false })])).toEqual(['a'])
  })
  test('a chance too small for an ordinary case is good enough in danger', () => {
    const far = [aHelper('a', { at: north(1_900) })]
    expect(asked(aCase({ urgency: 'ordinary' }), far)).toEqual([])
    expect(asked(aCase({ urgency: 'danger' }), far)).toEqual(['a'])
  })
  test('a grid worker without hours is on duty, a volunteer without hours is not', () => {
    expect(asked(aCase(), [aHelper('a', { kind: 'grid-worker', freeWindows: [] })])).toEqual(['a'])
    expect(asked(aCase(), [aHelper('a', { freeWindows: [] })])).toEqual([])
  })
})

describe('who comes first, all else equal', () => {
  test('the nearer', () => {
    expect(first(aHelper('a', { at: north(900) }), aHelper('b', { at: north(300) }))).toBe('b')
  })
  test('who was asked less lately', () => {
    expect(first(aHelper('a', { fatigue: askedHoursAgo(1, 2) }), aHelper('b'))).toBe('b')
    const longAgo = aHelper('b', { fatigue: askedHoursAgo(40) })
    expect(first(aHelper('a', { fatigue: askedHoursAgo(1) }), longAgo)).toBe('b')
  })
  test('who did less today', () => {
    expect(first(aHelper('a', { tasksToday: 1 }), aHelper('b'))).toBe('b')
  })
  test('who has fewer open tasks', () => {
    expect(first(aHelper('a', { openTasks: 1 }), aHelper('b'))).toBe('b')
  })
  test('who more often said yes', () => {
    expect(first(aHelper('a', { acceptedBefore: 1 }), aHelper('b', { acceptedBefore: 15 }))).toBe('b')
  })
  test('who belongs to the grid', () => {
    expect(first(aHelper('a'), aHelper('b', { gridCode: 'G150102001001001' }))).toBe('b')
  })
  test('a known place over a guessed one of the same community, a guessed one over a far one', () => {
    expect(first(aHelper('a', { at: null }), aHelper('b', { at: north(500) }))).toBe('b')
    expect(first(aHelper('a', { at: north(1_500) }), aHelper('b', { at: null }))).toBe('b')
  })
  test('a record of one yes does not beat a long good one', () => {
    const lucky = aHelper('a', { acceptedBefore: 1, offeredBefore: 1 })
    expect(first(lucky, aHelper('b', { acceptedBefore: 40, offeredBefore: 80 }))).toBe('b')
  })
  test('being fresh is worth a walk: 400 m and two offers today lose to 900 m and none', () => {
    const askedTwice = aHelper('a', { fatigue: askedHoursAgo(1, 2) })
    expect(first(askedTwice, aHelper('b', { at: north(900) }))).toBe('b')
  })
  test('a volunteer before the grid worker, but in danger the surest', () => {
    const people = [aHelper('a', { kind: 'grid-worker', gridCode: 'G150102001001001' }), aHelper('b')]
    expect(asked(aCase(), people)[0]).toBe('b')
    expect(asked(aCase({ urgency: 'danger' }), people)[0]).toBe('a')
  })
})

test('equal people come by their id', () => {
  const wanted = aCase({ escalateAt: new Date(NOW.getTime() + 1) })
  expect(
    asked(
      wanted,
      ['c', 'a', 'b'].map((id) => aHelper(id)),
    ),
  ).toEqual(['a', 'b', 'c'])
})

test('who helps in two communities is asked once', () => {
  const wanted = aCase({ escalateAt: new Date(NOW.getTime() + 1) })
  expect(asked(wanted, [aHelper('a'), aHelper('a', { at: north(900) }), aHelper('b')])).toEqual(['a', 'b'])
})

test('the list in any order gives the same choice, to the last word', () => {
  const people = Array.from({ length: 60 }, (_, n) =>
    aHelper(`helper-${n}`, {
      kind: (['volunteer', 'part-timer', 'grid-worker'] as const)[n % 3]!,
      at: n % 5 ? north(((n * 37) % 20) * 150) : null,
      openTasks: n % 4,
      tasksToday: n % 3,
      fatigue: askedHoursAgo(...Array.from({ length: n % 4 }, (_, k) => k * 3)),
    }),
  )
  const wanted = aCase({ escalateAt: new Date(NOW.getTime() + 600_000) })
  const choice = chooseHelpers(wanted, people, NOW)
  expect(choice.offers.length).toBeGreaterThan(1)
  for (let turn = 1; turn < 60; turn++) {
    const turned = [...people.slice(turn), ...people.slice(0, turn)]
    expect(chooseHelpers(wanted, turn % 2 ? turned : turned.reverse(), NOW)).toEqual(choice)
  }
})

test('sex, age and ethnicity change nothing, even if somebody passes them', () => {
  const plain = [aHelper('a'), aHelper('b', { at: north(500) })]
  const told = plain.map((person, n) => ({ ...person, sex: n ? '女' : '男', age: 20 + 50 * n, ethnicity: '蒙古族' }))
  expect(chooseHelpers(aCase(), told, NOW)).toEqual(chooseHelpers(aCase(), plain, NOW))
})

test('the list that was passed is left as it was', () => {
  const people = Object.freeze([aHelper('b'), aHelper('a')].map((person) => Object.freeze(person))) as Candidate[]
  chooseHelpers(aCase(), people, NOW)
  expect(people.map((person) => person.helperId)).toEqual(['b', 'a'])
})
