import type { RefusalCode } from '@/contracts/refusals'
import type { Call } from './operation'
import { refuse } from './refusal'

/**
 * One move that somebody may make with a thing. A noun's table of them is told once and
 * read three times: screens show a button for what it allows, commands refuse by it,
 * tests walk it. The conditional update after it stays: it says the same under a race.
 */
export interface Move<Row extends { state: string }, Who extends string> {
  /** Who may, by how they stand to it. A command's own `who` has judged that before. */
  by: readonly Who[]
  from: readonly Row['state'][]
  /** The state it leads to; absent where it stays. */
  to?: Row['state']
  /** What is said in any other state; STATE_CHANGED where nothing says it better. */
  otherwise?: RefusalCode | ((row: Row) => RefusalCode)
  /** What else stands against it, and how that is said: the first that holds. */
  unless?: readonly (readonly [RefusalCode, (row: Row, call: Acting) => boolean])[]
}

/** Who moves, and when. */
export type Acting = Pick<Call, 'actor' | 'now'>

/** Why it may not be done with this row now; null: it may. */
function whyNot<Row extends { state: string }>(
  { from, otherwise = 'STATE_CHANGED', unless = [] }: Move<Row, string>,
  row: Row,
  call: Acting,
): RefusalCode | null {
  if (!from.includes(row.state)) return typeof otherwise === 'string' ? otherwise : otherwise(row)
  return unless.find(([, holds]) => holds(row, call))?.[0] ?? null
}

export const mayMove = <Row extends { state: string }>(move: Move<Row, string>, row: Row, call: Acting): boolean =>
  whyNot(move, row, call) === null

export function mustMove<Row extends { state: string }>(move: Move<Row, string>, row: Row, call: Acting): void {
  const code = whyNot(move, row, call)
  if (code) refuse(code)
}

/** The buttons of somebody who stands to it in these ways. */
export const movesOf = <Name extends string, Row extends { state: string }, Who extends string>(
  table: Record<Name, Move<Row, Who>>,
  who: readonly Who[],
  row: Row,
  call: Acting,
): Name[] =>
  (Object.keys(table) as Name[]).filter(
    (name) => table[name].by.some((w) => who.includes(w)) && mayMove(table[name], row, call),
  )
