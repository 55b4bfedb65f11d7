// The choice in words: short and warm for the helper, every term and the sum for staff. Nothing is said that the terms
// do not say.
import type { Candidate, OfferTerms } from './candidate'
import { costOf } from './score'

const REASONS_MAX = 4
const KILOMETRE = 1_000
/** Distances are rounded to this. */
const STEP_METRES = 10

export function reasonsFor(
  { kind }: Candidate,
  terms: OfferTerms,
  escalated: boolean,
  skillNames: Record<string, string>,
): string[] {
  const reasons: string[] = []
  if (kind === 'grid-worker' && terms.sameGrid) reasons.push('你是这个网格的网格员')
  else if (terms.sameGrid) reasons.push('就在你的网格')
  if (escalated) reasons.push('一直没人接，想请你出手')
  if (terms.distanceMetres !== null) reasons.push(distanceWords(terms.distanceMetres))
  if (terms.skillMatched !== null) reasons.push(skillWords(skillNames[terms.skillMatched]))
  if (terms.freeUntil) reasons.push('这会儿有空')
  if (terms.tasksToday === 0 && terms.openTasks === 0) reasons.push('今天还没接单')
  else if (terms.openTasks === 0) reasons.push('手上的单都办完了')
  return reasons.slice(0, REASONS_MAX)
}

/** `nextCost`: of the candidate ranked after this one; null when there is none. */
export function staffLineFor(rank: number, terms: OfferTerms, nextCost: number | null): string {
  const { distanceMetres, tasksToday, fatigue, pAccept, inTime, costGrid } = terms
  const parts = [
    distanceMetres === null
      ? `距离不详，按 ${terms.costDistance} 米计（${signed(terms.costDistance)}）`
      : `距离 ${distanceMetres} 米（${signed(terms.costDistance)}）`,
  ]
  if (tasksToday > 0) parts.push(`今天已接 ${tasksToday} 单（${signed(terms.costLoad)}）`)
  if (terms.costFatigue > 0) parts.push(`近来问过 ${fatigue.toFixed(1)} 次（${signed(terms.costFatigue)}）`)
  parts.push(`接单可能 ${percent(pAccept)}、已算上来得及回话的 ${percent(inTime)}（${signed(terms.costChance)}）`)
  if (costGrid !== 0) parts.push(`${costGrid < 0 ? '本网格优先' : '网格员留作兜底'}（${signed(costGrid)}）`)
  const total = costOf(terms)
  const next = nextCost === null ? '没有别的人选' : `下一位合计 ${nextCost}`
  return `第 ${rank} 位：${parts.join('，')}，合计 ${total}；${next}。`
}

function distanceWords(metres: number): string {
  if (metres < STEP_METRES) return `离你不到 ${STEP_METRES} 米`
  const rounded = Math.round(metres / STEP_METRES) * STEP_METRES
  return rounded < KILOMETRE ? `离你 ${rounded} 米` : `离你 ${(metres / KILOMETRE).toFixed(1)} 公里`
}

function skillWords(name: string | undefined): string {
  return name === undefined ? '你的本事用得上' : `你拿手的：${name}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

function signed(metres: number): string {
  return metres < 0 ? `−${-metres}` : `+${metres}`
}
