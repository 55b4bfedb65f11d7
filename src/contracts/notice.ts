import { Type as T, type Static } from '@sinclair/typebox'
import { contract } from './contract'
import { Shape, Id, Instant, Nullable } from './schema'

/** `kind` says what happened ('offer.open', 'case.assigned'). */
export const NoticeView = Shape({
  noticeId: T.String(),
  kind: T.String(),
  title: T.String(),
  body: T.String(),
  at: T.String(),
  read: T.Boolean(),
  communityCode: Nullable(T.String()),
  caseId: Nullable(T.String()),
  subject: Nullable(Shape({ kind: T.String(), id: T.String() })),
})
export type NoticeView = Static<typeof NoticeView>

export const ListNotices = contract({
  name: 'list-notices',
  entry: 'member',
  effect: 'read',
  input: Shape({ before: T.Optional(Instant), limit: T.Optional(T.Integer({ minimum: 1, maximum: 50 })) }),
  output: Shape({ notices: T.Array(NoticeView) }),
  refusals: [],
})

export const ReadNotices = contract({
  name: 'read-notices',
  entry: 'member',
  effect: 'write',
  input: Shape({ noticeIds: T.Array(Id, { maxItems: 100 }) }),
  output: Shape({ read: T.Number() }),
  refusals: [],
})
