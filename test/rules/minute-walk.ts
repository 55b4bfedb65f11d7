// Opening hours by walking minute after minute, and rules in a form of its own with its own way of writing them: shares
// no line with the engine, so that one cannot be wrong in the other's way.
import fc from 'fast-check'

/** Typed from the notice of the State Council for 2026: holidays and the weekend days that are worked for them. */
const HOLIDAYS = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
] as const
const MADE_UP = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
const DAY_MS = 86_400_000

export const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
export const dayAfter = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)

export const days: Record<string, 'workday' | 'rest' | 'holiday'> = {}
for (const day of MADE_UP) days[day] = 'workday'
for (const [first, count] of HOLIDAYS) for (let n = 0; n < count; n++) days[dayAfter(first, n)] = 'holiday'

export interface SpokenRule {
  /** '' all year, else as in the stored string, and what it means. */
  season: string
  within: (day: string) => boolean
  days: string[]
  /** [open minute, length]. */
  spans: [number, number][]
}
export interface SpokenException {
  day: string
  spans: [number, number][]
}

const names = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']
const two = (n: number): string => `${n < 10 ? '0' : ''}${n}`
const time = (n: number): string => `${two(Math.floor(n / 60))}:${two(n % 60)}`

export const written = (rules: readonly SpokenRule[]): string =>
  rules
    .map(({ season, days: which, spans }) =>
      [
        season,
        which.join(','),
        spans.length ? spans.map(([open, length]) => `${time(open)}-${time(open + length)}`).join(',') : 'off',
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join(';')

function isNamedBy(rule: SpokenRule, day: string): boolean {
  if (!rule.within(day)) return false
  if (rule.days.length === 0) return true
  const weekday = names[new Date(`${day}T00:00:00Z`).getUTCDay()]!
  const kind = days[day] ?? (weekday === 'Sa' || weekday === 'Su' ? 'rest' : 'workday')
  return rule.days.some(
    (token) =>
      token === weekday ||
      (token === 'WD' && kind === 'workday') ||
      (token === 'RD' && kind !== 'workday') ||
      (token === 'PH' && kind === 'holiday'),
  )
}

/** For every minute from the local midnight of `first` on: 1 when open. The day before is walked too, for its spill. */
export function walk(
  rules: readonly SpokenRule[],
  exceptions: readonly SpokenException[],
  first: string,
  count: number,
): Uint8Array {
  const open = new Uint8Array(count * 1440)
  for (let n = -1; n < count; n++) {
    const day = dayAfter(first, n)
    const special = [...exceptions].reverse().find((exception) => exception.day === day)
    const spans = special ? special.spans : ([...rules].reverse().find((rule) => isNamedBy(rule, day))?.spans ?? [])
    for (const [from, length] of spans) {
      for (let minute = n * 1440 + from; minute < n * 1440 + from + length; minute++)
        if (minute >= 0 && minute < open.length) open[minute] = 1
    }
  }
  return open
}

const md = (day: string): number => Number(day.slice(5, 7)) * 100 + Number(day.slice(8))
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
type When = Pick<SpokenRule, 'season' | 'within'>

const always: When = { season: '', within: () => true }
const monthSeason = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).map(
  ([a, b]): When => ({
    season: `${months[a - 1]!}-${months[b - 1]!}`,
    within: (day) => {
      const month = Number(day.slice(5, 7))
      return a <= b ? month >= a && month <= b : month >= a || month <= b
    },
  }),
)
const point = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
const dateSeason = fc.tuple(point, point).map(
  ([[am, ad], [bm, bd]]): When => ({
    season: `${months[am - 1]!} ${ad}-${months[bm - 1]!} ${bd}:`,
    within: (day) => {
      const [from, to] = [am * 100 + ad, bm * 100 + bd]
      return from <= to ? md(day) >= from && md(day) <= to : md(day) >= from || md(day) <= to
    },
  }),
)
const once = (first: string) =>
  fc.tuple(fc.integer({ min: -1, max: 20 }), fc.integer({ min: 0, max: 5 })).map(([n, more]): When => {
    const [from, to] = [dayAfter(first, n), dayAfter(first, n + more)]
    const say = (day: string) => `${day.slice(0, 4)} ${months[Number(day.slice(5, 7)) - 1]!} ${Number(day.slice(8))}`
    return { season: `${say(from)}-${say(to)}`, within: (day) => day >= from && day <= to }
  })
const span = fc
  .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 288 }))
  .map(([open, length]): [number, number] => [open * 5, length * 5])
const spans = fc.oneof(
  { weight: 1, arbitrary: fc.constant<[number, number][]>([]) },
  { weight: 5, arbitrary: fc.array(span, { minLength: 1, maxLength: 3 }) },
)
const token = fc.constantFrom(...names, 'WD', 'RD', 'PH')

export const spokenRules = (first: string) =>
  fc.array(
    fc
      .tuple(
        fc.oneof({ weight: 4, arbitrary: fc.constant(always) }, monthSeason, dateSeason, once(first)),
        fc.uniqueArray(token, { maxLength: 5 }),
        spans,
      )
      .map(([when, which, hours]): SpokenRule => ({ ...when, days: which, spans: hours })),
    { minLength: 1, maxLength: 5 },
  )
export const spokenExceptions = (first: string) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -1, max: 20 }), spans)
      .map(([n, hours]): SpokenException => ({ day: dayAfter(first, n), spans: hours })),
    { maxLength: 3 },
  )
