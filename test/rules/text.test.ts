// Nobody reads half a character: wherever a text is cut, it is cut between what a reader sees as characters.
import { beginning, firstOfName, shortened } from '@/rules/text'
import { files, read } from '../house/files'

const family = '👨‍👩‍👧'
const wave = '👋🏽'

test.each([
  ['一二三', 2, '一二'],
  ['𠮷明', 1, '𠮷'],
  ['谢谢🙏好', 3, '谢谢🙏'],
  [`${family}一家`, 2, `${family}一`],
  [`${wave}好`, 1, wave],
  ['e\u0301a', 1, 'e\u0301'],
  ['☺️好', 1, '☺️'],
  ['🇨🇳🇲🇳好', 1, '🇨🇳'],
  [`${family}${wave}e\u0301☺️好`, 4, `${family}${wave}e\u0301☺️`],
  ['', 3, ''],
  ['一', 0, ''],
  ['一\ud83d', 5, '一'],
  ['\udc00一二三', 3, '一二'],
])('%s to %i is %s', (text, count, cut) => {
  expect(beginning(text, count)).toBe(cut)
})

test('what is shortened says so, and what fits stays as it was', () => {
  expect(shortened('一二三四', 4)).toBe('一二三四')
  expect(shortened('一二三四五', 4)).toBe('一二三…')
  expect(shortened(`一二三${family}`, 4)).toBe(`一二三${family}`)
  expect(shortened(`一二🙏🙏🙏`, 4)).toBe('一二🙏…')
})

const half = /\p{Surrogate}/u

test('every place of every cut is whole, in a text of everything that is more than one unit', () => {
  const text = `𠮷${family}一${wave}🇨🇳e\u0301☺️𪚥二`
  for (let count = 0; count <= 12; count++) {
    expect(half.test(beginning(text, count))).toBe(false)
    expect(half.test(shortened(text, Math.max(1, count)))).toBe(false)
  }
  expect(firstOfName('𠮷卫东')).toBe('𠮷')
})

/** Words of people by their names in the code: what is sliced of these goes through the one place. */
const said = '(?:text|title|body|reason|name|words|label|sentence|note)'
const words = new RegExp(`\\b${said}!?(?:\\.(?:slice\\(0,|substr|charAt\\(0|at\\(0))|\\b(?:name|text)!?\\[0\\]`, 'i')

test('no other place of the product cuts what people wrote', () => {
  const found = files
    .filter((file) => /^(src|cloudfunctions)\/.*\.tsx?$/.test(file) && file !== 'src/rules/text.ts')
    // These read hours, addresses and local days, whose characters are single: they look, and keep nothing of it.
    .filter((file) => !/rules\/(hours|local-time)|kernel\/(place|city)\//.test(file))
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (words.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    )
  expect(found).toEqual([])
  expect(words.test('const first = row.name.slice(0, 1)')).toBe(true)
})
