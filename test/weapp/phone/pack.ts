import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { openPackage, type CompiledPackage } from '../gate/compiled-package'
import { freeNames } from '../gate/free-names'
import { parsed } from '../gate/javascript'
import { compileTemplates } from '../wxml'
import { packStyles } from './pack-style'

/** A compiled mini-program as pages of a site: path → text. */
export interface PackedPackage {
  root: string
  files: Map<string, string>
}

const SECURITY = [
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:; connect-src 'self'",
].join('; ')
/** These cannot be a parameter's name, or always are what they say; eval itself is stopped by the security policy. */
const NEVER_PASSED = new Set(['undefined', 'NaN', 'Infinity', 'eval', 'arguments'])

const packed = new Map<string, { age: string; package: PackedPackage }>()

/** Packs once per state of the folder: several phones of one test share it. */
export function pack(root: string): PackedPackage {
  const pkg = openPackage(root)
  const age = pkg.files.map((f) => `${f}:${statSync(path.join(root, f)).mtimeMs}`).join()
  const known = packed.get(root)
  if (known?.age === age) return known.package
  const fresh = packFresh(pkg)
  packed.set(root, { age, package: fresh })
  return fresh
}

function packFresh(pkg: CompiledPackage): PackedPackage {
  const json = Object.fromEntries(
    pkg.files.filter((f) => f.endsWith('.json')).map((f) => [f.replace(/\.json$/, ''), pkg.json(f)]),
  )
  const styleScopes = scopesOf(json)
  const templates = compileTemplates(pkg)
  const code = pkg.files.filter((f) => f.endsWith('.js'))
  const scripts = ['/world.js', '/host.js', '/config.js', '/templates.js', ...code.map((f) => `/code/${f}`)]
  const files = new Map<string, string>([
    ['/', page(scripts)],
    ['/host.js', hostScript()],
    ['/phone.css', readFileSync(path.join(__dirname, 'host/phone.css'), 'utf8')],
    ['/package.css', packStyles(pkg, styleScopes)],
    ['/config.js', `window.__config=${JSON.stringify({ json, styleScopes })}`],
    ['/templates.js', `window.__templates=${templates.getTmplGenObjectGroups()}`],
    ...code.map((f): [string, string] => [`/code/${f}`, wrapped(f, pkg.text(f))]),
  ])
  templates.free()
  return { root: pkg.root, files }
}

const page = (scripts: string[]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>phone</title>
<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no">
<meta http-equiv="Content-Security-Policy" content="${SECURITY}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/phone.css">
<link rel="stylesheet" href="/package.css">
</head>
<body>
${scripts.map((s) => `<script src="${s}"></script>`).join('\n')}
</body>
</html>`

/**
 * A file in a function that takes every name it does not declare, so that the host decides what each is. A file that
 * does not parse is handed to Chromium as it is and fails there.
 */
function wrapped(file: string, source: string): string {
  const program = parsed(source)
  const names = program ? [...new Set(freeNames(program).map((f) => f.name))].filter((n) => !NEVER_PASSED.has(n)) : []
  const path = JSON.stringify(file.replace(/\.js$/, ''))
  return `__define(${path},${JSON.stringify(names)},function(${names.join(',')}){${source}\n})`
}

/** Only an isolated component's classes are its own; Taro's `comp` shares the page's. */
function scopesOf(json: Record<string, Record<string, unknown> | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, config]) => config?.component === true && config.styleIsolation !== 'shared')
      .map(([file]) => [file, file.replace(/\W/g, '-')]),
  )
}

let host: string | undefined
/** buildSync: the service behind esbuild's asynchronous build outlives a jest run. */
function hostScript(): string {
  host ??= buildSync({
    entryPoints: [path.join(__dirname, 'host/boot.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
    absWorkingDir: path.join(__dirname, '../../..'),
  }).outputFiles[0]!.text
  return host
}
