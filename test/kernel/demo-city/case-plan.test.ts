// Promise: on whatever day the demo starts, its month of cases is one that could have happened: every state is there,
// no instant contradicts another, every place is where the engine would put it, and only what is overdue is called so.
import { chineseCalendar } from '../../../cloudfunctions/kernel/calendar/working-calendar'
import { dueAt } from '../../../cloudfunctions/kernel/calendar/due'
import { makePlaceIndex, placeCase } from '../../../cloudfunctions/kernel/place/place-index'
import { casePlan, type PlannedCase } from '../../../cloudfunctions/demo-city/case-plan'
import { categories } from '../../../cloudfunctions/demo-city/categories'
import { HOME_COMMUNITY, makeCity } from '../../../cloudfunctions/demo-city/city'
import { accountOf, makePeople } from '../../../cloudfunctions/demo-city/people'
import { fates } from '../../../cloudfunctions/demo-city/planned-case'

const city = makeCity()
const people = makePeople(city)
const persons = new Map(people.map((person) => [person.personId, person]))
const calendar = chineseCalendar()
const share = (cases: PlannedCase[], test: (planned: PlannedCase) => boolean) =>
  cases.filter(test).length / cases.length
const localHour = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCHours()

// A Monday noon in the heating season, the morning after National Day week, a summer night, New Year's Eve.
describe.each(['2026-11-23T05:00:00Z', '2026-10-08T01:10:00Z', '2026-07-04T19:30:00Z', '2026-12-31T15:59:00Z'])(
  'until %s',
  (instant) => {
    const until = new Date(instant)
    const plan = casePlan(city, people, until)
    const staged = plan.filter((planned) => planned.place.streetCode === '150105006')

    test('about 1,300 cases of the month before, in the order they were posted', () => {
      expect(plan.length).toBeGreaterThan(1100)
      expect(plan.length).toBeLessThan(1500)
      for (const [i, planned] of plan.entries()) {
        if (i > 0) expect(planned.postedAt >= plan[i - 1]!.postedAt).toBe(true)
        expect(planned.postedAt < until).toBe(true)
        expect(until.getTime() - planned.postedAt.getTime()).toBeLessThan(31 * 86_400_000)
      }
      expect(new Set(plan.map((planned) => planned.caseId)).size).toBe(plan.length)
    })

    test('every fate is to be seen, and a newcomer finds each in the home community', () => {
      const home = staged.filter((planned) => planned.place.communityCode === HOME_COMMUNITY)
      expect(fates.filter((fate) => !home.some((planned) => planned.fate === fate))).toEqual([])
      expect(
        home.some((planned) =>
          planned.rounds.some((round) => round.verdict?.solved === false && round.verdict.text !== ''),
        ),
      ).toBe(true)
      expect(home.some((planned) => planned.category === 'parking' && planned.text.includes('家家都这样'))).toBe(true)
    })

    test('each demo account has something on its screen', () => {
      const id = (key: Parameters<typeof accountOf>[1]) => accountOf(people, key).personId
      for (const key of ['resident', 'proxy', 'rider'] as const)
        expect(plan.some((planned) => planned.reporterId === id(key))).toBe(true)
      for (const key of ['part-timer', 'volunteer', 'grid-worker'] as const) {
        expect(plan.some((planned) => planned.fate === 'offered' && planned.offeredTo.includes(id(key)))).toBe(true)
      }
      for (const key of ['community-staff', 'street-staff'] as const)
        expect(plan.some((planned) => planned.ownerId === id(key) && !planned.closedAt)).toBe(true)
      expect(plan.some((planned) => planned.forPersonId === id('elder') && planned.reporterId === id('proxy'))).toBe(
        true,
      )
    })

    test('a dispute is never public', () => {
      const disputes = plan.filter((planned) => planned.category === 'dispute')
      expect(disputes.length).toBeGreaterThan(5)
      expect(disputes.every((planned) => planned.visibility === 'private')).toBe(true)
    })

    test('instants go forward and none lies ahead', () => {
      for (const planned of plan) {
        const rounds = planned.rounds.flatMap((round) => [
          round.answeredAt,
          ...(round.verdict ? [round.verdict.at] : []),
        ])
        const lines = [
          [planned.postedAt, planned.acceptedAt, ...rounds, planned.closedAt, until],
          [planned.postedAt, planned.takenAt, planned.workDoneAt, ...rounds, planned.closedAt, until],
          [planned.postedAt, planned.acceptedAt, planned.pausedAt, until],
          [planned.postedAt, planned.takenAt, planned.pausedAt, until],
          [planned.postedAt, planned.offeredAt, until],
          [planned.acceptedAt ?? planned.postedAt, planned.withdrawnAt, until],
        ]
        for (const line of lines) {
          const times = line.filter((at) => at !== null).map((at) => at.getTime())
          expect({ id: planned.caseId, times }).toEqual({ id: planned.caseId, times: [...times].sort((a, b) => a - b) })
        }
      }
    })

    test('the fate says what the instants say', () => {
      for (const planned of plan) {
        const last = planned.rounds.at(-1)
        const closed = ['solved', 'no-reply', 'withdrawn'].includes(planned.fate)
        expect([planned.fate, planned.closedAt !== null]).toEqual([planned.fate, closed])
        expect([planned.fate, planned.withdrawnAt !== null]).toEqual([planned.fate, planned.fate === 'withdrawn'])
        expect([planned.fate, planned.pausedAt !== null]).toEqual([planned.fate, planned.fate === 'paused'])
        expect([planned.fate, planned.offeredTo.length > 0]).toEqual([planned.fate, planned.fate === 'offered'])
        expect([planned.fate, last !== undefined]).toEqual([
          planned.fate,
          ['solved', 'no-reply', 'answered-waiting', 'unsolved-returned'].includes(planned.fate),
        ])
        expect([planned.fate, last?.verdict?.solved]).toEqual([
          planned.fate,
          { solved: true, 'unsolved-returned': false }[planned.fate as string],
        ])
        expect([planned.fate, planned.acceptedAt !== null || planned.fate === 'withdrawn']).toEqual([
          planned.fate,
          !['new', 'offered'].includes(planned.fate),
        ])
        expect(planned.acceptedAt === null).toBe(planned.ownerId === null)
        expect(planned.takenAt === null).toBe(planned.helperId === null)
        expect(planned.workDoneAt === null).toBe(planned.workNote === null)
        for (const round of planned.rounds.slice(0, -1)) expect(round.verdict?.solved).toBe(false)
        if (planned.fate === 'no-reply')
          expect(planned.closedAt!.getTime() - last!.answeredAt.getTime()).toBe(72 * 3_600_000)
        if (planned.fate === 'answered-waiting')
          expect(until.getTime() - last!.answeredAt.getTime()).toBeLessThan(72 * 3_600_000)
      }
    })

    test('by the working calendar the overdue ones are overdue, and no other open one is', () => {
      const spans = new Map(categories.map(({ code, due: [amount, unit] }) => [code as string, { amount, unit }]))
      const open = plan.filter((planned) => ['new', 'offered', 'doing', 'overdue'].includes(planned.fate))
      const wrong = open.filter(
        (planned) =>
          dueAt(planned.postedAt, spans.get(planned.category)!, calendar).at < until !== (planned.fate === 'overdue'),
      )
      expect(wrong.map((planned) => [planned.fate, planned.category, planned.postedAt])).toEqual([])
    })

    test('the engine places every case where the plan has it', () => {
      const index = makePlaceIndex(city)
      for (const { caseId, place } of plan) {
        const found = placeCase(
          place.point,
          place.by === 'building' ? place.buildingCode : null,
          place.address || null,
          index,
        )
        const { level, by, buildingCode, communityCode, streetCode, gridCode } = place
        expect({ caseId, ...found }).toMatchObject({
          caseId,
          level,
          by,
          communityCode,
          streetCode,
          gridCode,
          buildingCode,
        })
      }
    })

    test('people act where they belong, and nobody helps with their own case or beyond their hands', () => {
      const open = new Map<string, number>()
      for (const planned of plan) {
        const tenant = planned.place.communityCode
        if (planned.ownerId) expect(tenant.startsWith(persons.get(planned.ownerId)!.areaCode)).toBe(true)
        for (const helper of [planned.helperId, ...planned.offeredTo].filter((id) => id !== null)) {
          expect(persons.get(helper)!.areaCode).toBe(tenant)
          expect(helper).not.toBe(planned.reporterId)
          const { needsVetted } = categories.find(({ code }) => code === planned.category)!
          if (needsVetted) expect(persons.get(helper)!.vetted).toBe(true)
        }
        if (planned.helperId && !planned.closedAt && !planned.workDoneAt)
          open.set(planned.helperId, (open.get(planned.helperId) ?? 0) + 1)
      }
      for (const [helper, tasks] of open) expect(tasks).toBeLessThanOrEqual(persons.get(helper)!.maxOpenTasks)
    })
  },
)

describe('the curves', () => {
  const winter = casePlan(city, people, new Date('2026-01-31T04:00:00Z'))
  const summer = casePlan(city, people, new Date('2026-07-31T04:00:00Z'))

  test('one seed makes one plan', () => {
    const again = casePlan(city, people, new Date('2026-07-31T04:00:00Z'))
    expect(JSON.stringify(again) === JSON.stringify(summer)).toBe(true)
    expect(casePlan(city, people, new Date('2026-07-31T04:00:00Z'), 2)[30]!.caseId).not.toBe(summer[30]!.caseId)
  })

  test('heating is a winter matter, noise more a summer one', () => {
    const heating = (plan: PlannedCase[]) => share(plan, (planned) => planned.category === 'heating-water-power')
    const noise = (plan: PlannedCase[]) => share(plan, (planned) => planned.category === 'noise')
    // 22 of 117 and 8 of 110 by weight; 6 and 13.
    expect(heating(winter)).toBeGreaterThan(0.15)
    expect(heating(summer)).toBeLessThan(0.11)
    expect(noise(summer)).toBeGreaterThan(noise(winter) * 1.4)
  })

  test('people write by day, and of noise late in the evening', () => {
    const quiet = summer.filter((planned) => planned.category !== 'noise')
    expect(
      share(quiet, (planned) => localHour(planned.postedAt) >= 8 && localHour(planned.postedAt) < 18),
    ).toBeGreaterThan(0.6)
    expect(share(quiet, (planned) => localHour(planned.postedAt) < 6)).toBeLessThan(0.06)
    const noise = summer.filter((planned) => planned.category === 'noise')
    expect(
      share(noise, (planned) => localHour(planned.postedAt) >= 21 || localHour(planned.postedAt) < 2),
    ).toBeGreaterThan(0.35)
  })

  test('two thirds come from the phone, a sixth from grid workers, some from riders and the hotline', () => {
    for (const [channel, expected] of [
      ['mini-program', 0.68],
      ['grid-worker', 0.16],
      ['rider', 0.09],
      ['hotline', 0.07],
    ] as const) {
      // Three standard deviations of some 1,300 draws.
      expect(Math.abs(share(winter, (planned) => planned.channel === channel) - expected)).toBeLessThan(0.04)
    }
  })
})
