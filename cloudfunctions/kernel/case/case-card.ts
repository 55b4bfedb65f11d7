import type { CaseCard } from '@/contracts/case-shapes'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { divisionName, shortName, type City } from '../city/city'
import { caseNumber, caseTitle, type CaseRow } from './case-row'
import { goesOnWords, searchGoesOnAt } from './helper-time'

const iso = (d: Date | null): string | null => d?.toISOString() ?? null

/**
 * A row as a line of a list; `own` speaks to the person who posted it. What a neighbour may not know is left out by
 * `forNeighbour`.
 */
export function toCard(
  row: CaseRow,
  city: City,
  now: Date,
  { thumbUrl = null, own = false }: { thumbUrl?: string | null; own?: boolean } = {},
): CaseCard {
  const category = city.categories.get(row.category_code)?.name ?? row.category_code
  const running = row.state === 'new' || row.state === 'doing'
  return {
    communityCode: row.community_code,
    caseId: row.case_id,
    number: `${shortName(city, row.community_code)} ${caseNumber(row)}`.trim(),
    title: caseTitle(row, category),
    categoryName: category,
    state: row.state,
    outcome: row.outcome,
    placeName:
      row.building_name ??
      (row.address || divisionName(city, row.community_code) || divisionName(city, row.street_code)),
    gridName: row.grid_code ? (city.gridNames.get(row.grid_code) ?? '') : '',
    postedAt: row.posted_at.toISOString(),
    startedAt: row.counted_from.toISOString(),
    dueAt: running || row.state === 'paused' ? iso(row.due_at) : null,
    duePausedAt: iso(row.paused_at),
    overdue: running && row.due_at < now,
    helperName: row.helper_name,
    isPrivate: row.visibility === 'private',
    reopens: row.reopens,
    thumbUrl,
    byHand: row.by_hand_at !== null,
    next: nextWords(row, city, now, own),
  }
}

/** 随手拍 and taken at once: whoever said it did it, and says no verdict on their own work. */
export const isOwnWork = (row: Pick<CaseRow, 'helper_id' | 'reporter_id'>): boolean =>
  row.helper_id !== null && row.helper_id === row.reporter_id

/** What will happen next, in one short sentence. Never "submitted": who moves, and what the resident can expect. */
function nextWords(row: CaseRow, city: City, now: Date, own: boolean): string {
  const office = divisionName(city, row.office_code)
  const ownWork = isOwnWork(row)
  if (row.missing.length > 0 && row.state !== 'closed') return `还差：${row.missing.join('、')}`
  switch (row.state) {
    case 'closed':
      return {
        solved: own ? '已解决，你说的' : '居民说解决了',
        'no-reply': ownWork ? '提的人自己办的，社区看过收起来了' : '答复后没收到回音，先收起来了',
        withdrawn: '已撤回',
      }[row.outcome!]
    case 'answered':
      if (ownWork) return `社区答复了，过${inWords(casePromises.confirm)}收起来`
      return own ? '已答复，办没办好由你说' : '已答复，等居民来说'
    case 'paused':
      return `先停一停：${row.pause_reason}`
    default:
      if (row.dispatch === 'finished') return `${row.helper_name}办完了，等${office}答复`
      if (row.dispatch === 'taken') return `${row.helper_name}已接`
      if (row.dispatch === 'offering') return searchWords(row, now)
      if (row.dispatch === 'with-staff' && row.by_hand_at && !own) return '居民请你们安排'
      return row.state === 'new' ? `等${office}受理` : `${office}在办`
  }
}

/**
 * Who is being asked, if anybody is: before the first wave found somebody nobody was, and past `escalate_at` it is the
 * grid's own worker.
 */
function searchWords(row: CaseRow, now: Date): string {
  if (row.escalate_at === null) return '没问到合适的帮手，已请网格员来'
  const morning = searchGoesOnAt(row.urgency, now)
  if (morning) return `夜里不打扰人，${goesOnWords(morning)}`
  return row.wave === 0 ? '附近这会儿没有合适的帮手，等社区安排' : '正在问附近的帮手'
}

/**
 * A private case as a helper sees it who was asked but has not taken it: the kind of matter and the grid, nothing a
 * person said or is.
 */
export const forAsked = (card: CaseCard, row: CaseRow, city: City, now: Date): CaseCard => ({
  ...forNeighbour(card, row, city, now),
  title: card.categoryName,
  placeName: card.gridName || divisionName(city, row.community_code) || divisionName(city, row.street_code),
  next: '居民不想公开，接下后才看得到内容和门牌',
})

/**
 * What a neighbour may see of somebody else's case: the matter, never the person, the helper or what was said between
 * them.
 */
export const forNeighbour = (card: CaseCard, row: CaseRow, city: City, now: Date): CaseCard => ({
  ...card,
  helperName: null,
  thumbUrl: null,
  byHand: false,
  next: neighbourWords(row, city, now),
})

function neighbourWords(row: CaseRow, city: City, now: Date): string {
  switch (row.state) {
    case 'answered':
      return '已答复'
    case 'paused':
      return '先停一停'
    default:
      if (row.dispatch === 'finished') return `办完了，等${divisionName(city, row.office_code)}答复`
      if (row.dispatch === 'taken') return '有人在办'
      return nextWords({ ...row, missing: [], by_hand_at: null }, city, now, false)
  }
}
