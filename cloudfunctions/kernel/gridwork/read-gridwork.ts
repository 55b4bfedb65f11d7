import { ReadGridwork } from '@/contracts/gridwork'
import { nowhere, operation } from '../call/operation'
import { anybody } from '../call/who'
import type { ApplicationRow } from './application-row'
import { applicationView } from './application-view'
import { appointmentColumns, type AppointmentRow } from './appointment-row'
import { appointmentView } from './appointment-view'
import { consentInForce } from './consent-text'
import { postName } from './post-code'

/**
 * The caller's own side, in every community: own rows show without a scope, what hangs on them within their
 * communities.
 */
export const readGridwork = operation(ReadGridwork, {
  scope: nowhere,
  who: anybody,
  async run(call) {
    const { sql, actor, city } = call
    const { rows: applications } = await sql.query<ApplicationRow & Record<string, unknown>>(
      `
      select *
      from application
      where person_id = $1
      order by submitted_at desc, application_id desc
      limit 20`,
      [actor.personId],
    )
    const { rows: appointments } = await sql.query<AppointmentRow & Record<string, unknown>>(
      `
      select ${appointmentColumns}
      from appointment a
      where person_id = $1
      order by appointed_at desc, appointment_id desc
      limit 20`,
      [actor.personId],
    )
    const { rows: posts } = await sql.query<{ community_code: string; post_code: string; since: Date }>(
      `
      select community_code, post_code, since
      from post_holding
      where person_id = $1 and ended_at is null
      order by post_code`,
      [actor.personId],
    )
    await sql.query(`select set_config('hongyi.scope', $1, true)`, [
      [...new Set([...applications, ...appointments].map((r) => r.community_code))].join(','),
    ])
    const mine = {
      consent: consentInForce,
      applications: [] as Awaited<ReturnType<typeof applicationView>>[],
      appointments: [] as Awaited<ReturnType<typeof appointmentView>>[],
    }
    for (const row of applications) mine.applications.push(await applicationView(call, row, 'applicant'))
    for (const row of appointments) mine.appointments.push(await appointmentView(call, row, 'appointee'))
    return {
      ...mine,
      posts: posts.map((p) => ({
        communityCode: p.community_code,
        postCode: p.post_code,
        postName: postName(p.post_code, city),
        since: p.since.toISOString(),
      })),
    }
  },
})
