import { ReadWhyAsked } from '@/contracts/dispatch'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { headOf } from '../case/case-row'
import { askedOnly } from '../case/who'
import { answerWords } from './dispatch-steps'
import type { OfferKept } from './offer-kept'
import { choicesOf } from './matching-choice'
import { termsForHelper } from './terms-in-words'
import { whatIsNeverUsed, whatIsUsed } from './what-is-used'

/** 为什么问我: what was weighed about oneself, also long after the answer; never a word about anybody else. */
export const readWhyAsked = operation(ReadWhyAsked, {
  scope: community,
  load: headOf,
  who: askedOnly,
  async run(call, row) {
    const { communityCode, caseId } = call.input
    const {
      rows: [mine],
    } = await call.sql.query<OfferKept & { asked: number } & Record<string, unknown>>(
      `
      select
        o.*,
        (
          select count(*)::int
          from case_offer w
          where w.community_code = $1 and w.case_id = $2 and w.wave = o.wave
        ) as asked
      from case_offer o
      where o.community_code = $1 and o.case_id = $2 and o.helper_id = $3`,
      [communityCode, caseId, call.actor.personId],
    )
    const offer = mine ?? refuse('NOT_FOUND')
    const choices = await choicesOf(call, call.actor.personId)
    return {
      categoryName: call.city.categories.get(row.category_code)?.name ?? '',
      inHand: row.helper_id === call.actor.personId && row.state !== 'closed',
      askedAt: offer.offered_at.toISOString(),
      until: offer.until.toISOString(),
      answer: offer.state,
      answerWords: answerWords(offer, call.now),
      asked: offer.asked,
      rank: offer.rank,
      terms: termsForHelper(offer.terms),
      used: [...whatIsUsed],
      never: [...whatIsNeverUsed],
      choice: choices.find((c) => c.communityCode === communityCode) ?? null,
    }
  },
})
