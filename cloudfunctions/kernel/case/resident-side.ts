import { ChooseNotices } from '@/contracts/case'
import type { NoticeChoice } from '@/contracts/case-words'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { headOf, type CaseRow } from './case-row'
import { changeCase } from './change-case'
import { reporterOnly } from './who'

/**
 * Whom the course of a case is told to: who said it and whom it was said for, or the one of them that they chose (A10).
 */
export function residentSide(row: Pick<CaseRow, 'reporter_id' | 'for_person_id' | 'notices_to'>): string[] {
  const represented = row.for_person_id ?? row.reporter_id
  const told = { both: [row.reporter_id, represented], reporter: [row.reporter_id], represented: [represented] }[
    row.notices_to
  ]
  return [...new Set(told)]
}

const isForSomeone = (row: CaseRow): boolean => row.for_person_id !== null && row.for_person_id !== row.reporter_id

/** The choice as one of the two reads it; null where there is nobody else to choose. */
export function choiceOf(row: CaseRow, personId: string): NoticeChoice | null {
  if (!isForSomeone(row)) return null
  if (row.notices_to === 'both') return 'both'
  return (row.notices_to === 'reporter') === (row.reporter_id === personId) ? 'me' : 'them'
}

/** Who gets the notices is chosen by either of the two, at any time; each sees what the other chose. */
export const chooseNotices = operation(ChooseNotices, {
  scope: community,
  load: headOf,
  who: reporterOnly,
  async run(call, row, role) {
    const { communityCode, caseId, noticesTo } = call.input
    if (!isForSomeone(row) && noticesTo === 'them') refuse('NOBODY_ELSE')
    const mine = row.reporter_id === call.actor.personId ? 'reporter' : 'represented'
    const theirs = mine === 'reporter' ? 'represented' : 'reporter'
    await changeCase(call, row, { notices_to: { both: 'both', me: mine, them: theirs }[noticesTo] })
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'choose-notices',
      subjectId: caseId,
      detail: { noticesTo },
    })
    return { noticesTo }
  },
})
