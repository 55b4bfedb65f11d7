import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import ts from 'typescript'

/**
 * Imports run one way (architecture, "The house"). Each folder names what it may import: our own paths by their
 * beginning, packages as `npm:` and Node's own modules as `node:`. The first rule whose folder fits a file is the one
 * that holds. Read with TypeScript's preprocessFile, which also sees `import type`, `require` and `import()`.
 */
export interface Rule {
  folder: string
  may: readonly string[]
  says: string
}

const screen = [
  'npm:react',
  'npm:@tarojs',
  'npm:@tanstack/react-query',
  'npm:zustand',
  'npm:gcoord',
  'npm:leaflet',
  'npm:uqr',
]
const own = '<own>'
const contracts = 'src/contracts/'
/** Pure, no clock, no IO: the phone answers with the very code that the functions run. */
const shared = 'src/rules/'
const kernel = 'cloudfunctions/kernel/'
const store = 'cloudfunctions/store/'

export const rules: readonly Rule[] = [
  {
    folder: 'src/contracts/',
    says: 'contracts import nothing but TypeBox: both sides read them',
    may: [contracts, 'npm:@sinclair/typebox'],
  },
  {
    folder: 'src/rules/local-time',
    says: 'the one place that reads and says local time, so the one that knows dayjs',
    may: ['npm:dayjs'],
  },
  {
    folder: 'src/rules/',
    says: 'what both sides run is pure: no clock, no IO, small enough for a phone',
    may: [shared, contracts],
  },
  {
    folder: 'src/platform/',
    says: 'the platform knows no screen and no kit',
    may: [own, contracts, shared, ...screen],
  },
  { folder: 'src/ui/', says: 'the kit knows no job', may: ['src/ui', 'src/platform/', contracts, shared, ...screen] },
  {
    folder: 'src/app.',
    says: 'the app starts the platform',
    may: ['src/ui', 'src/platform/', contracts, 'src/app.scss', ...screen],
  },
  {
    folder: 'src/',
    says: 'a job imports ui, platform and contracts, never another job',
    may: [own, 'src/ui', 'src/platform/', contracts, shared, ...screen],
  },
  {
    folder: 'cloudfunctions/kernel/calendar/',
    says: 'the calendar is pure',
    may: [own, contracts, shared, 'npm:chinese-days'],
  },
  {
    folder: 'cloudfunctions/kernel/place/',
    says: 'where things lie is pure: no clock, no database',
    may: [own, contracts, shared],
  },
  {
    folder: 'cloudfunctions/kernel/matching/',
    says: 'the engine is pure: no clock, no database',
    may: [own, 'cloudfunctions/kernel/calendar/', 'cloudfunctions/kernel/place/', contracts, shared],
  },
  {
    folder: 'cloudfunctions/kernel/surroundings',
    says: 'the one place in the kernel that opens a pool',
    may: [kernel, 'cloudfunctions/store/pool', 'node:'],
  },
  {
    folder: 'cloudfunctions/kernel/',
    says: "the kernel imports contracts, itself and the store's transaction with its statements",
    may: [
      kernel,
      'cloudfunctions/demo-city/',
      shared,
      'cloudfunctions/store/transaction',
      'cloudfunctions/store/round-trip',
      contracts,
      'node:',
      'npm:pg',
      'npm:@sinclair/typebox',
      'npm:ajv',
      'npm:@jsquash',
      'npm:aws4fetch',
      'npm:papaparse',
      'npm:fflate',
      'npm:read-excel-file',
      'npm:write-excel-file',
    ],
  },
  {
    folder: 'cloudfunctions/demo-city/',
    says: "the demo city is seeded by the kernel's own rules",
    may: [own, kernel, contracts, shared, 'npm:pg', 'npm:gcoord'],
  },
  { folder: 'cloudfunctions/store/', says: 'the store knows rows, not rules', may: [store, 'node:', 'npm:pg'] },
  {
    folder: 'cloudfunctions/local/',
    says: 'the host runs the entries',
    may: ['cloudfunctions/', 'config/env', contracts, 'node:', 'npm:hono', 'npm:@hono', 'npm:pino', 'npm:pg'],
  },
  { folder: 'cloudfunctions/', says: 'an entry is a list of operations over the kernel', may: [kernel, contracts] },
  {
    folder: 'config/',
    says: 'builds know no screen',
    may: [
      'config/',
      'cloudfunctions/local/',
      'cloudfunctions/demo-city/',
      store,
      contracts,
      'src/platform/wechat-parts.json',
      'node:',
      'npm:',
    ],
  },
  {
    folder: 'test/',
    says: 'tests may look everywhere',
    may: ['test/', 'cloudfunctions/', 'config/', 'src/', 'node:', 'npm:'],
  },
]

export interface Broken {
  file: string
  imports: string
  says: string
}

const builtIn = new Set(builtinModules)

/** What a file imports, as `src/ui/card`, `npm:react` or `node:fs`. */
export function importsOf(file: string, text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true)
  return importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('.')) return path.posix.join(path.posix.dirname(file), fileName)
    if (fileName.startsWith('@kernel/')) return `cloudfunctions/${fileName.slice(1)}`
    if (fileName.startsWith('@/')) return `src/${fileName.slice(2)}`
    if (fileName.startsWith('node:')) return fileName
    return builtIn.has(fileName.split('/')[0]!) ? `node:${fileName}` : `npm:${fileName}`
  })
}

const folderOf = (file: string): string => `${path.posix.dirname(file)}/`
/** For a job or a noun: the first folder below src/ or where the rule's folder ends. */
const ownFolder = (file: string, rule: Rule): string =>
  rule.folder === 'src/' ? `${file.split('/').slice(0, 2).join('/')}/` : rule.folder

/** A beginning fits whole names only: `npm:react` does not allow react-dom-server, nor `src/ui` src/uikit. */
const fits = (target: string, beginning: string): boolean =>
  target === beginning ||
  (target.startsWith(beginning) && (/[/:.]$/.test(beginning) || target[beginning.length] === '/'))

export function brokenBy(file: string, text: string): Broken[] {
  const rule = rules.find((r) => file.startsWith(r.folder))
  if (!rule) return [{ file, imports: '', says: `no rule says what ${folderOf(file)} may import` }]
  const may = rule.may.map((m) => (m === own ? ownFolder(file, rule) : m))
  return importsOf(file, text)
    .filter((target) => !may.some((m) => fits(target, m)))
    .map((imports) => ({ file, imports, says: rule.says }))
}

/** All files of the project that break a rule. `files` are paths from its root. */
export const brokenRules = (root: string, files: readonly string[]): Broken[] =>
  files.flatMap((file) => brokenBy(file, readFileSync(path.join(root, file), 'utf8')))
