import { ListApplications, ReadApplication } from '@/contracts/gridwork'
import type { ApplicationPage } from '@/contracts/gridwork-shapes'
import { operation, type Call } from '../call/operation'
import { anyStaff } from '../call/who'
import { divisionName } from '../city/city'
import { applicationCard, applicationView } from './application-view'
import { applicationOf, type ApplicationRow } from './application-row'
import { officeInView } from './office-in-view'
import { applicationStaffOnly } from './who'

const views: Record<keyof ApplicationPage['counts'], string> = {
  open: `state = 'submitted'`,
  asked: `state = 'asked'`,
  appealed: `state = 'appealed'`,
  decided: `state in ('approved', 'refused', 'withdrawn')`,
}
const perPage = 30

/** Who registered in this office's area: those who wait by the time left, the decided ones newest first. */
export const listApplications = operation(ListApplications, {
  scope: (input) => (input.communityCode ? [input.communityCode] : []),
  who: anyStaff,
  async run(call) {
    const { sql, city, now, input } = call
    const area = await officeInView(call, input.communityCode)
    const [at, id] = input.after?.split(' ') ?? []
    const [column, order, then] =
      input.view === 'decided' ? ['submitted_at', 'desc', '<'] : [`coalesce(due_at, submitted_at)`, 'asc', '>']
    const { rows } = await sql.query<ApplicationRow & Record<string, unknown>>(
      `
      select *, ${column} as sorted_at
      from application
      where community_code like $1 and ${views[input.view]}
        and ($2::timestamptz is null or (${column}, application_id) ${then} ($2, $3::uuid))
      order by ${column} ${order}, application_id ${order}
      limit ${perPage + 1}`,
      [`${area}%`, at ?? null, id ?? null],
    )
    const page = rows.slice(0, perPage)
    const last = rows.length > perPage ? page[page.length - 1] : undefined
    return {
      counts: await countsIn(call, area),
      applications: page.map((row) => applicationCard(row, city, now)),
      areaName: divisionName(city, area),
      next: last ? `${(last.sorted_at as Date).toISOString()} ${last.application_id}` : null,
    }
  },
})

async function countsIn({ sql }: Call, area: string): Promise<ApplicationPage['counts']> {
  const { rows } = await sql.query<ApplicationPage['counts'] & Record<string, unknown>>(
    `
    select ${Object.entries(views)
      .map(([view, where]) => `(count(*) filter (where ${where}))::int as "${view}"`)
      .join(', ')}
    from application
    where community_code like $1`,
    [`${area}%`],
  )
  return { open: rows[0]!.open, asked: rows[0]!.asked, appealed: rows[0]!.appealed, decided: rows[0]!.decided }
}

/** One application with everything that was said, and what may be decided. */
export const readApplication = operation(ReadApplication, {
  scope: (input) => [input.communityCode],
  load: applicationOf,
  who: applicationStaffOnly,
  run: (call, row) => applicationView(call, row, 'staff'),
})
