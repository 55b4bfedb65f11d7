import { Type as T, type Static } from '@sinclair/typebox'
import { contract } from './contract'
import { demoAccountKeys } from './demo-accounts'
import { roleCodes } from './roles'
import { Enum, Shape, Words, Nullable } from './schema'

export const RoleView = Shape({
  role: Enum(roleCodes),
  roleName: T.String(),
  areaCode: T.String(),
  areaName: T.String(),
})
export type RoleView = Static<typeof RoleView>

export const Me = Shape({
  personId: T.String(),
  name: T.String(),
  communityCode: Nullable(T.String()),
  communityName: Nullable(T.String()),
  buildingCode: Nullable(T.String()),
  placeName: Nullable(T.String()),
  careMode: T.Boolean(),
  roles: T.Array(RoleView),
  canSpeakFor: T.Array(Shape({ personId: T.String(), name: T.String() })),
  unread: T.Number(),
  offers: T.Number(),
  demo: T.Boolean(),
})
export type Me = Static<typeof Me>

export const SignedIn = Shape({ token: T.String(), until: T.String(), me: Me })
export type SignedIn = Static<typeof SignedIn>

export const DemoAccount = Shape({
  key: Enum(demoAccountKeys),
  label: T.String(),
  roleName: T.String(),
  hint: T.String(),
})
export type DemoAccount = Static<typeof DemoAccount>

// people
export const SignInDemo = contract({
  name: 'sign-in-demo',
  entry: 'member',
  effect: 'write',
  signedOut: true,
  input: Shape({ account: Enum(demoAccountKeys) }),
  output: SignedIn,
  refusals: ['DEMO_ONLY', 'SIGN_IN_FAILED'],
})

/** The code of wx.login; the function trades it for the identity, the phone never sees the openid. */
export const SignInWechat = contract({
  name: 'sign-in-wechat',
  entry: 'member',
  effect: 'write',
  signedOut: true,
  input: Shape({ code: Words(1, 200) }),
  output: SignedIn,
  refusals: ['SIGN_IN_FAILED'],
})

export const ListDemoAccounts = contract({
  name: 'list-demo-accounts',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: Shape({}),
  output: Shape({ accounts: T.Array(DemoAccount) }),
  refusals: ['DEMO_ONLY'],
})

export const SignOut = contract({
  name: 'sign-out',
  entry: 'member',
  effect: 'write',
  input: Shape({}),
  output: Shape({}),
  refusals: [],
})

export const WhoAmI = contract({
  name: 'who-am-i',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Me,
  refusals: [],
})

export const UseCareMode = contract({
  name: 'use-care-mode',
  entry: 'member',
  effect: 'write',
  input: Shape({ on: T.Boolean() }),
  output: Shape({}),
  refusals: [],
})

/** What somebody looks after from now on. */
export const PlaceTaken = Shape({
  kind: Enum(['station', 'canteen']),
  communityCode: T.String(),
  subjectId: T.String(),
  name: T.String(),
})
export type PlaceTaken = Static<typeof PlaceTaken>

/** What the office handed over: eight signs without 0, O, 1, I, L. */
export const TakeInvitation = contract({
  name: 'take-invitation',
  entry: 'member',
  effect: 'write',
  input: Shape({ code: T.String({ pattern: '^[2-9A-HJKMNP-Z]{8}$' }) }),
  output: PlaceTaken,
  refusals: ['INVITATION_OVER'],
})
