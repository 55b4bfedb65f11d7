import type { CaseCard } from '@/contracts/case-shapes'
import type { Tone } from '../pill'

interface Standing {
  word: string
  tone: Tone
}

const closed: Record<NonNullable<CaseCard['outcome']>, Standing> = {
  solved: { word: '已解决', tone: 'open' },
  'no-reply': { word: '没收到回音', tone: 'shut' },
  withdrawn: { word: '已撤回', tone: 'shut' },
}

/** Where a case stands, in one word and its colour. `mine` speaks to the person who posted it. */
export function stateWord(
  { state, outcome, overdue }: Pick<CaseCard, 'state' | 'outcome' | 'overdue'>,
  mine = true,
): Standing {
  if (state === 'closed') return closed[outcome!]
  if (state === 'answered') return { word: mine ? '等你说' : '等居民说', tone: 'soon' }
  if (state === 'paused') return { word: '先停一停', tone: 'shut' }
  if (overdue) return { word: '过了时限', tone: 'brand' }
  return { word: state === 'new' ? '新来' : '办理中', tone: 'info' }
}
