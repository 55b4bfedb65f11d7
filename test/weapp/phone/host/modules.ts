import { missing } from './log'

type Module = { exports: unknown }
type Definition = { names: string[]; body: (...values: unknown[]) => void }

const definitions = new Map<string, Definition>()
const modules = new Map<string, Module>()

/** What a file's free names stand for; a name that is not here is undefined, whatever the browser has. */
export const logicScope: Record<string, unknown> = Object.create(null) as Record<string, unknown>

/**
 * Called by each packed file. `names` are its free names as the packer read them, so a file sees exactly what
 * WeChat's logic layer gives it: fetch, Intl, URL, window are not there.
 */
export function define(path: string, names: string[], body: Definition['body']): void {
  definitions.set(path, { names, body })
}

export function run(path: string): unknown {
  const known = modules.get(path)
  if (known) return known.exports
  const definition = definitions.get(path)
  if (!definition) throw new Error(`module '${path}.js' is not defined`)
  const module: Module = { exports: {} }
  modules.set(path, module)
  const require = (target: string): unknown => run(resolvePath(path, target))
  const own: Record<string, unknown> = { require, module, exports: module.exports }
  definition.body.call(undefined, ...definition.names.map((name) => own[name] ?? logicScope[name]))
  return module.exports
}

export function resolvePath(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '')
}

/** WeChat's Function: only `return this` gives something; anything else fails where its result is called. */
export const WechatFunction = new Proxy(Function, {
  construct: (_target, texts: string[]) => made(texts) as object,
  apply: (_target, _this, texts: string[]) => made(texts),
})

function made(texts: string[]): unknown {
  const last = texts[texts.length - 1]
  if (texts.length === 1 && last === 'return this') return () => logicScope
  missing.add(`new Function(${String(last).slice(0, 60)})`)
  return {}
}
