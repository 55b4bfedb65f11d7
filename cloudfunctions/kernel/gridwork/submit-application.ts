import { SubmitApplication } from '@/contracts/gridwork'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { dueAt } from '../calendar/due'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { isInService } from '../dispatch/helper-service'
import type { ApplicationRow } from './application-row'
import { writeConsent } from './consent-entry'
import { consentInForce } from './consent-text'
import { note } from './gridwork-event'
import { columnsOf, mustLieIn } from './said'
import { officeOf } from './who'

/**
 * 报到: what somebody gives, with their consent to the text in force. The draft lived on the phone until now. One open
 * application a person and community: an index says so when two phones send at once.
 */
export const submitApplication = operation(SubmitApplication, {
  scope: community,
  who: anybody,
  async run(call, _, role) {
    const { input, actor, city, record } = call
    const { communityCode, applicationId } = input
    if (city.divisions.get(communityCode)?.level !== 'community') refuse('NOT_FOUND')
    if (input.consentEdition !== consentInForce.edition) refuse('CONSENT_OUTDATED')
    mustLieIn(communityCode, input.gridCodes, city)
    if (await isInService(call, communityCode, actor.personId)) refuse('ALREADY_APPOINTED')
    const row = await insertApplication(call)
    writeConsent(call, { communityCode, edition: input.consentEdition, given: true })
    note(call, row, 'submitted', { id: actor.personId, name: actor.name })
    record.audit({
      communityCode,
      actorId: actor.personId,
      role,
      operation: 'submit-application',
      subjectId: applicationId,
      detail: { kind: input.kind, consentEdition: input.consentEdition },
    })
    for (const to of await officeOf(call, communityCode)) {
      record.message({
        communityCode,
        to,
        kind: 'application.submitted',
        title: '有人来报到',
        body: `${inWords(gridworkPromises.decide)}内给个回音，差什么一次说全。`,
        subject: { kind: 'application', id: applicationId },
      })
    }
    return { application: { applicationId, dueAt: row.due_at!.toISOString() } }
  },
})

async function insertApplication(call: CallOf<typeof SubmitApplication>): Promise<ApplicationRow> {
  const { input, actor, now, city, sql } = call
  const said = columnsOf(input)
  const { rows } = await sql.query<ApplicationRow & Record<string, unknown>>(
    `
    insert into application (
      community_code, application_id, person_id, name, phone, kind, platform, party_member, grid_codes, windows,
      skills, max_open_tasks, words, consent_edition, consented_at, state, submitted_at, due_at
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'submitted', $15, $16)
    on conflict (community_code, person_id) where state in ('submitted', 'asked', 'appealed') do nothing
    returning *`,
    [
      input.communityCode,
      input.applicationId,
      actor.personId,
      actor.name,
      actor.phone,
      said.kind,
      said.platform,
      said.party_member,
      said.grid_codes,
      JSON.stringify(said.windows),
      said.skills,
      said.max_open_tasks,
      said.words,
      input.consentEdition,
      now,
      dueAt(now, gridworkPromises.decide, city.calendar).at,
    ],
  )
  return rows[0] ?? refuse('ALREADY_APPLIED')
}
