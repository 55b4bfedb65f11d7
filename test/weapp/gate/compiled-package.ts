import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export interface TabBar {
  custom?: boolean
  list?: Array<{ pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }>
}
export interface AppConfig {
  pages?: string[]
  subPackages?: Array<{ root: string; pages: string[]; independent?: boolean }>
  subpackages?: AppConfig['subPackages']
  tabBar?: TabBar
  entryPagePath?: string
  usingComponents?: Record<string, string>
  requiredPrivateInfos?: string[]
  permission?: Record<string, { desc: string }>
  preloadRule?: Record<string, { network?: string; packages: string[] }>
  sitemapLocation?: string
}

/** A compiled mini-program as WeChat would upload it. */
export interface CompiledPackage {
  root: string
  /** Every file, relative to the root, with forward slashes. */
  files: string[]
  has(file: string): boolean
  text(file: string): string
  bytes(file: string): number
  /** The parsed JSON, or undefined if the file is missing or is no JSON (that has its own rule). */
  json(file: string): Record<string, unknown> | undefined
  app: AppConfig
  subpackages: Array<{ root: string; pages: string[] }>
  /** Main pages first, then those of the subpackages with their root in front. */
  pages: string[]
  /** '' for the main package, else the root of the subpackage that holds the file. */
  holderOf(file: string): string
}

const listFiles = (root: string, under = ''): string[] =>
  readdirSync(path.join(root, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(root, `${under}${entry.name}/`) : [under + entry.name],
  )

export function openPackage(root: string): CompiledPackage {
  const files = listFiles(root).sort()
  const known = new Set(files)
  const texts = new Map<string, string>()
  const text = (file: string): string => {
    if (!texts.has(file)) texts.set(file, readFileSync(path.join(root, file), 'utf8'))
    return texts.get(file)!
  }
  const json = (file: string): Record<string, unknown> | undefined => {
    if (!known.has(file)) return undefined
    try {
      return JSON.parse(text(file)) as Record<string, unknown>
    } catch {
      return undefined
    }
  }
  const app = (json('app.json') ?? {}) as AppConfig
  const subpackages = (app.subPackages ?? app.subpackages ?? []).map((s) => ({
    root: `${s.root.replace(/^\/|\/$/g, '')}/`,
    pages: s.pages,
  }))
  return {
    root,
    files,
    text,
    json,
    app,
    subpackages,
    has: (file) => known.has(file),
    bytes: (file) => statSync(path.join(root, file)).size,
    pages: [...(app.pages ?? []), ...subpackages.flatMap((s) => s.pages.map((p) => s.root + p))],
    holderOf: (file) => subpackages.find((s) => file.startsWith(s.root))?.root ?? '',
  }
}

/**
 * A path as WeChat reads it in usingComponents, require and @import: '/x' from the root, else from the file's folder.
 */
export function resolveFrom(file: string, target: string): string {
  const base = target.startsWith('/') ? '' : path.posix.dirname(file)
  return path.posix.normalize(path.posix.join(base, target)).replace(/^\//, '')
}
