import { Type as T } from '@sinclair/typebox'
import { Enum, Id, Shape, Words } from './schema'
import type { Role } from './roles'
import { demoAccountKeys, type DemoAccountKey } from './demo-accounts'

export { demoAccountKeys, type DemoAccountKey }

export const SignInDemoInput = Shape({ account: Enum(demoAccountKeys) }, { $id: 'SignInDemoInput' })
/** The code of wx.login; the function trades it for the identity, the phone never sees the openid. */
export const SignInWechatInput = Shape({ code: Words(1, 200) }, { $id: 'SignInWechatInput' })
export const NothingInput = Shape({}, { $id: 'NothingInput' })
export const UseCareModeInput = Shape({ on: T.Boolean() }, { $id: 'UseCareModeInput' })
export const ReadNoticesInput = Shape({ noticeIds: T.Array(Id, { maxItems: 100 }) }, { $id: 'ReadNoticesInput' })

export interface RoleView {
  role: Role
  roleName: string
  areaCode: string
  areaName: string
}
export interface Me {
  personId: string
  name: string
  communityCode: string | null
  communityName: string | null
  buildingCode: string | null
  placeName: string | null
  careMode: boolean
  roles: RoleView[]
  canSpeakFor: { personId: string; name: string }[]
  unread: number
  offers: number
  demo: boolean
}
export interface SignedIn {
  token: string
  until: string
  me: Me
}
/** `kind` says what happened ('offer.open', 'case.assigned'). */
export interface NoticeView {
  noticeId: string
  kind: string
  title: string
  body: string
  at: string
  read: boolean
  communityCode: string | null
  caseId: string | null
  subject: { kind: string; id: string } | null
}
export interface DemoAccount {
  key: DemoAccountKey
  label: string
  roleName: string
  hint: string
}
