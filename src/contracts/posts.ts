import { Type as T } from '@sinclair/typebox'
import { contract } from './contract'
import { PostCode } from './gridwork-inputs'
import { CandidacyView, PostHistory, PostPage } from './gridwork-shapes'
import { postDecisions } from './gridwork-words'
import { Area, BuildingCode, Enum, GridCode, Id, Shape, Words } from './schema'

// 楼栋长, 单元长: who may ask for a post, and who decides.

export const ListPosts = contract({
  name: 'list-posts',
  entry: 'member',
  effect: 'read',
  input: Shape({
    communityCode: Area,
    gridCode: T.Optional(GridCode),
    vacant: T.Optional(T.Boolean()),
    after: T.Optional(BuildingCode),
  }),
  output: PostPage,
  refusals: [],
})

export const ReadPost = contract({
  name: 'read-post',
  entry: 'member',
  effect: 'read',
  input: Shape({ communityCode: Area, postCode: PostCode }),
  output: PostHistory,
  refusals: [],
})

export const ApplyForPost = contract({
  name: 'apply-for-post',
  entry: 'member',
  effect: 'write',
  input: Shape({ communityCode: Area, postCode: PostCode, candidacyId: Id, words: T.Optional(Words(0, 200)) }),
  output: Shape({}),
  refusals: ['NOT_APPOINTED', 'ALREADY_APPLIED', 'POST_HELD'],
})

/** The holder lays the post down today, with a word for whoever follows. */
export const HandOverPost = contract({
  name: 'hand-over-post',
  entry: 'member',
  effect: 'write',
  input: Shape({ communityCode: Area, postCode: PostCode, note: Words(2, 300) }),
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const ListCandidacies = contract({
  name: 'list-candidacies',
  entry: 'staff',
  effect: 'read',
  input: Shape({ communityCode: Area }),
  output: Shape({ candidacies: T.Array(CandidacyView) }),
  refusals: [],
})

/**
 * `appoint` puts the candidate into a vacant post; with `handOver`
 * also into a held one, whose holder's time ends that day.
 */
export const DecidePost = contract({
  name: 'decide-post',
  entry: 'staff',
  effect: 'write',
  input: Shape({
    communityCode: Area,
    candidacyId: Id,
    decision: Enum(postDecisions),
    handOver: T.Optional(T.Boolean()),
    reason: T.Optional(Words(0, 200)),
  }),
  output: Shape({ state: Enum(['appointed', 'refused']) }),
  refusals: ['STATE_CHANGED', 'POST_HELD', 'OWN_APPLICATION', 'NOT_APPOINTED'],
})
