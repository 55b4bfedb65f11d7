/** Milliseconds of each run, one after another, sides taking turns: what disturbs the machine disturbs them alike. */
export async function takeTurns(
  sides: readonly ((n: number) => Promise<unknown>)[],
  turns: number,
  warmUp: number,
): Promise<number[][]> {
  for (let n = 0; n < warmUp; n++) for (const run of sides) await run(n)
  const times: number[][] = sides.map(() => [])
  for (let n = 0; n < turns; n++) {
    // Who goes first alternates too: the second of a pair finds warmer caches.
    for (const s of n % 2 === 0 ? sides.keys() : [...sides.keys()].reverse()) {
      const began = performance.now()
      await sides[s]!(warmUp + n)
      times[s]!.push(performance.now() - began)
    }
  }
  return times
}

/** Runs `job` for 0…count-1 with so many at once. @returns runs a second */
export async function rateOf(count: number, atOnce: number, job: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await job(n)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, worker))
  return count / ((performance.now() - began) / 1000)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
export const p99 = (values: readonly number[]): number => percentile(values, 0.99)
/** How far the middle half of the rounds lies apart, as a share of the median: the machine's own noise. */
export const noise = (values: readonly number[]): number =>
  (percentile(values, 0.75) - percentile(values, 0.25)) / median(values)
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
