// Local time is read and said in one place: nobody else adds the offset
// by hand, reads the machine's zone or cuts a day out of an ISO string.
import { files, isCode, read } from './files'

const place = 'src/rules/local-time.ts'
/** Reads the moon's calendar, in the functions alone. */
const ofTheMoon = 'cloudfunctions/kernel/calendar/statutory-days.ts'

/** What gives away that somebody does it alone, and why it is wrong. */
const byHand: readonly (readonly [RegExp, string])[] = [
  [/\+08:?00|Asia\/|GMT\+8|UTC\+8['"`]/, 'names the zone'],
  [/\b28_?800(_?000)?\b|[+-] 8 \* (60\b|3_?600|hour|minute)/i, 'adds eight hours'],
  [/(offset|zone|utc)\w*( =|:) *\(?(8|480)\b/i, 'keeps an offset'],
  [/\.(get|set)UTC|\.get(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)\(/, 'reads a Date by hand'],
  [/toISOString\(\)\s*\.(slice|split|substr)/, 'cuts a day or a clock out of an ISO string'],
  [/\btoLocale(Date|Time)?String\b|\bIntl\./, 'asks the machine, and WeChat has no Intl'],
  [/\/ 60\)\)?\.padStart\(2/, 'writes a clock'],
  [/\b86_?400_?000\b/, 'counts the milliseconds of a day'],
]

const lines = (source: string): string[] => source.split('\n').filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
const slips = (file: string, source: string): string[] =>
  lines(source).flatMap((line) =>
    byHand.filter(([pattern]) => pattern.test(line)).map(([, says]) => `${file} ${says}: ${line.trim().slice(0, 80)}`),
  )

test('nobody but the one place does it by hand', () => {
  const ours = files
    .filter((f) => isCode(f) && /^(src|cloudfunctions|config)\//.test(f))
    .filter((f) => f !== place && f !== ofTheMoon)
  expect(ours.length).toBeGreaterThan(200)
  expect(ours.flatMap((f) => slips(f, read(f)))).toEqual([])
})

test('each way that was once in use is found, and the module itself would be', () => {
  const once = [
    'const local = new Date(at.getTime() + 8 * 3_600_000)',
    'const open = day + 8 * HOUR',
    'const UTC_PLUS_8_MINUTES = 480',
    'const UTC_PLUS_8_HOURS = 8',
    'const utcOffsetHours = 8',
    'const day = new Date(`${name}T00:00:00+08:00`)',
    "set('timezone', 'Asia/Shanghai')",
    'const hour = local.getUTCHours()',
    'const weekday = new Date().getDay()',
    'const day = new Date(at).toISOString().slice(0, 10)',
    "const said = at.toLocaleTimeString('zh-CN')",
    "const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:00`",
    'const tomorrow = now + 86_400_000',
  ]
  expect(once.filter((line) => slips('made-up.ts', line).length === 0)).toEqual([])
  expect(slips(place, read(place))).not.toEqual([])
})

test('lengths, minutes of a day and comments are nobody’s local time', () => {
  const fine = [
    'const windowMs = 8 * 60 * 60',
    'const staleTime = 24 * 3_600_000',
    'const ordinary: number = 480',
    'const at = clock(now)',
    '// UTC+8, as in +08:00',
    'const iso = at.toISOString()',
  ]
  expect(fine.flatMap((line) => slips('made-up.ts', line))).toEqual([])
})
