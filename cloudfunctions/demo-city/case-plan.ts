// A month of cases before a given instant: some 1,300 as the district posts them, and a few staged ones in the home
// community so that a newcomer sees every state at once. Same city, people, instant and seed: same plan.
import { dayAt, localDay, localMidnight, weekdayOf } from '@/rules/local-time'
import {
  categoryWeights,
  CASES_PER_DAY,
  CHANNEL_WEIGHTS,
  channels,
  habits,
  hourWeights,
  WEEKDAYS,
  type Channel,
} from './case-curves'
import { courseOf } from './case-course'
import { placesOf, type Places } from './case-places'
import { categories } from './categories'
import { caseTexts, categoryCodes, type CategoryCode } from './case-texts'
import { HOME_COMMUNITY, type Building, type City } from './city'
import { demoId } from './names'
import type { Person } from './people'
import type { PlannedCase, PlannedPlace } from './planned-case'
import { makeRandom, type Random } from './random'
import { stagedCases } from './staged-cases'
import { DAY, HOUR } from './work-hours'

export type { Fate, PlannedCase, PlannedPlace, Round } from './planned-case'

const DAYS = 31
/** The home community talks three times as much as it would, so that its lists are not empty. */
const HOME_WEIGHT = 3
const OUTSIDE_SHARE = 0.01

export function casePlan(city: City, people: readonly Person[], until: Date, seed = 1): PlannedCase[] {
  const random = makeRandom(seed ^ 0xca5e)
  const places = placesOf(city)
  const cast = castOf(people)
  const open = new Map<string, number>()
  const weights = city.buildings.map(
    ({ communityCode, households }) => households * (communityCode === HOME_COMMUNITY ? HOME_WEIGHT : 1),
  )
  const housesByWeight = drawer(weights)
  const plan = stagedCases(city, people, places, until, random)
  for (const planned of plan) countOpen(planned, open)

  for (const postedAt of postedTimes(until.getTime(), random)) {
    const category = postedAt.category
    const some = city.buildings[housesByWeight(random)]!
    const residents = cast.residents.get(some.communityCode)!
    const channel = channels[random.weighted(CHANNEL_WEIGHTS)]!
    const reporter = reporterOf(channel, some, residents, cast, random)
    const home = habits[category].atHome && reporter.role === 'resident' ? places.homeOf(reporter) : undefined
    const place = placeOf(channel, home ?? some, places, random)
    const hands = {
      owner: random.pick(cast.staff.get(place.communityCode)!).personId,
      helper: () => helperFor({ category, place, reporter, cast, open, random }),
    }
    const planned: PlannedCase = {
      caseId: demoId(random, postedAt.at),
      category,
      text: random.pick(caseTexts[category]),
      visibility: random.chance(habits[category].privateShare) ? 'private' : 'neighbours',
      channel,
      reporterId: reporter.personId,
      forPersonId: null,
      place,
      postedAt: new Date(postedAt.at),
      ...courseOf(category, postedAt.at, until.getTime(), hands, random),
    }
    countOpen(planned, open)
    plan.push(planned)
  }
  return plan.sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime() || (a.caseId < b.caseId ? -1 : 1))
}

interface Posted {
  at: number
  category: CategoryCode
}

function postedTimes(until: number, random: Random): Posted[] {
  const posted: Posted[] = []
  const first = localMidnight(until).getTime() - (DAYS - 1) * DAY
  for (let day = first; day <= until; day += DAY) {
    const mean = CASES_PER_DAY * WEEKDAYS[weekdayOf(dayAt(day))]!
    const count = Math.round(mean + Math.sqrt(mean) * random.normal())
    const weights = categoryWeights(localDay(day))
    for (let i = 0; i < count; i++) {
      const category = categoryCodes[random.weighted(weights)]!
      const at = Math.round(day + (random.weighted(hourWeights(category)) + random.next()) * HOUR)
      if (at < until) posted.push({ at, category })
    }
  }
  return posted
}

interface Cast {
  residents: Map<string, Person[]>
  staff: Map<string, Person[]>
  helpers: Map<string, Person[]>
  byGrid: Map<string, Person>
  riders: Person[]
}

function castOf(people: readonly Person[]): Cast {
  const cast: Cast = { residents: new Map(), staff: new Map(), helpers: new Map(), byGrid: new Map(), riders: [] }
  const put = (group: Map<string, Person[]>, person: Person) =>
    group.set(person.areaCode, [...(group.get(person.areaCode) ?? []), person])
  for (const person of people) {
    if (person.role === 'resident') put(cast.residents, person)
    else if (person.role === 'community-staff') put(cast.staff, person)
    else if (person.role === 'volunteer' || person.role === 'part-timer') put(cast.helpers, person)
    else if (person.role === 'rider') cast.riders.push(person)
    for (const grid of person.gridCodes ?? []) cast.byGrid.set(grid, person)
  }
  return cast
}

function reporterOf(channel: Channel, house: Building, residents: Person[], cast: Cast, random: Random): Person {
  if (channel === 'grid-worker') return cast.byGrid.get(house.gridCode)!
  if (channel === 'rider') return random.pick(cast.riders)
  return random.pick(residents)
}

function placeOf(channel: Channel, house: Building, places: Places, random: Random): PlannedPlace {
  if (channel === 'hotline') return places.said(house)
  if (channel === 'rider' || random.chance(0.4))
    return random.chance(OUTSIDE_SHARE) ? places.outside(house, random) : places.pinNear(house, random)
  return places.at(house)
}

interface Helping {
  category: CategoryCode
  place: PlannedPlace
  reporter: Person
  cast: Cast
  /** How many cases each helper has in hand. */
  open: Map<string, number>
  random: Random
}

/**
 * The grid's own worker in six of ten, else a volunteer or part-timer who has the skill; nobody whose hands are full.
 */
function helperFor({ category, place, reporter, cast, open, random }: Helping): string | null {
  const { skills = [], needsVetted = false } = categories.find(({ code }) => code === category)!
  const free = (person: Person) =>
    person !== reporter && (open.get(person.personId) ?? 0) < person.maxOpenTasks && (person.vetted || !needsVetted)
  const worker = [place.gridCode ? cast.byGrid.get(place.gridCode) : undefined].find((person) => person && free(person))
  const others = (cast.helpers.get(place.communityCode) ?? []).filter(
    (person) => free(person) && (skills.length === 0 || person.skills.some((skill) => skills.includes(skill))),
  )
  if (others.length > 0 && (!worker || random.chance(0.4))) return random.pick(others).personId
  return worker?.personId ?? null
}

function countOpen({ helperId, closedAt, workDoneAt }: PlannedCase, open: Map<string, number>) {
  if (helperId && !closedAt && !workDoneAt) open.set(helperId, (open.get(helperId) ?? 0) + 1)
}

/** Index drawn by weight out of very many, by halving the running sums. */
function drawer(weights: number[]): (random: Random) => number {
  const sums = new Float64Array(weights.length)
  weights.reduce((sum, weight, i) => (sums[i] = sum + weight), 0)
  return (random) => {
    const wanted = random.next() * sums[sums.length - 1]!
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
