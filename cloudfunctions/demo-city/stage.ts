// What the staged cases are told with: who lives in the home community, and the words for what happened to a case.
import { untouched, type Course } from './case-course'
import type { Channel } from './case-curves'
import type { Places } from './case-places'
import type { CategoryCode } from './case-texts'
import { HOME_COMMUNITY, type City } from './city'
import { demoId } from './names'
import { accountOf, type Person } from './people'
import type { PlannedCase, PlannedPlace } from './planned-case'
import type { Random } from './random'

interface Said {
  by: Person
  for?: Person
  category: CategoryCode
  text: string
  ago: number
  isPrivate?: boolean
  channel?: Channel
  place?: PlannedPlace
}

export type Stage = ReturnType<typeof makeStage>

export function makeStage(city: City, all: readonly Person[], places: Places, now: number, random: Random) {
  const people = {
    zhang: accountOf(all, 'resident'),
    elder: accountOf(all, 'elder'),
    daughter: accountOf(all, 'proxy'),
    rider: accountOf(all, 'rider'),
    li: accountOf(all, 'part-timer'),
    chen: accountOf(all, 'volunteer'),
    wang: accountOf(all, 'grid-worker'),
    zhao: accountOf(all, 'community-staff'),
    sun: accountOf(all, 'street-staff'),
  }
  const neighbours = all.filter((p) => p.role === 'resident' && p.areaCode === HOME_COMMUNITY && !p.account)
  const helpers = all.filter((p) => p.role === 'volunteer' && p.areaCode === HOME_COMMUNITY && p.vetted && !p.account)
  const houses = city.buildings.filter((building) => building.communityCode === HOME_COMMUNITY)
  const inWangsGrid = houses.filter((house) => house.gridCode === people.wang.gridCodes![0]).at(-1)!
  const before = (ago: number) => new Date(now - ago)
  return {
    people,
    neighbours,
    helpers,
    houses,
    inWangsGrid,
    places,
    random,
    before,
    taken: (ago: number): Partial<Course> => ({ acceptedAt: before(ago), ownerId: people.zhao.personId }),
    helped: (helper: Person, ago: number): Partial<Course> => ({ helperId: helper.personId, takenAt: before(ago) }),
    done: (ago: number, note: string): Partial<Course> => ({ workDoneAt: before(ago), workNote: note }),
    answered: (ago: number, answer: string) => ({ answeredAt: before(ago), answer, verdict: null }),
    make: (said: Said, fate: PlannedCase['fate'], course: Partial<Course> = {}): PlannedCase => ({
      caseId: demoId(random, now - said.ago),
      category: said.category,
      text: said.text,
      visibility: said.isPrivate ? 'private' : 'neighbours',
      channel: said.channel ?? 'mini-program',
      reporterId: said.by.personId,
      forPersonId: said.for?.personId ?? null,
      place: said.place ?? places.at(places.homeOf(said.for ?? said.by) ?? houses[40]!),
      postedAt: before(said.ago),
      ...untouched(fate),
      ...course,
    }),
  }
}
