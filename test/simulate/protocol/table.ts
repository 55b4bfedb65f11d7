import type { Findings } from './findings'

const columns = [
  'byHelpers',
  'urgent',
  'ofBound',
  'minutesMedian',
  'km',
  'notices',
  'lateTaps',
  'muted',
  'giniNotices',
] as const

/**
 * Policies below each other, for a terminal; beside a number half the 95 % interval of its difference to the nearest.
 */
export function table(findings: Findings): string {
  const head = ['policy'.padEnd(10), ...columns.map((name) => name.padStart(15))].join('')
  return findings.plan.loads
    .map((load) =>
      [
        `load ${load} · bound ${(100 * findings.boundShare(load)).toFixed(1)} % of the cases · ` +
          `${findings.plan.seeds} seeds × ${findings.plan.days} days`,
        head,
        ...findings.names.map((name) =>
          [
            name.padEnd(10),
            ...columns.map((column) => {
              const { value, plusMinus } = findings.judged(column, name, load)
              const spread = plusMinus === null || name === 'nearest' ? '' : ` ±${short(plusMinus)}`
              return `${short(value)}${spread}`.padStart(15)
            }),
          ].join(''),
        ),
      ].join('\n'),
    )
    .join('\n\n')
}

const short = (value: number): string => {
  const size = Math.abs(value)
  if (size >= 100) return value.toFixed(0)
  return value.toFixed(size >= 10 ? 1 : 2)
}
