import { localDay } from '@/rules/local-time'
import { nowhere, operation } from '../call/operation'
import { anybody } from '../call/who'
import { caseNumber } from '../case/case-row'
import { finishedWork, workedIn, type FinishedWork } from '../dispatch/finished-work'
import { divisionName, type City } from '../city/city'
import { ReadServiceRecord } from '@/contracts/gridwork'
import type { ServiceRecord } from '@/contracts/gridwork-shapes'

/** 服务记录: counted from rows of finished work, in every community; nobody types a number in. */
export const readServiceRecord = operation(ReadServiceRecord, {
  scope: nowhere,
  who: anybody,
  async run({ sql, actor, city }) {
    const communities = await workedIn(sql, actor.personId)
    await sql.query(`select set_config('hongyi.scope', $1, true)`, [communities.join(',')])
    const cases = (await finishedWork(sql, actor.personId)).map((w) => view(w, city))
    const { rows } = await sql.query('select 1 from appointment where person_id = $1 and party_member limit 1', [
      actor.personId,
    ])
    return {
      name: actor.name,
      partyMember: rows.length > 0,
      finished: cases.length,
      minutes: sum(cases),
      months: monthsOf(cases),
      cases: cases.slice(0, 100),
    }
  },
})

type Line = ServiceRecord['cases'][number]
const sum = (cases: readonly Line[]): number => cases.reduce((n, c) => n + c.minutes, 0)

/**
 * From taking it to "finished", but never more than such a matter usually takes: a case that lay overnight is not a
 * night's service.
 */
function minutesOf(work: FinishedWork, city: City): number {
  const usual = city.categories.get(work.category_code)?.minutes ?? 20
  return Math.min(usual, Math.max(0, Math.round((work.finished_at.getTime() - work.since.getTime()) / 60_000)))
}

const view = (w: FinishedWork, city: City): Line => ({
  communityCode: w.community_code,
  communityName: divisionName(city, w.community_code),
  caseId: w.case_id,
  number: caseNumber(w),
  categoryName: city.categories.get(w.category_code)?.name ?? '',
  finishedAt: w.finished_at.toISOString(),
  minutes: minutesOf(w, city),
})

function monthsOf(cases: readonly Line[]): ServiceRecord['months'] {
  const months = new Map<string, Line[]>()
  for (const c of cases) {
    const month = localDay(c.finishedAt).slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), c])
  }
  return [...months].map(([month, of]) => ({ month, finished: of.length, minutes: sum(of) }))
}
