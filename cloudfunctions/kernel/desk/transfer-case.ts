import { TransferCase, ListOffices } from '@/contracts/desk'
import { casePromises } from '@/contracts/case-words'
import type { Role } from '@/contracts/roles'
import { mustMove } from '../call/moves'
import { community, operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { headOf, type CaseRow } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { caseMoves } from '../case/moves'
import { residentSide } from '../case/resident-side'
import { staffOnly } from '../case/who'
import { workingName } from '../call/who'
import { divisionName, officeAbove } from '../city/city'
import { climbFrom, staffAt, staffed } from '../org/staff-at'

/** Moves a case to another office with a reason. The due does not move; after some transfers it climbs by itself. */
export const transferCase = operation(TransferCase, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    mustMove(caseMoves.transfer, row, call)
    const { toOffice, reason } = call.input
    if (toOffice === row.office_code || !(await staffed(call, reachable(call, row))).includes(toOffice))
      refuse('TRANSFER_NOWHERE')
    const transfers = row.transfers + 1
    const above =
      transfers >= casePromises.climbAfterTransfers.amount ? await climbFrom(call, row.office_code) : row.office_code
    const climbed = above !== row.office_code
    const office = climbed ? above : toOffice
    await changeCase(call, row, {
      office_code: office,
      transfers,
      owner_id: null,
      state: caseMoves.transfer.to,
      accepted_at: row.accepted_at ?? call.now,
    })
    const transfer = { call, row, office, reason }
    writeTimeline(transfer, role, toOffice, climbed)
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'transfer-case',
      subjectId: row.case_id,
      detail: { from: row.office_code, to: office, asked: toOffice },
    })
    await tellBothSides(transfer)
    return { office, climbed }
  },
})

interface Transfer {
  call: CallOf<typeof TransferCase>
  row: CaseRow
  office: string
  reason: string
}
const caseOf = (row: CaseRow) => ({ communityCode: row.community_code, caseId: row.case_id })

function writeTimeline({ call, row, office, reason }: Transfer, role: Role, asked: string, climbed: boolean): void {
  call.record.event({
    ...caseOf(row),
    kind: 'transferred',
    role,
    name: workingName(call, role),
    actorId: call.actor.personId,
    officeCode: asked,
    facts: { to: divisionName(call.city, asked), reason, first: row.first_owner_name },
  })
  if (climbed)
    call.record.event({
      ...caseOf(row),
      kind: 'climbed',
      role: 'system',
      name: '系统',
      officeCode: office,
      facts: { to: divisionName(call.city, office), because: 'transfers' },
    })
}

async function tellBothSides({ call, row, office, reason }: Transfer): Promise<void> {
  for (const to of residentSide(row))
    call.record.message({
      ...caseOf(row),
      to,
      kind: 'case.transferred',
      title: `转到${divisionName(call.city, office)}`,
      body: `原因：${reason}。首问还是${row.first_owner_name}，时限不变。`,
    })
  for (const to of await staffAt(call, office))
    call.record.message({
      ...caseOf(row),
      to,
      kind: 'case.arrived',
      title: '转来一件',
      body: `从${divisionName(call.city, row.office_code)}转来：${reason}`,
    })
}

/**
 * Where a case may go, if somebody works there: the sister communities of its street, the office above, and back home.
 */
export function reachable(call: Pick<Call, 'city'>, row: CaseRow): string[] {
  const street = row.street_code
  const offices = [...call.city.divisions.values()]
    .filter((d) => d.level === 'community' && d.parentCode === street)
    .map((d) => d.code)
  return [...new Set([officeAbove(call.city, row.office_code), street, ...offices])].filter(
    (o) => o !== row.office_code && o !== '',
  )
}

export const listOffices = operation(ListOffices, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row) {
    return {
      offices: (await staffed(call, reachable(call, row))).map((code) => {
        const d = call.city.divisions.get(code)!
        return {
          code,
          name: divisionName(call.city, code),
          hint: d.level === 'community' ? divisionName(call.city, d.parentCode) : '上一级',
          level: d.level as 'district' | 'street' | 'community',
        }
      }),
    }
  },
})
