// A promise's number stands in one place: no sentence of ours says "两个工作小时" or "30 天" by itself, they are made from the
// number (src/contracts/*-words.ts, said by quantity.ts), so that a sentence cannot keep an old one.
import { files, isCode, read } from './files'
import { textsOf, type Text } from './texts'

const units = '个?工作日|个?工作小时|个?小时|个月|次|天|分钟|秒|周|年|位|米|公里|MB'
/** Two and more of something that is counted out, a whole unit of time, a share. "一次说全" and "好几天" promise no number. */
const numbered = new RegExp(
  `(?<![周星期第\\d.] ?)(?:[两二三四五六七八九十百]+|\\d+) ?(?:${units})|第[二三四五六七八九十]+次` +
    '|一(?:分钟|个?小时|个?工作|个月|年)|半(?:年|个?小时)|[一二三四五六七八九十]分之|\\d ?%',
)

/** Where a number is no promise of ours, and why. A path is a file or the beginning of one. */
const others: readonly { path: string; text?: RegExp; why: string }[] = [
  { path: 'cloudfunctions/demo-city/', why: 'what invented people say: the lift has been out of order for three days' },
  { path: 'src/post-a-case/suggest-category-', why: 'learned from what people say' },
  { path: 'src/ui/gallery/', why: 'samples of what the kit draws' },
  { path: 'src/contracts/quantity.ts', why: 'where numbers get their words' },
  { path: '', text: /24 ?小时/, why: 'how a door says that it never closes; it is also typed and read back' },
  {
    path: 'src/ui/',
    text: /^(不到 1 分钟|一年多)$/,
    why: 'the smallest and the largest that a length of time is said in',
  },
  {
    path: '',
    text: /(?:不会算|出现了|有)两次|第二次会|两位都行|这两天/,
    why: 'twice and not once, the one and the other, these days: no rule counts it',
  },
  {
    path: '',
    text: /[输满]六位|八位码/,
    why: 'how long a code is: a format, checked by the contract and the database, printed on paper',
  },
  {
    path: 'src/contracts/refusals.ts',
    text: /过一分钟/,
    why: 'limits count by the minute: another length is another table',
  },
  {
    path: 'cloudfunctions/kernel/dispatch/matching-rules.ts',
    text: /三分之一多点/,
    why: 'what is left of anything after one time constant',
  },
]

const isOther = (file: string, text: string): boolean =>
  others.some((o) => file.startsWith(o.path) && (o.text === undefined || o.text.test(text)))

/** Texts with a number of their own; most files have none, and are not parsed for it. */
const withNumbers = (file: string, source: string): Text[] =>
  numbered.test(source) ? textsOf(file, source).filter(({ text }) => numbered.test(text)) : []

const loose = (file: string, source: string): string[] =>
  withNumbers(file, source)
    .filter(({ text }) => !isOther(file, text))
    .map(({ line, text }) => `${file}:${line} ${text.trim()}`)

const ours = files.filter((f) => isCode(f) && /^(src|cloudfunctions)\//.test(f))

test('no sentence says a number of its own', () => {
  expect(ours.length).toBeGreaterThan(400)
  expect(ours.flatMap((f) => loose(f, read(f)))).toEqual([])
})

test('each exemption is still needed', () => {
  const seen = ours.flatMap((file) => withNumbers(file, read(file)).map(({ text }) => ({ file, text })))
  const idle = others.filter(
    (o) => !seen.some(({ file, text }) => file.startsWith(o.path) && (o.text?.test(text) ?? true)),
  )
  expect(idle.map((o) => o.why)).toEqual([])
})

test('sentences that stood apart from their numbers would be seen, as literals, in templates and between tags', () => {
  const wrong = [
    "const a = '两个工作小时到了，点开受理一下。'",
    "const a = '四分之三的时间用完了'",
    "const a = '三天没收到回音'",
    'const a = `居民三次说还没解决，由${office}接着管。`',
    "const a = '五个工作日内给个回音'",
    "const a = '这是第三次转，会自动升一级'",
    "const a = '这句话他看得见，30 天内可以请街道复核'",
    "const a = '录音最长 60 秒，小于 10 MB 的'",
    "const a = '到期前一个月会提醒，最长一年'",
    "const a = 'SLA：72小时，到 75% 提醒'",
    'const a = <View>两分钟报到</View>',
  ]
  for (const source of wrong) expect([source, loose('src/made-up.tsx', source).length]).toEqual([source, 1])
  for (const right of ['一次说全', '好几天', '第 3 次要补', '十几秒就好', '周五 18:00', '12 月 3 日'])
    expect(loose('src/made-up.tsx', `const a = '${right}'`)).toEqual([])
})
