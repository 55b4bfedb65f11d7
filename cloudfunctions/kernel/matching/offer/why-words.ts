// The reasons in words for staff. Names come from the caller, because what is kept names nobody but by id.
import type { OfferWhy, OtherWhy } from '../candidate'

export interface Names {
  /** What staff call a helper. */
  helper(helperId: string): string
  /** What staff call a case: its number. */
  case(caseId: string): string
}

/** What would have had to be otherwise, one sentence for each other who came into question. */
export function ifOtherWords({ others }: Pick<OfferWhy, 'others'>, costMetres: number, names: Names): string[] {
  return others.map((other) => oneWords(other, costMetres, names))
}

function oneWords(other: OtherWhy, costMetres: number, names: Names): string {
  const who = names.helper(other.helperId)
  if (other.askedAbout !== null) {
    const ahead = other.costMetres < costMetres ? `${who}更合适` : `${who}也合适`
    const need = `${ahead}，但${names.case(other.askedAbout)}更需要${who}`
    return other.lessMetres === null ? `${need}。` : `${need}（${nearer(other, who)}）。`
  }
  if (other.lessMetres === null) return `${who}排在后面，留给了没有别人可问的单。`
  if (other.lessMetres === 0) return `${who}一样合适，两位都行。`
  return `${nearer(other, who)}。`
}

function nearer({ lessMetres, nearerMetres }: OtherWhy, who: string): string {
  return nearerMetres === null
    ? `${who}合计少 ${lessMetres} 米才会先问，住得再近也不够`
    : `如果${who}近 ${nearerMetres} 米，就会先问${who}`
}

/** How many cases were weighed at once and where this one stood, one sentence. */
export function standingWords({ rank, candidates, cases, priceMetres }: OfferWhy): string {
  const together = cases === 1 ? '这时只有这一件要找人' : `和另外 ${cases - 1} 件一起找人`
  const wanted = priceMetres > 0 ? '，别的单也想找这一位' : ''
  return `${candidates} 位合适，这一位排第 ${rank}；${together}${wanted}。`
}
