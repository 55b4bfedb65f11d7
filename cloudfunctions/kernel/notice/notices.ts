import { ListNotices, ReadNotices } from '@/contracts/notice'
import { operation } from '../call/operation'
import { anybody } from '../call/who'

/** The in-app inbox: the truth about what somebody was told. WeChat's messages are only a knock on the door. */
export const listNotices = operation(ListNotices, {
  scope: () => [],
  who: anybody,
  async run({ sql, actor, input }) {
    const { rows } = await sql.query<{
      notice_id: string
      kind: string
      title: string
      body: string
      at: Date
      read_at: Date | null
      community_code: string | null
      case_id: string | null
      subject_kind: string | null
      subject_id: string | null
    }>(
      `
      select notice_id, kind, title, body, at, read_at, community_code, case_id, subject_kind, subject_id
      from notice
      where person_id = $1 and at < $2
      order by at desc, notice_id desc
      limit $3`,
      [actor.personId, input.before ?? '9999-12-31', input.limit ?? 30],
    )
    return {
      notices: rows.map((n) => ({
        noticeId: n.notice_id,
        kind: n.kind,
        title: n.title,
        body: n.body,
        at: n.at.toISOString(),
        read: n.read_at !== null,
        communityCode: n.community_code,
        caseId: n.case_id,
        subject: n.subject_kind && n.subject_id ? { kind: n.subject_kind, id: n.subject_id } : null,
      })),
    }
  },
})

export const readNotices = operation(ReadNotices, {
  scope: () => [],
  who: anybody,
  async run({ sql, actor, input, now }) {
    const { rowCount } = await sql.query(
      `
      update notice
      set read_at = $3
      where person_id = $1 and notice_id = any ($2::uuid[]) and read_at is null`,
      [actor.personId, input.noticeIds, now],
    )
    return { read: rowCount ?? 0 }
  },
})
