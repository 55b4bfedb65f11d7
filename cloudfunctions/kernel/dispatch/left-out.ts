import type { LeftOutView } from '@/contracts/dispatch-shapes'
import type { Exclusion } from '../matching/choose'

interface Words {
  word: string
  change: string
}

/** Why somebody was not asked, and what would have to change; in the order in which the first that holds counts. */
export const leftOutWords: Record<Exclusion, Words> = {
  'own-case': { word: '自己提的', change: '自己提的事由别人来办' },
  'by-hand-only': { word: '不参加自动派单', change: '可以打电话请，再指派；本人随时能再打开' },
  paused: { word: '这阵子歇着', change: '歇完了，或自己说回来了' },
  'already-asked': { word: '这件事问过了', change: '同一件事不再问；可以打电话请，再指派' },
  'busy-with-offer': { word: '正被问着另一件', change: '答复了那一件，下一轮就会问' },
  'not-vetted': { word: '没核过能上门', change: '社区核过这位能上门看老人、孩子' },
  'no-skill': { word: '没说会这样', change: '本人在报到里添上会做的事' },
  'off-shift': { word: '这会儿没空', change: '到了本人说的空闲时间，剩的还够办一件' },
  'quiet-hours': { word: '在免打扰的时间', change: '过了免打扰的时间；急事、险事照样问' },
  full: { word: '手上的事到上限了', change: '办完一件，或本人把上限改多' },
  'asked-enough': { word: '今天问得够多了', change: '明天再问，或本人把一天的次数改多' },
  'too-far': { word: '离得太远', change: '等别的人选都问过，或打电话请' },
  unlikely: { word: '多半不会接', change: '歇一歇、近来少问几次，估计就会上来' },
}

const order = Object.keys(leftOutWords)

/** Counts by reason as they were kept, in words; a reason of an older edition keeps its code. */
export function leftOutOf(excluded: Record<string, number> | undefined): LeftOutView[] {
  return Object.entries(excluded ?? {})
    .filter(([, people]) => people > 0)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([reason, people]) => ({
      reason,
      people,
      ...(leftOutWords[reason as Exclusion] ?? { word: reason, change: '' }),
    }))
}
