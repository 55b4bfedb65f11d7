import { Type as T } from '@sinclair/typebox'
import { FreeWindow } from './gridwork-shapes'
import { gridworkKinds, platformCodes } from './gridwork-words'
import { skillCodes } from './roles'
import { Area, Enum, GridCode, Id, Shape, Words } from './schema'

// What the operations of registration ask for, where several ask for the same.

export const Windows = T.Array(FreeWindow, { minItems: 1, maxItems: 28, uniqueItems: true })
export const Grids = T.Array(GridCode, { maxItems: 3, uniqueItems: true })
export const SkillList = T.Array(Enum(skillCodes), { maxItems: 12, uniqueItems: true })
export const OpenTasks = T.Integer({ minimum: 1, maximum: 5 })
export const Reason = Words(2, 200)
export const whichApplication = { communityCode: Area, applicationId: Id }
export const whichAppointment = { communityCode: Area, appointmentId: Id }
/** What somebody says of themselves. Each field's purpose stands in `applicationPurposes` (gridwork-words). */
export const said = {
  kind: Enum(gridworkKinds),
  platform: T.Optional(Enum(platformCodes)),
  partyMember: T.Optional(T.Boolean()),
  /** The usual area as grids of that community; none: the whole community. Chosen, never located. */
  gridCodes: Grids,
  windows: Windows,
  skills: SkillList,
  maxOpenTasks: OpenTasks,
  words: T.Optional(Words(0, 200)),
}
/** A building's code is the post of its 楼栋长, with `-U2` behind it the post of that unit's 单元长. */
export const PostCode = T.String({ pattern: '^G[0-9]{15}-B[0-9]{3}(-U[0-9]{1,2})?$' })

export const WhichApplication = Shape(whichApplication)

export const WhichAppointment = Shape(whichAppointment)
