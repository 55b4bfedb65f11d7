import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { CompiledPackage } from './gate/compiled-package'
import type { Engine, Finding } from './gate/finding'

/**
 * Templates and styles through WeChat's own compilers: wcc and wcsc (the binaries of DevTools, in
 * miniprogram-compiler) and the compiler of glass-easel. They disagree usefully: wcc does not see that an import is
 * missing, glass-easel does not read WXS.
 */
export function wxmlFindings(pkg: CompiledPackage): Finding[] {
  return [...wccFindings(pkg), ...wcscFindings(pkg), ...glassEaselFindings(pkg)]
}

const named = (pkg: CompiledPackage, ...ends: string[]): string[] =>
  pkg.files.filter((f) => ends.some((e) => f.endsWith(e)))

/** wcc stops at its first error: `./base.wxml:10:3: expect end-tag …`. */
export function wccFindings(pkg: CompiledPackage): Finding[] {
  const { status, stderr } = run('wcc', pkg.root, ['-d', ...dotted(named(pkg, '.wxml', '.wxs'))])
  return status === 0 ? [] : compilerFindings('wcc', stderr, /^\.\/(.+?):(\d+):(\d+):?\s*(.*)$/)
}

/** wcsc always leaves with 0 and only prints: `ERR: ./app.wxss(1:167): unexpected …`. */
export function wcscFindings(pkg: CompiledPackage): Finding[] {
  const styles = named(pkg, '.wxss')
  if (styles.length === 0) return []
  const { stderr } = run('wcsc', pkg.root, ['-lc', '-js', ...dotted(styles), '-o', '/dev/null'])
  return compilerFindings(
    'wcsc',
    stderr
      .split('\n')
      .filter((l) => l.startsWith('ERR'))
      .join('\n'),
    /^ERR: \.\/(.+?)\((\d+):(\d+)\):\s*(.*)$/,
  )
}

const dotted = (files: string[]): string[] => files.map((f) => `./${f}`)

function run(name: 'wcc' | 'wcsc', cwd: string, args: string[]): { status: number | null; stderr: string } {
  const binary = path.join(path.dirname(require.resolve('miniprogram-compiler')), 'bin/linux', name)
  try {
    accessSync(binary, constants.X_OK)
  } catch {
    chmodSync(binary, 0o755)
  }
  const done = spawnSync(binary, args, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 ** 2 })
  if (done.error) throw done.error
  return { status: done.status, stderr: done.stderr }
}

function compilerFindings(engine: Engine, output: string, shape: RegExp): Finding[] {
  const lines = output.split('\n').filter((l) => l.trim() !== '')
  return lines.map((line) => {
    const [, file = '', row = '1', column = '1', message = ''] = shape.exec(line) ?? []
    return {
      engine,
      weight: 'fault',
      rule: engine === 'wcsc' ? 'wxss' : 'wxml',
      file: file || 'app.json',
      line: Number(row),
      column: Number(column),
      message: message || line,
    }
  })
}

interface ParseError {
  startLine: number
  startColumn: number
  level: string | number
  message: string
}

export function glassEaselFindings(pkg: CompiledPackage): Finding[] {
  const found: Finding[] = []
  const report = (file: string, at: Partial<ParseError>, weight: Finding['weight'], message: string): void => {
    found.push({
      engine: 'glass-easel',
      weight,
      rule: 'wxml',
      file,
      line: (at.startLine ?? 0) + 1,
      column: (at.startColumn ?? 0) + 1,
      message,
    })
  }
  const group = compileTemplates(pkg, (file, e) =>
    report(file, e, /warn|note/i.test(String(e.level)) ? 'warning' : 'fault', `${e.message} (${e.level})`),
  )
  for (const file of named(pkg, '.wxml')) {
    const from = file.replace(/\.wxml$/, '')
    for (const [needed, end] of [
      [group.getDirectDependencies(from), '.wxml'],
      [group.getScriptDependencies(from), '.wxs'],
    ] as const) {
      for (const target of needed)
        if (!pkg.has(target + end)) report(file, {}, 'fault', `imports ${target}${end}, which is missing`)
    }
  }
  group.free()
  return found
}

/** All templates and WXS of a package in one group; the caller frees it. */
export function compileTemplates(
  pkg: CompiledPackage,
  onError: (file: string, error: ParseError) => void = () => undefined,
): TmplGroup {
  const group = new TmplGroup()
  for (const file of named(pkg, '.wxml')) {
    for (const error of group.addTmpl(file.replace(/\.wxml$/, ''), pkg.text(file)) as ParseError[]) onError(file, error)
  }
  for (const file of named(pkg, '.wxs')) group.addScript(file.replace(/\.wxs$/, ''), pkg.text(file))
  return group
}
