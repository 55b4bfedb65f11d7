import type { OfferWhy } from '../matching/offer'
import type { Names, OfferKept } from './offer-kept'

/**
 * What would have had to be otherwise for another to be asked, each in one line; of older questions only the order is
 * known.
 */
export function ifOther({ terms, why }: OfferKept, before: OfferKept | undefined, names: Names): string[] {
  if (terms.costMetres === undefined) return []
  if (!why)
    return before?.terms.costMetres === undefined
      ? []
      : [`合计少 ${terms.costMetres - before.terms.costMetres} 米就排到${before.helper_name}前面`]
  const lines = why.others.map((o) => lineOf(o, why.rank, names))
  if (why.priceMetres > 0) lines.push(`别的事也想请这一位，去那边能省 ${why.priceMetres} 米；整批算下来，请来这件最省`)
  return lines
}

function lineOf(other: OfferWhy['others'][number], rank: number, names: Names): string {
  const name = names.get(other.helperId) || '另一位'
  const cheaper = other.askedAbout ? `${name}更省，同时请去办另一件了` : `${name}更省，这一轮没轮到`
  const who = other.rank > rank ? `下一位是${name}` : cheaper
  if (other.lessMetres === null) return `${who}；换过来不行：别处没有人可请，或者那件更急`
  if (other.lessMetres === 0) return `${who}；算下来一样省，先问了这一位`
  return `${who}；合计再少 ${other.lessMetres} 米${other.nearerMetres === null ? '' : `（比如近 ${other.nearerMetres} 米）`}就换成这一位`
}
