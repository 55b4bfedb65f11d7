import { parse, type AnyNode, type CallExpression, type NewExpression, type Program } from 'acorn'
import { simple } from 'acorn-walk'
import type { CompiledPackage } from './compiled-package'
import { excerpt, placeOf, staticFinding, type Finding } from './finding'
import { freeNames, type FreeName } from './free-names'
import { isGuarded } from './guard'
import { phoneGlobals, youngGlobals } from './phone-globals'

/** iOS 12 parses ES2018 and no more; one `?.` from a dependency that was not transpiled stops the whole file there. */
export const languageYear = 2018

export function javascriptFindings(pkg: CompiledPackage): Finding[] {
  return pkg.files.filter((f) => f.endsWith('.js')).flatMap((file) => fileFindings(file, pkg.text(file)))
}

function fileFindings(file: string, source: string): Finding[] {
  const found: Finding[] = []
  const report = (weight: Finding['weight'], rule: string, at: number, message: string): void => {
    found.push(staticFinding(weight, rule, file, placeOf(source, at), `${message}: …${excerpt(source, at)}…`))
  }
  const program = parsed(source, report)
  if (!program) return found
  for (const free of freeNames(program)) freeNameRules(free, report)
  simple(program, {
    CallExpression(node) {
      codeFromText(node, report)
    },
    ImportExpression(node) {
      report('fault', 'dynamic-import', node.start, 'WeChat has no import()')
    },
    Literal(node) {
      // a lookbehind is a syntax error before iOS 16.4, and acorn's ES2018 allows it
      if (node.regex && /\(\?<[=!]/.test(node.regex.pattern))
        report('fault', 'lookbehind', node.start, 'lookbehind stops iOS < 16.4')
    },
  })
  return found
}

type Report = (weight: Finding['weight'], rule: string, at: number, message: string) => void

/** The syntax tree; what only a younger parser reads is reported and then looked through all the same. */
export function parsed(source: string, report: Report = () => undefined): Program | undefined {
  const options = { sourceType: 'script', allowReturnOutsideFunction: true } as const
  try {
    return parse(source, { ...options, ecmaVersion: languageYear })
  } catch (error) {
    const { pos, message } = error as SyntaxError & { pos: number }
    try {
      const program = parse(source, { ...options, ecmaVersion: 'latest' })
      report('fault', 'language-year', pos, `younger than ES${languageYear}: ${message}`)
      return program
    } catch {
      report('fault', 'syntax', pos, `no JavaScript: ${message}`)
      return undefined
    }
  }
}

function freeNameRules(free: FreeName, report: Report): void {
  const { name, node, path } = free
  const parent = path[path.length - 2]
  if (name === 'eval') return report('fault', 'eval', node.start, 'WeChat has no eval')
  if (name === 'Function') {
    const called =
      parent && (parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee === node
    if (called && !isReturnThis(parent)) report('fault', 'new-function', node.start, 'WeChat has no new Function')
    return
  }
  if (phoneGlobals.has(name) || isGuarded(free)) return
  const young = youngGlobals.get(name)
  if (young) return report('warning', 'young-global', node.start, `${name}: ${young}`)
  report('fault', 'missing-global', node.start, `${name} is missing on some phone, ask with typeof`)
}

/** webpack's way to the global object: the one text that WeChat's Function understands. */
const isReturnThis = (call: CallExpression | NewExpression): boolean =>
  call.arguments.length === 1 && call.arguments[0]!.type === 'Literal' && call.arguments[0]!.value === 'return this'

function codeFromText(node: CallExpression, report: Report): void {
  const { callee } = node
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  const called = name.type === 'Identifier' ? name.name : ''
  const first = node.arguments[0]
  if (/^set(Timeout|Interval)$/.test(called) && first && isText(first))
    report('fault', 'text-timer', node.start, `${called} with a text`)
  if (called === 'constructor' && callee.type === 'MemberExpression' && first && isText(first) && !isReturnThis(node)) {
    report('warning', 'constructor-text', node.start, '.constructor(text) may be Function')
  }
}

function isText(node: AnyNode): boolean {
  if (node.type === 'TemplateLiteral') return true
  if (node.type === 'BinaryExpression') return node.operator === '+' && (isText(node.left) || isText(node.right))
  return node.type === 'Literal' && typeof node.value === 'string'
}
