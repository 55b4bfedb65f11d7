// The numbers of the choice. All are data: pass others to `chooseHelpers`. Costs are in metres of walking, because that
// is a unit staff can judge. They were set in a simulated city whose helpers were invented, so their order of magnitude
// is meant, and each should be fitted once real acceptances exist.
import { skills } from '@/contracts/roles'
import type { HelperKind, Urgency } from './candidate'

/** Until answers are seen: log-odds of accepting = base − perKm·km − perFatigue·fatigue − perOpenTask·open tasks. */
export interface Behaviour {
  base: number
  perKm: number
  perFatigue: number
  perOpenTask: number
  /** An offer weighs 1/e after so many hours. */
  fatigueHours: number
  /** Share of offers this kind usually accepts: what a newcomer's record starts from. */
  usual: number
  /** Half of their answers come within so many minutes; see `inTime`. */
  answerMinutes: number
  /** Log-odds at meal times, 11–13 and 17–19, when riders carry meals. */
  atMeals: number
}

export interface OfferPolicy {
  edition: string
  /** How long an offer stands before the next wave. */
  timeoutMinutes: Record<Urgency, number>
  /** Below this chance an offer only tires people; lower for the urgent, so that a shortage serves them first. */
  chanceFloor: Record<Urgency, number>
  /**
   * The same while all the time in the world is left, when a likelier helper may still come; it falls as waves pass,
   * see `floorsOf`.
   */
  patientFloor: Record<Urgency, number>
  /** The same for whoever would be asked beside others while there is time to wait for one answer; see `floorsOf`. */
  furtherFloor: Record<Urgency, number>
  /**
   * Notices a helper in service and day, on average, towards which a notice gets dearer and all floors rise; see
   * `noticePrice`.
   */
  noticesADayMean: number
  /** How dear a notice gets at most: above, cases that go without would cost more than notices do. */
  noticePriceMax: number
  /** Share of cases that may reach the escalation without a helper, as the waves are paced by it. */
  missShare: Record<Urgency, number>
  maxOffers: number
  farMetres: number
  /** The cheapest so many of a case are looked at first; more where a round shows that more are needed. */
  shortlist: number
  /** When nobody is asked about what can wait, unless they said otherwise; minutes after local midnight. */
  quiet: { from: number; to: number }
  /** So often a day somebody is asked at most, who set no limit of their own; danger is asked all the same. */
  maxNoticesADay: Record<HelperKind, number>
  /** Somebody whose free time ends sooner counts as off shift. */
  minFreeMinutes: number
  metresPerFatigue: number
  metresPerTaskToday: number
  /** Metres per unit of −ln(chance). */
  metresPerLogChance: number
  sameGridMetres: number
  /** Added for the grid worker, who is wanted when the others fail; nothing in danger, when the best comes first. */
  reserveMetres: Record<Urgency, number>
  /** Stands in for a distance nobody knows. */
  guessedMetres: { grid: number; community: number; elsewhere: number }
  behaviour: Record<HelperKind, Behaviour>
  /** How many offers the usual share weighs against the helper's own record. */
  priorOffers: number
  skillNames: Record<string, string>
}

export const OFFER_POLICY: OfferPolicy = {
  edition: '2026-4',
  timeoutMinutes: { danger: 2, urgent: 5, ordinary: 8, complex: 8, question: 8 },
  chanceFloor: { danger: 0.023, urgent: 0.05, ordinary: 0.055, complex: 0.055, question: 0.055 },
  patientFloor: { danger: 0.023, urgent: 0.08, ordinary: 0.1, complex: 0.1, question: 0.1 },
  furtherFloor: { danger: 0.032, urgent: 0.35, ordinary: 0.45, complex: 0.45, question: 0.45 },
  noticesADayMean: 2,
  noticePriceMax: 1.3,
  missShare: { danger: 0.015, urgent: 0.4, ordinary: 0.05, complex: 0.05, question: 0.05 },
  maxOffers: 8,
  farMetres: 5_000,
  shortlist: 24,
  quiet: { from: 22 * 60, to: 7 * 60 },
  maxNoticesADay: { 'part-timer': 8, volunteer: 5, 'grid-worker': 40 },
  minFreeMinutes: 15,
  metresPerFatigue: 600,
  metresPerTaskToday: 500,
  metresPerLogChance: 3_600,
  sameGridMetres: 300,
  reserveMetres: { danger: 0, urgent: 4_000, ordinary: 4_000, complex: 4_000, question: 4_000 },
  guessedMetres: { grid: 250, community: 1_000, elsewhere: 3_000 },
  behaviour: {
    'part-timer': {
      base: -0.4,
      perKm: 0.55,
      perFatigue: 0.3,
      perOpenTask: 0.7,
      fatigueHours: 12,
      usual: 0.3,
      answerMinutes: 1.5,
      atMeals: -0.8,
    },
    volunteer: {
      base: -0.9,
      perKm: 0.9,
      perFatigue: 0.45,
      perOpenTask: 1.2,
      fatigueHours: 24,
      usual: 0.2,
      answerMinutes: 2.5,
      atMeals: 0,
    },
    'grid-worker': {
      base: 2.2,
      perKm: 0.15,
      perFatigue: 0.03,
      perOpenTask: 0.3,
      fatigueHours: 24,
      usual: 0.85,
      answerMinutes: 3,
      atMeals: 0,
    },
  },
  priorOffers: 12,
  skillNames: skills,
}
