// What people read is written with the full-width marks of Chinese: a
// half-width comma beside a character looks like a slip.
import { files, isCode, read } from './files'
import { textsOf } from './texts'

/** Patterns that read what people type, half-width marks and all; nobody reads the patterns. */
const readers = ['src/rules/hours/', 'cloudfunctions/kernel/place/address.ts']

const besideChinese = /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u

const slips = (file: string, source: string): string[] =>
  textsOf(file, source)
    .filter(({ text }) => besideChinese.test(text))
    .map(({ line, text }) => `${file}:${line} ${text.trim().slice(0, 60)}`)

test('no Chinese text has a half-width mark beside a character', () => {
  const ours = files.filter(
    (f) => isCode(f) && /^(src|cloudfunctions)\//.test(f) && !readers.some((folder) => f.startsWith(folder)),
  )
  expect(ours.length).toBeGreaterThan(200)
  expect(ours.flatMap((f) => slips(f, read(f)))).toEqual([])
})

test('a slip is seen in a literal, in a template and between tags, and not in a comment', () => {
  const wrong = [
    "const a = '好了,谢谢'",
    'const b = `第 ${n} 件(共 ${m} 件)`',
    'const c = <View>你好!</View>',
    '// 写给自己看的,不算',
  ]
  expect(wrong.map((source) => slips('made-up.tsx', source).length)).toEqual([1, 2, 1, 0])
  expect(slips('made-up.tsx', "const a = '好了，谢谢（见 12:30, A 座）'")).toEqual([])
})
