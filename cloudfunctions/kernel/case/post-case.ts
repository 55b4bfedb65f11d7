import { operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { askNow } from '../dispatch/ask-now'
import { isPressing } from '../matching/offer'
import { findPlace } from './find-place'
import { drawNumber, layCase, newContact } from './lay-case'
import { anybody } from '../call/who'

/**
 * A resident says something; it gets a place, a number, an answerable office and a promise in one transaction.
 * The client chooses `caseId`, so that a case written offline is the same case when it arrives.
 */
export const postCase = operation<'post-case'>({
  name: 'post-case',
  scope: (input, city) => {
    const found = findPlace(input.place, city)
    return found ? [found.communityCode] : []
  },
  who: anybody,
  ahead: (input, city, now) => drawNumber(findPlace(input.place, city), now),
  async run(call) {
    const { input, city } = call
    const text = (input.text ?? '').trim()
    if (text === '' && !input.photos?.length && !input.voice) refuse('NOTHING_SAID')
    const category = city.categories.get(input.categoryCode) ?? refuse('CATEGORY_UNKNOWN')
    const found = findPlace(input.place, city) ?? refuse(input.place.address ? 'PLACE_UNCLEAR' : 'PLACE_MISSING')
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
  /** Danger and haste do not wait for the timer's next round. */
  async afterwards({ categoryCode }, { communityCode, caseId }, world) {
    const { urgency, skills } = world.city.categories.get(categoryCode)!
    if (skills.length > 0 && isPressing(urgency)) await askNow(world, communityCode, caseId)
  },
})

async function mustSpeakFor(call: Call, personId: string): Promise<void> {
  const { rowCount } = await call.sql.query(
    'select 1 from proxy where person_id = $1 and proxy_id = $2 and since <= $3 and (until is null or until > $3)',
    [personId, call.actor.personId, call.now],
  )
  if (!rowCount) refuse('NO_CONSENT_TO_SPEAK')
}

/** Their name and number as they stand now: a row that the caller sees because they may speak for them. */
async function noteWhomItIsAbout(call: Call<'post-case'>, communityCode: string, personId: string): Promise<void> {
  const {
    rows: [person],
  } = await call.sql.query<{ name: string; phone: string | null }>(
    'select name, phone from person where person_id = $1',
    [personId],
  )
  if (person)
    call.record.insert(newContact, [communityCode, call.input.caseId, personId, 'about', person.name, person.phone])
}
