import { PreviewCase } from '@/contracts/case'
import { operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { describePlace, findPlace, choices } from './find-place'
import { promiseFor } from './promise'
import { anybody } from '../call/who'

/** Before anything is written: where it would go, who would answer, by when. */
export const previewCase = operation(PreviewCase, {
  scope: () => [],
  who: anybody,
  async run({ input, sql, city, now }) {
    const found = findPlace(input.place, city)
    const category = input.categoryCode ? (city.categories.get(input.categoryCode) ?? refuse('CATEGORY_UNKNOWN')) : null
    const promise = category && promiseFor(category, now, city)
    return {
      place: found && (await describePlace(found, sql, city, now)),
      ask: found || !input.place.address ? [] : choices(input.place.address, city),
      due: promise && { at: promise.at.toISOString(), provisional: promise.provisional },
    }
  },
})
