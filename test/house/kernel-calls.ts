import path from 'node:path'
import ts from 'typescript'
import { refusals } from '@/contracts/refusals'
import { operationNames } from '../world/contracts'
import { files, read } from './files'

/**
 * The kernel read as a program: which refusals, events and messages a piece of it can reach by the names it mentions.
 * No types are needed: a mention of a function counts as a call of it,
 * which errs on the side of asking for a declaration.
 */
interface Module {
  declared: Map<string, ts.Node>
  imported: Map<string, { file: string; name: string }>
  source: ts.SourceFile
}

const sources = files.filter((f) => f.startsWith('cloudfunctions/') && f.endsWith('.ts'))
const modules = new Map<string, Module>(sources.map((file) => [file, readModule(file)]))

function readModule(file: string): Module {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true)
  const declared = new Map<string, ts.Node>()
  const imported = new Map<string, { file: string; name: string }>()
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) declared.set(statement.name.text, statement)
    if (ts.isVariableStatement(statement))
      for (const d of statement.declarationList.declarations) if (ts.isIdentifier(d.name)) declared.set(d.name.text, d)
    if (ts.isImportDeclaration(statement)) addImports(file, statement, imported)
  }
  return { declared, imported, source }
}

function addImports(file: string, statement: ts.ImportDeclaration, imported: Module['imported']): void {
  const from = (statement.moduleSpecifier as ts.StringLiteral).text
  const named = statement.importClause?.namedBindings
  if (!from.startsWith('.') || !named || !ts.isNamedImports(named)) return
  const target = `${path.posix.join(path.posix.dirname(file), from)}.ts`
  for (const e of named.elements) imported.set(e.name.text, { file: target, name: (e.propertyName ?? e.name).text })
}

/** Every node that can run when `start` runs. */
function* reach(file: string, start: ts.Node, seen = new Set<ts.Node>()): Generator<ts.Node> {
  if (seen.has(start)) return
  seen.add(start)
  const module = modules.get(file)!
  const mentioned = new Set<string>()
  const nodes: ts.Node[] = []
  const moves: [table: string, move: string][] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    // To ask whether one may refuses nobody.
    if (ts.isCallExpression(node) && calledName(node) === 'mayMove') return
    const move = moveIn(node)
    if (move) return void moves.push(move)
    // Buttons read a whole table, and refuse nobody.
    if (ts.isIdentifier(node) && !node.text.endsWith('Moves')) mentioned.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(start)
  yield* nodes
  for (const name of mentioned) {
    const declared = declarationOf(module, file, name)
    if (declared) yield* reach(declared.file, declared.node, seen)
  }
  for (const [table, move] of moves) {
    const declared = declarationOf(module, file, table)
    const row = declared && rowOf(declared.node, move)
    if (row) yield* reach(declared.file, row, seen)
  }
}

function declarationOf(module: Module, file: string, name: string): { file: string; node: ts.Node } | undefined {
  const here = module.declared.get(name)
  if (here) return { file, node: here }
  const there = module.imported.get(name)
  const node = there && modules.get(there.file)?.declared.get(there.name)
  return there && node && { file: there.file, node }
}

/** `caseMoves.claim`, `caseMoves['say-verdict']`: one row of a table of moves is reached, not the whole table. */
function moveIn(node: ts.Node): [table: string, move: string] | undefined {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined
  if (!ts.isIdentifier(node.expression) || !node.expression.text.endsWith('Moves')) return undefined
  if (ts.isPropertyAccessExpression(node)) return [node.expression.text, node.name.text]
  return ts.isStringLiteral(node.argumentExpression) ? [node.expression.text, node.argumentExpression.text] : undefined
}

function rowOf(table: ts.Node, move: string): ts.Node | undefined {
  let rows = ts.isVariableDeclaration(table) ? table.initializer : undefined
  while (rows && (ts.isSatisfiesExpression(rows) || ts.isAsExpression(rows))) rows = rows.expression
  if (!rows || !ts.isObjectLiteralExpression(rows)) return undefined
  return rows.properties.find(
    (p) => p.name && (ts.isIdentifier(p.name) || ts.isStringLiteral(p.name)) && p.name.text === move,
  )
}

/** The words an expression can be: both arms of a condition, a template as a pattern with "*". */
export function wordsOf(e: ts.Expression): string[] {
  if (ts.isStringLiteralLike(e)) return [e.text]
  if (ts.isParenthesizedExpression(e)) return wordsOf(e.expression)
  if (ts.isConditionalExpression(e)) return [...wordsOf(e.whenTrue), ...wordsOf(e.whenFalse)]
  if (ts.isTemplateExpression(e)) return [e.head.text + e.templateSpans.map((s) => `*${s.literal.text}`).join('')]
  return []
}

const calledName = (call: ts.CallExpression | ts.NewExpression): string => {
  const f = call.expression
  if (ts.isIdentifier(f)) return f.text
  return ts.isPropertyAccessExpression(f) ? f.name.text : ''
}

/**
 * A row of a table of moves refuses with `otherwise`, and with STATE_CHANGED where it says nothing of another state.
 */
function refusedByMove(node: ts.PropertyAssignment): string[] {
  if (node.name.getText() === 'otherwise') return codesIn(node.initializer)
  if (!ts.isObjectLiteralExpression(node.initializer)) return []
  const names = node.initializer.properties.map((p) => p.name?.getText())
  const isMove = names.includes('by') && names.includes('from') && !names.includes('otherwise')
  return isMove ? ['STATE_CHANGED'] : []
}

/** `['OWN_APPLICATION', isOwn]`: what stands against a move, and how that is said. */
function refusedUnless({ elements: [code, holds, more] }: ts.ArrayLiteralExpression): string[] {
  if (!code || !holds || more || !ts.isStringLiteral(code) || ts.isStringLiteral(holds)) return []
  return codesIn(code)
}

function codesIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return /^[A-Z_]+$/.test(node.text) ? [node.text] : []
  const codes: string[] = []
  ts.forEachChild(node, (child) => void codes.push(...codesIn(child)))
  return codes
}

function refusedBy(node: ts.Node): string[] {
  if (ts.isPropertyAssignment(node)) return refusedByMove(node)
  if (ts.isArrayLiteralExpression(node)) return refusedUnless(node)
  if (ts.isReturnStatement(node)) return node.expression ? wordsOf(node.expression).filter((w) => w in refusals) : []
  if (!(ts.isCallExpression(node) || ts.isNewExpression(node)) || !['refuse', 'Refusal'].includes(calledName(node)))
    return []
  return (node.arguments ?? []).flatMap((a) => wordsOf(a)).filter((w) => /^[A-Z_]+$/.test(w))
}

/** `PostCase` → 'post-case': the constants of contracts carry the name of their operation in another spelling. */
const nameByContract = new Map(
  operationNames.map((name) => [name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()), name]),
)

/** Operation → the codes that it can refuse with, by what it mentions. */
export function refusalsByOperation(): Map<string, { file: string; codes: Set<string> }> {
  const found = new Map<string, { file: string; codes: Set<string> }>()
  for (const [file, { declared }] of modules) {
    for (const node of declared.values()) {
      const call =
        ts.isVariableDeclaration(node) &&
        node.initializer &&
        ts.isCallExpression(node.initializer) &&
        calledName(node.initializer) === 'operation'
          ? node.initializer
          : undefined
      const name = call && nameByContract.get(call.arguments[0]!.getText())
      if (!call || !name) continue
      found.set(name, { file, codes: new Set([...reach(file, call)].flatMap(refusedBy)) })
    }
  }
  return found
}

/** Every code that is given anywhere on the server. */
export const refusedAnywhere = (): Set<string> => new Set([...allNodes()].flatMap(({ node }) => refusedBy(node)))

export interface Recorded {
  file: string
  line: number
  kinds: string[]
  title: string | null
}

/** Every `record.event({ kind })` or `record.message({ kind, title })` in the kernel. */
export function recorded(method: 'event' | 'message'): Recorded[] {
  return [...allNodes()].flatMap(({ file, node }) => {
    if (!ts.isCallExpression(node) || calledName(node) !== method || !ts.isPropertyAccessExpression(node.expression))
      return []
    const [what] = node.arguments
    if (!what || !ts.isObjectLiteralExpression(what)) return []
    const property = (name: string) =>
      what.properties.find((p): p is ts.PropertyAssignment => ts.isPropertyAssignment(p) && p.name.getText() === name)
        ?.initializer
    const kind = property('kind')
    const title = property('title')
    const line = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1
    return [{ file, line, kinds: kind ? wordsOf(kind) : [], title: title ? wordsOf(title).join('|') : null }]
  })
}

function* allNodes(): Generator<{ file: string; node: ts.Node }> {
  for (const [file, { source }] of modules) {
    const nodes: ts.Node[] = []
    const visit = (node: ts.Node): void => {
      nodes.push(node)
      ts.forEachChild(node, visit)
    }
    visit(source)
    for (const node of nodes) yield { file, node }
  }
}
