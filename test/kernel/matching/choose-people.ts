// A case in Hohhot at ten on a Monday morning, and people around it.
import { OFFER_POLICY, type Candidate, type CaseToOffer } from '../../../cloudfunctions/kernel/matching/choose'
import { fatigueOf } from '../../../cloudfunctions/kernel/matching/offer'

/** Monday 2 March 2026, 10:00 in UTC+8. */
export const NOW = new Date('2026-03-02T10:00:00+08:00')
export const minutesFrom = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
/** The fatigue of a volunteer who was asked so many hours ago, each. */
export const askedHoursAgo = (...hours: number[]) =>
  fatigueOf(
    'volunteer',
    hours.map((ago) => minutesFrom(-ago * 60)),
    NOW,
    OFFER_POLICY,
  )

export const HERE = { lng: 111.68, lat: 40.82 }
/** So many metres north of the case. */
export const north = (metres: number) => ({ lng: HERE.lng, lat: HERE.lat + metres / 111_195 })

export function aCase(changes: Partial<CaseToOffer> = {}): CaseToOffer {
  return {
    caseId: 'case',
    communityCode: '150102001001',
    gridCode: 'G150102001001001',
    at: HERE,
    categoryCode: 'lock',
    skills: ['lock'],
    needsVetted: false,
    urgency: 'ordinary',
    alreadyAsked: [],
    escalateAt: minutesFrom(600),
    reporterId: 'resident',
    ...changes,
  }
}

export function aHelper(helperId: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    helperId,
    kind: 'volunteer',
    gridCode: null,
    communityCode: '150102001001',
    skills: ['lock'],
    at: north(400),
    freeWindows: [{ weekday: 1, from: 480, to: 720 }],
    openTasks: 0,
    maxOpenTasks: 3,
    tasksToday: 0,
    fatigue: 0,
    noticesToday: 0,
    automatic: true,
    acceptedBefore: 4,
    offeredBefore: 20,
    onPause: false,
    hasOutstandingOffer: false,
    vetted: true,
    ...changes,
  }
}
