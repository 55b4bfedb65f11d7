import type { CaseCard } from '@/contracts/case'
import type { Tone } from '../pill'

/** Where a case stands, in one word and its colour. `mine` speaks to the person who posted it. */
export function stateWord(
  card: Pick<CaseCard, 'state' | 'outcome' | 'overdue'>,
  mine = true,
): { word: string; tone: Tone } {
  switch (card.state) {
    case 'closed':
      return {
        solved: { word: '已解决', tone: 'open' as const },
        'no-reply': { word: '没收到回音', tone: 'shut' as const },
        withdrawn: { word: '已撤回', tone: 'shut' as const },
      }[card.outcome!]
    case 'answered':
      return { word: mine ? '等你说' : '等居民说', tone: 'soon' }
    case 'paused':
      return { word: '先停一停', tone: 'shut' }
    default:
      return card.overdue
        ? { word: '过了时限', tone: 'brand' }
        : card.state === 'new'
          ? { word: '新来', tone: 'info' }
          : { word: '办理中', tone: 'info' }
  }
}
