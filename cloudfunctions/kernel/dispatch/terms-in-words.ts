import type { TermView } from '@/contracts/dispatch-shapes'
import { skills } from '@/contracts/roles'
import { clock } from '@/rules/local-time'
import type { OfferTerms } from '../matching/choose'

/**
 * The terms as they were kept with the question: instants are text; of questions that were loaded, most are missing.
 */
export type KeptTerms = Partial<Omit<OfferTerms, 'freeUntil'>> & {
  freeUntil?: string | null
  costMetres?: number
  excluded?: Record<string, number>
}

const metresWords = (m: number): string => (m < 1000 ? `${m} 米` : `${(m / 1000).toFixed(1)} 公里`)
const share = (p: number): string => `${Math.round(p * 100)}%`

const ofThose = (inTime: number | undefined): string =>
  inTime === undefined ? '' : `，已算上来得及回话的 ${share(inTime)}`

/**
 * `estimate`: by which edition it was estimated, see `editionWords`. Each cost in words with its metres. What has no
 * line of its own stands under "其他", so that the lines always add up.
 */
export function termsForStaff(t: KeptTerms, estimate = ''): TermView[] {
  const lines: TermView[] = []
  const add = (word: string, value: string, metres: number | undefined): void => {
    if (metres !== undefined) lines.push({ word, value, metres })
  }
  add(
    '离得多远',
    t.distanceMetres == null ? '没说常在哪儿，按网格和社区估' : metresWords(t.distanceMetres),
    t.costDistance,
  )
  add('近来问过', t.fatigue ? `约 ${t.fatigue.toFixed(1)} 次（越早越不算）` : '没有', t.costFatigue)
  add('今天已接', t.tasksToday ? `${t.tasksToday} 件` : '没有', t.costLoad)
  add('估计会接', t.pAccept === undefined ? '' : `${share(t.pAccept)}${ofThose(t.inTime)}${estimate}`, t.costChance)
  const worker = t.sameGrid ? '自己网格的网格员' : '网格员'
  if (t.costGrid) add('网格', t.costGrid < 0 ? '自己的网格，先问' : `${worker}，留着兜底`, t.costGrid)
  const rest = t.costMetres === undefined ? 0 : t.costMetres - lines.reduce((sum, l) => sum + l.metres, 0)
  if (rest !== 0 && lines.length > 0) lines.push({ word: '其他', value: '', metres: rest })
  return lines
}

/** The same about oneself, without a price: what was looked at, what it said, and what for. */
export function termsForHelper(t: KeptTerms): { word: string; value: string; note: string }[] {
  const lines: { word: string; value: string; note: string }[] = []
  const add = (word: string, value: string, note: string): void => {
    lines.push({ word, value, note })
  }
  add(
    '离你',
    t.distanceMetres == null ? '不知道多远' : metresWords(t.distanceMetres),
    t.distanceMetres == null ? '你没说常在哪儿，按网格估的' : '从你自己说的常在的地方算，不看定位',
  )
  if (t.sameGrid !== undefined) add('网格', t.sameGrid ? '就在你的网格' : '在别的网格', '自己网格的先问')
  if (t.skillMatched) add('你会', skills[t.skillMatched as keyof typeof skills] ?? t.skillMatched, '你报到时说的')
  if (t.freeUntil) add('你说有空', `到 ${clock(t.freeUntil)}`, '只在你说的时间里问')
  if (t.openTasks !== undefined) add('手上', t.openTasks ? `${t.openTasks} 件` : '没有事', '到你说的上限就不问')
  if (t.tasksToday !== undefined) add('今天', t.tasksToday ? `接了 ${t.tasksToday} 件` : '还没接过', '接得多的往后排')
  if (t.fatigue !== undefined)
    add('近来问过你', t.fatigue < 0.05 ? '没有' : `约 ${t.fatigue.toFixed(1)} 次`, '问得多的往后排，越早的越不算')
  if (t.pAccept !== undefined)
    add(
      '估计你会接',
      share(t.pAccept),
      t.inTime === undefined
        ? '从以前问到时接没接估的，只为少打扰人，不记好坏'
        : '从以前问到时接没接、来不来得及回话估的，只为少打扰人，不记好坏',
    )
  return lines
}
