import { writeFileSync } from 'node:fs'
import type { Problem } from '@kernel/matching/assign/problem'

/**
 * One problem as 32-bit whole numbers: cases, helpers, pairs; then start, capacity, penalty and the pairs themselves.
 */
export function writeInstance(file: string, { start, pairs, capacity, penalty }: Problem): void {
  writeFileSync(file, Int32Array.of(penalty.length, capacity.length, pairs.length / 2))
  for (const part of [start, capacity, Int32Array.from(penalty), pairs]) writeFileSync(file, part, { flag: 'a' })
}
