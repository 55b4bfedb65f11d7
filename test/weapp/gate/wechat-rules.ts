import type { CallExpression } from 'acorn'
import { simple } from 'acorn-walk'
import { resolveFrom, type CompiledPackage } from './compiled-package'
import { placeOf, staticFinding, type Finding } from './finding'
import { privateCalls } from './config-schema'
import { parsed } from './javascript'

/** Calls that a phone refuses unless app.json names them in requiredPrivateInfos (since 2022-07-14). */
const PRIVATE = new Set<string>(privateCalls)
/** Taro's own runtime lists every API by name; those are no calls of ours. */
const RUNTIME = /^(taro|vendors|runtime)\.js$/

/**
 * What only shows on a phone: an undeclared location call, a require that crosses into a package that may not be
 * loaded.
 */
export function wechatFindings(pkg: CompiledPackage): Finding[] {
  return pkg.files
    .filter((f) => f.endsWith('.js'))
    .flatMap((file) => {
      const source = pkg.text(file)
      const program = parsed(source)
      const found: Finding[] = []
      if (program) {
        simple(program, {
          CallExpression(node) {
            const place = placeOf(source, node.start)
            const undeclared = undeclaredCall(pkg, file, node)
            if (undeclared) found.push(staticFinding('fault', 'private-info', file, place, undeclared))
            const unreachable = unreachableRequire(pkg, file, node)
            if (unreachable) found.push(staticFinding('fault', 'require', file, place, unreachable))
          },
        })
      }
      return found
    })
}

function undeclaredCall(pkg: CompiledPackage, file: string, { callee }: CallExpression): string | undefined {
  if (RUNTIME.test(file) || callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier')
    return undefined
  const { name } = callee.property
  if (!PRIVATE.has(name) || pkg.app.requiredPrivateInfos?.includes(name)) return undefined
  return `${name} is called, but app.json does not list it in requiredPrivateInfos`
}

function unreachableRequire(pkg: CompiledPackage, file: string, node: CallExpression): string | undefined {
  const [first] = node.arguments
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'require' || first?.type !== 'Literal') return undefined
  if (typeof first.value !== 'string') return undefined
  const target = resolveFrom(file, first.value)
  const module = [target, `${target}.js`, `${target}/index.js`].find((t) => t.endsWith('.js') && pkg.has(t))
  if (!module) return `require('${first.value}'): there is no ${target}.js`
  const holder = pkg.holderOf(module)
  return holder && holder !== pkg.holderOf(file)
    ? `require('${first.value}') reaches into the subpackage ${holder}`
    : undefined
}
