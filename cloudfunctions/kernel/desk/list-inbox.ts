import { staffRoles } from '@/contracts/roles'
import { localMidnight } from '@/rules/local-time'
import { operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { toCard } from '../case/case-card'
import { thumbKey, thumbLink } from '../case/case-photos'
import { caseColumns, caseTables, type CaseRow } from '../case/case-row'
import { anyStaff } from '../call/who'
import { covers, divisionName } from '../city/city'
import { ListInbox, type InboxPage } from '@/contracts/desk'

type View = keyof InboxPage['counts']

/** Which rows a tab holds. `$2` is now, `$3` the end of the local day, `$4` the caller. */
const views: Record<View, string> = {
  open: `c.state in ('new', 'doing', 'paused')`,
  overdue: `c.state in ('new', 'doing') and c.due_at < $2`,
  today: `c.state in ('new', 'doing') and c.due_at >= $2 and c.due_at < $3`,
  new: `c.state = 'new'`,
  waiting: `c.state = 'answered'`,
  mine: `c.state in ('new', 'doing', 'paused') and c.owner_id = $4`,
}
/** A count past this is shown as 99+: the work of counting must not grow with the pile. */
const countedMax = 100

/** One office's work by time left, most urgent first, a page at a time (keyset: a page costs the same at any depth). */
export const listInbox = operation(ListInbox, {
  scope: () => [],
  who: anyStaff,
  async run(call) {
    const area = officeFor(call)
    await call.sql.query(`select set_config('hongyi.scope', $1, true)`, [scopeOf(call)])
    const { input, city, now } = call
    const limit = input.limit ?? 30
    const order = input.view === 'waiting' ? 'c.confirm_until' : 'c.due_at'
    const [afterAt, afterId] = (input.after ?? '').split(' ')
    const base = [area, now, endOfDay(now), call.actor.personId]
    const { rows } = await call.sql.query<CaseRow & { thumb_key: string | null }>(
      `
      select ${caseColumns}, ${thumbKey}
      from ${caseTables}
      where c.office_code = $1 and ${views[input.view]}
        and ($2::timestamptz is not null and $3::timestamptz is not null and $4::uuid is not null)
        and (${order}, c.case_id) > ($5::timestamptz, $6::uuid)
      order by ${order}, c.case_id
      limit ${limit + 1}`,
      [...base, afterAt || '1970-01-01T00:00:00Z', afterId || '00000000-0000-0000-0000-000000000000'],
    )
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page[page.length - 1]! : null
    const lastAt = last && (input.view === 'waiting' ? last.confirm_until! : last.due_at)
    return {
      counts: await countsOf(call, base),
      cases: page.map((r) => toCard(r, city, now, { thumbUrl: thumbLink(r.thumb_key, call.ports, now) })),
      next: last ? `${lastAt!.toISOString()} ${last.case_id}` : null,
      areaName: divisionName(city, area),
    }
  },
})

/** The office asked for, if the caller's area covers it; else the caller's own. */
function officeFor(call: CallOf<typeof ListInbox>): string {
  const own = call.actor.roles.filter((r) => staffRoles.includes(r.role))
  const wanted = call.input.areaCode
  if (!wanted) return own[0]!.areaCode
  return own.some((r) => covers(r.areaCode, wanted)) ? wanted : refuse('NOT_FOUND')
}

/** A case that came by transfer keeps its home community, which may lie anywhere below the caller's district. */
const scopeOf = (call: Call): string =>
  [
    ...new Set(call.actor.roles.filter((r) => staffRoles.includes(r.role)).map((r) => `${r.areaCode.slice(0, 6)}%`)),
  ].join(',')

const endOfDay = (now: Date): Date => localMidnight(now, 1)

const countOf = (view: View): string => `(
  select count(*)
  from (
    select 1
    from cases c
    where c.office_code = $1 and ${views[view]}
    limit ${countedMax}
  ) t
) as "${view}"`

async function countsOf(call: Call, base: unknown[]): Promise<InboxPage['counts']> {
  const names = Object.keys(views) as View[]
  const { rows } = await call.sql.query<Record<View, string>>(
    `
    select
      ${names.map(countOf).join(', ')},
      $2::timestamptz as now, $3::timestamptz as day, $4::uuid as me`,
    base,
  )
  return Object.fromEntries(names.map((v) => [v, Number(rows[0]![v])])) as InboxPage['counts']
}
