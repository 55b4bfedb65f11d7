import type { ApplicationCard, ApplicationView, GridView } from '@/contracts/gridwork-shapes'
import { applicationStateWords, gridworkPromises, platforms } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { roles, skills } from '@/contracts/roles'
import { movesOf } from '../call/moves'
import type { Call } from '../call/operation'
import { divisionName, type City } from '../city/city'
import { appealUntil, type ApplicationRow } from './application-row'
import { eventsOf } from './gridwork-event'
import { applicationMoves } from './moves'

export const gridsOf = (codes: readonly string[], city: City): GridView[] =>
  codes.map((code) => ({ code, name: city.gridNames.get(code) ?? code }))

const next: Record<ApplicationRow['state'], string> = {
  submitted: `社区${inWords(gridworkPromises.decide)}内给回音`,
  asked: '补上缺的再交一次',
  approved: '聘书可以看了',
  refused: '看看原因，可以请街道复核',
  appealed: `街道${inWords(gridworkPromises.decide)}内给回音`,
  withdrawn: '想来了随时再报',
}

export function applicationCard(row: ApplicationRow, city: City, now: Date): ApplicationCard {
  return {
    communityCode: row.community_code,
    communityName: divisionName(city, row.community_code),
    applicationId: row.application_id,
    name: row.erased_at ? '已退出的人' : row.name,
    kind: row.kind,
    kindName: roles[row.kind],
    partyMember: row.party_member,
    platformName: row.platform && platforms[row.platform],
    state: row.state,
    stateName: applicationStateWords[row.state],
    submittedAt: row.submitted_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at <= now,
    timesAsked: row.times_asked,
    next: row.state === 'refused' && row.appealed_at ? '街道复核过了，可以重新报名' : next[row.state],
  }
}

export async function applicationView(
  call: Call,
  row: ApplicationRow,
  side: 'applicant' | 'staff',
): Promise<ApplicationView> {
  const { sql, city, now } = call
  return {
    ...applicationCard(row, city, now),
    platform: row.platform,
    grids: gridsOf(row.grid_codes, city),
    windows: row.windows,
    skills: row.skills,
    skillNames: row.skills.map((s) => skills[s]),
    maxOpenTasks: row.max_open_tasks,
    words: row.words,
    phone: side === 'staff' ? row.phone : null,
    consentEdition: row.consent_edition,
    consentedAt: row.consented_at.toISOString(),
    missing: row.missing,
    refuseReason: row.refuse_reason,
    appealReason: row.appeal_reason,
    appealUntil: appealUntil(row)?.toISOString() ?? null,
    appointmentId: row.appointment_id,
    events: await eventsOf(sql, row),
    can: movesOf(applicationMoves, [side], row, call),
  }
}
