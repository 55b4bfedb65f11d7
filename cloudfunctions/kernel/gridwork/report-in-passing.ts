import { ReportInPassing } from '@/contracts/gridwork'
import { helperRoles, type Role } from '@/contracts/roles'
import { operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { findPlace } from '../case/find-place'
import { drawNumber, layCase } from '../case/lay-case'
import { anybody } from '../call/who'
import { lockHelper, mustHaveRoom } from '../dispatch/claim-case'
import { divisionName } from '../city/city'

/**
 * What most things that catch the eye in passing are: a door, a lamp, a hole in the road. Staff answer for it within
 * five work days.
 */
const usualCategory = 'facility'

/**
 * 随手拍: photo, place, send. It is a case like any other, by channel 'rider'. An active helper of that community may go
 * straight at it: the one way in which reporter and helper are one person, so that they can neither call it solved nor
 * rate it; that is left to staff.
 */
export const reportInPassing = operation(ReportInPassing, {
  find: ({ place }, city) => findPlace(place, city),
  scope: (_input, _city, found) => (found ? [found.communityCode] : []),
  who: anybody,
  ahead: (_, now, found) => drawNumber(found, now),
  async run(call) {
    const { input, city } = call
    const category = city.categories.get(input.categoryCode ?? usualCategory) ?? refuse('CATEGORY_UNKNOWN')
    // A dispute is told to the office alone, by whoever is in it.
    if (category.isPrivate) refuse('CATEGORY_UNKNOWN')
    const found = call.found ?? refuse(input.place.address ? 'PLACE_UNCLEAR' : 'PLACE_MISSING')
    const taker = input.takeSelf ? await mustBeAHelper(call, found.communityCode) : undefined
    const posted = await layCase(
      call,
      {
        caseId: input.caseId,
        text: (input.text ?? '').trim(),
        photos: input.photos,
        place: input.place,
        isPrivate: false,
        channel: 'rider',
        taker,
      },
      category,
      found,
    )
    return {
      communityCode: posted.communityCode,
      caseId: posted.caseId,
      number: posted.number,
      dueAt: posted.dueAt,
      placeName: posted.place.buildingName ?? posted.place.gridName ?? divisionName(city, posted.communityCode),
      taken: taker !== undefined,
    }
  },
})

/** Serving there, not at rest, and with a hand free; the lock keeps it so until the case is theirs. */
async function mustBeAHelper(
  call: CallOf<typeof ReportInPassing>,
  communityCode: string,
): Promise<{ role: Role; name: string }> {
  const helper = await lockHelper(call, communityCode, call.actor.personId)
  if (!helper.serves || helper.rests) refuse('NOT_APPOINTED')
  await mustHaveRoom(call, communityCode, helper)
  const held = call.actor.roles.find((r) => helperRoles.includes(r.role) && r.areaCode.startsWith(communityCode))
  return { role: held?.role ?? 'volunteer', name: held?.name ?? call.actor.name }
}
