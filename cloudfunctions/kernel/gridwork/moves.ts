import type { ApplicationAction, AppointmentAction, PostDecision } from '@/contracts/gridwork-words'
import type { Acting, Move } from '../call/moves'
import { covers, streetOf } from '../city/city'
import { appealUntil, type ApplicationRow } from './application-row'
import type { AppointmentRow } from './appointment-row'
import type { CandidacyRow } from './candidacy-row'

/** Staff of the community or above it, as `who` knows them already. */
type Side<Own extends string> = Own | 'staff'

const isOwn = (row: { person_id: string }, { actor }: Acting): boolean => row.person_id === actor.personId
const notOwn = ['OWN_APPLICATION', isOwn] as const

/** An appeal goes to somebody of the street who is not the person that said no. */
function isAnothers(row: ApplicationRow, { actor }: Acting): boolean {
  if (row.state !== 'appealed') return false
  const isOfStreet = actor.roles.some(
    (r) => r.role === 'street-staff' && covers(r.areaCode, streetOf(row.community_code)),
  )
  return !isOfStreet || row.refused_by === actor.personId
}
const notAnothers = ['ANOTHER_DECIDES', isAnothers] as const

const waiting = ['submitted', 'asked'] as const
const undecided = [...waiting, 'appealed'] as const

/** 报到备案: from what was said to yes or no. */
export const applicationMoves = {
  amend: { by: ['applicant'], from: waiting, to: 'submitted' },
  withdraw: { by: ['applicant'], from: undecided, to: 'withdrawn' },
  appeal: {
    by: ['applicant'],
    from: ['refused'],
    to: 'appealed',
    unless: [
      ['STATE_CHANGED', (row) => appealUntil(row) === null],
      ['APPEAL_OVER', (row, { now }) => appealUntil(row)! <= now],
    ],
  },
  approve: { by: ['staff'], from: undecided, to: 'approved', unless: [notOwn, notAnothers] },
  ask: { by: ['staff'], from: waiting, to: 'asked', unless: [notOwn] },
  refuse: { by: ['staff'], from: undecided, to: 'refused', unless: [notOwn, notAnothers] },
} satisfies Record<ApplicationAction, Move<ApplicationRow, Side<'applicant'>>>

const running = ['active', 'paused'] as const

/** 聘期: at work, at rest, over. That its last day has come is the clock's (deadlines.ts). */
export const appointmentMoves = {
  pause: { by: ['appointee'], from: ['active'], to: 'paused' },
  resume: { by: ['appointee'], from: ['paused'], to: 'active' },
  'change-hours': { by: ['appointee'], from: running },
  leave: { by: ['appointee'], from: running, to: 'left' },
  renew: { by: ['staff'], from: running, unless: [notOwn] },
  end: { by: ['staff'], from: running, to: 'ended' },
} satisfies Record<AppointmentAction, Move<AppointmentRow, Side<'appointee'>>>

/** Who asks for a post: yes or no, by somebody else. */
export const candidacyMoves = {
  appoint: { by: ['staff'], from: ['open'], to: 'appointed', unless: [notOwn] },
  refuse: { by: ['staff'], from: ['open'], to: 'refused', unless: [notOwn] },
} satisfies Record<PostDecision, Move<CandidacyRow, 'staff'>>
