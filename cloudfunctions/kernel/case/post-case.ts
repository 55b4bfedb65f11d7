import { PostCase } from '@/contracts/case'
import { operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { findPlace } from './find-place'
import { drawNumber, insertContact, layCase } from './lay-case'
import { anybody } from '../call/who'

/**
 * A resident says something; it gets a place, a number, an answerable office and a promise in one transaction.
 * The client chooses `caseId`, so that a case written offline is the same case when it arrives.
 */
export const postCase = operation(PostCase, {
  find: ({ place }, city) => findPlace(place, city),
  scope: (_input, _city, found) => (found ? [found.communityCode] : []),
  who: anybody,
  ahead: (_, now, found) => drawNumber(found, now),
  async run(call) {
    const { input, city } = call
    const text = (input.text ?? '').trim()
    if (text === '' && !input.photos?.length && !input.voice) refuse('NOTHING_SAID')
    const category = city.categories.get(input.categoryCode) ?? refuse('CATEGORY_UNKNOWN')
    const found = call.found ?? refuse(input.place.address ? 'PLACE_UNCLEAR' : 'PLACE_MISSING')
    if (input.forPersonId) await mustSpeakFor(call, input.forPersonId)
    if (input.forPersonId && input.forPersonId !== call.actor.personId)
      await noteWhomItIsAbout(call, found.communityCode, input.forPersonId)
    return layCase(
      call,
      {
        caseId: input.caseId,
        text,
        photos: [...(input.photos ?? []), ...(input.voice ? [input.voice] : [])],
        place: input.place,
        isPrivate: category.isPrivate || input.visibility === 'private',
        forPersonId: input.forPersonId,
        byHand: input.byHand,
        channel: 'mini-program',
      },
      category,
      found,
    )
  },
})

async function mustSpeakFor(call: Call, personId: string): Promise<void> {
  const { rowCount } = await call.sql.query(
    `
    select 1
    from proxy
    where person_id = $1 and proxy_id = $2 and since <= $3 and (until is null or until > $3)`,
    [personId, call.actor.personId, call.now],
  )
  if (!rowCount) refuse('NO_CONSENT_TO_SPEAK')
}

/** Their name and number as they stand now: a row that the caller sees because they may speak for them. */
async function noteWhomItIsAbout(
  call: CallOf<typeof PostCase>,
  communityCode: string,
  personId: string,
): Promise<void> {
  const {
    rows: [person],
  } = await call.sql.query<{ name: string; phone: string | null }>(
    'select name, phone from person where person_id = $1',
    [personId],
  )
  if (person)
    insertContact(call, { community_code: communityCode, case_id: call.input.caseId }, 'about', { personId, ...person })
}
