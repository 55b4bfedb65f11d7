// A line is read without scrolling, a choice without unfolding it, a call without counting: lines end at 120
// columns, no ternary stands in a ternary, no function takes six parameters, no import leads back to where it
// came from. The last three are rules of the linter, which `npm test` runs; here it has to find one of each.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { files, isText, read, root } from './files'

const COLUMNS_MAX = 120

/** What nobody lays out by hand any more. */
const asItCame: readonly (readonly [which: RegExp, why: string])[] = [
  [/^cloudfunctions\/store\/migrations\/0(0\d|1[0-7])-/, 'a migration that has landed is never edited'],
  [/^test\/simulate\/month\.html$/, 'the simulation writes it'],
  [/^test\/weapp\/sample\//, 'a package as a compiler leaves it'],
]

interface LintSettings {
  vcs?: object
  overrides?: { includes: string[]; linter: { enabled: boolean } }[]
}
const settings = JSON.parse(read('biome.json')) as LintSettings
/** Folders that are still being laid out; they stand once, where the linter reads them. */
const notYet = (settings.overrides ?? []).flatMap(({ includes }) => includes.map((glob) => glob.replace(/\*\*$/, '')))

const tooLong = (file: string, text: string): string[] =>
  text.split('\n').flatMap((line, n) => ([...line].length > COLUMNS_MAX ? [`${file}:${n + 1}`] : []))

describe('lines end at 120 columns', () => {
  test('in every file that people lay out', () => {
    const laidOut = files.filter(
      (file) =>
        isText(file) &&
        !asItCame.some(([which]) => which.test(file)) &&
        !notYet.some((folder) => file.startsWith(folder)),
    )
    expect(laidOut.length).toBeGreaterThan(400)
    expect(laidOut.flatMap((file) => tooLong(file, read(file)))).toEqual([])
  })

  test('characters are counted, not bytes: 120 in Chinese fit, one more does not', () => {
    expect(tooLong('a.ts', `${'说'.repeat(120)}\n${'说'.repeat(121)}`)).toEqual(['a.ts:2'])
  })

  test('every exemption is needed', () => {
    for (const [which, why] of asItCame)
      expect([why, files.some((file) => which.test(file) && tooLong(file, read(file)).length > 0)]).toEqual([why, true])
  })
})

describe('the linter', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-form-'))
  afterAll(() => rmSync(place, { recursive: true }))
  let found: { category: string; location: { path: string } }[]
  beforeAll(() => {
    // The very rules of the house, in a house of their own.
    writeFileSync(path.join(place, 'biome.json'), JSON.stringify({ ...settings, vcs: undefined, overrides: undefined }))
    // What `@/` means stands in these two.
    for (const file of ['package.json', 'tsconfig.json']) cpSync(path.join(root, file), path.join(place, file))
    for (const [file, text] of Object.entries({
      'src/nested.ts': `export const word = (n: number) => (n < 0 ? 'minus' : n > 0 ? 'plus' : 'nothing')\n`,
      'src/parameters.ts': 'export const sum = (a: 1, b: 1, c: 1, d: 1, e: 1, f: 1) => a + b + c + d + e + f\n',
      'src/circle/one.ts': `import type { Other } from '@/circle/other'\nexport type One = { other?: Other }\n`,
      'src/circle/other.ts': `import type { One } from './one'\nexport type Other = { one?: One }\n`,
      'src/right.ts': 'export const right = (a: 1, b: 1, c: 1, d: 1, e: 1) => (a ? b : c + d + e)\n',
    })) {
      mkdirSync(path.dirname(path.join(place, file)), { recursive: true })
      writeFileSync(path.join(place, file), text)
    }
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '.'],
      { cwd: place, encoding: 'utf8' },
    )
    found = (JSON.parse(stdout) as { diagnostics: typeof found }).diagnostics
  })

  test.each([
    ['a ternary in a ternary', 'lint/style/noNestedTernary', ['src/nested.ts']],
    ['a sixth parameter', 'lint/complexity/useMaxParams', ['src/parameters.ts']],
    ['a circle of types', 'lint/suspicious/noImportCycles', ['src/circle/one.ts', 'src/circle/other.ts']],
  ])('finds %s, and nothing where there is none', (_what, rule, where) => {
    const paths = found.filter(({ category }) => category === rule).map(({ location }) => location.path)
    expect(paths.sort()).toEqual(where)
  })

  test('is silenced nowhere', () => {
    // Put together here, so that this file does not find itself.
    const silence = new RegExp(`${'biome-' + 'ignore'}|${'@ts-' + 'nocheck'}|${'eslint-' + 'disable'}`)
    expect(files.filter((file) => isText(file) && silence.test(read(file)))).toEqual([])
  })
})
