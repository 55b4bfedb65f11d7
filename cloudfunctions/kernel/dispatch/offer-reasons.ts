import { skills } from '@/contracts/roles'
import { clock } from '@/rules/local-time'
import type { OfferTerms } from '../matching/choose'

/** Why this helper is asked, as the helper reads it: what was weighed, nothing else. */
export function offerReasons(terms: OfferTerms): { label: string; value: string }[] {
  const reasons: { label: string; value: string }[] = []
  if (terms.distanceMetres !== null)
    reasons.push({
      label: '离你',
      value:
        terms.distanceMetres < 1000
          ? `${Math.max(10, Math.round(terms.distanceMetres / 10) * 10)} 米`
          : `${(terms.distanceMetres / 1000).toFixed(1)} 公里`,
    })
  if (terms.sameGrid) reasons.push({ label: '网格', value: '就在你的网格' })
  if (terms.skillMatched)
    reasons.push({ label: '你会', value: skills[terms.skillMatched as keyof typeof skills] ?? terms.skillMatched })
  reasons.push({ label: '你这会儿', value: terms.freeUntil ? `有空，到 ${clock(terms.freeUntil)}` : '在岗' })
  reasons.push({ label: '今天', value: terms.tasksToday === 0 ? '还没接过单' : `接了 ${terms.tasksToday} 件` })
  return reasons
}
