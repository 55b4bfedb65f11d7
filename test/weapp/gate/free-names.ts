import type { AnyNode, Identifier, Pattern, Program } from 'acorn'
import { ancestor } from 'acorn-walk'

/** A name that a file reads or writes without declaring it, so that it must come from the phone. */
export interface FreeName {
  name: string
  node: Identifier
  /** From the program down to the identifier itself. */
  path: AnyNode[]
}

type Scopes = Map<AnyNode, Set<string>>
const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|Program)$/
const BLOCK = /^(Block|For|ForIn|ForOf|Switch)Statement$|^CatchClause$/

/** Scopes are resolved properly: in minified code every short name is declared somewhere in the file. */
export function freeNames(program: Program): FreeName[] {
  const scopes = declarations(program)
  const found: FreeName[] = []
  const visit = (node: Identifier, path: AnyNode[]): void => {
    if (!isBound(node.name, path, scopes)) found.push({ name: node.name, node, path: [...path] })
  }
  ancestor(program, {
    Identifier: (node, _state, path) => visit(node, path),
    // acorn-walk's own name for an identifier that is declared or assigned; its types do not list it
    ...{ VariablePattern: (node: Identifier, _state: unknown, path: AnyNode[]) => visit(node, path) },
  })
  return found
}

function declarations(program: Program): Scopes {
  const scopes: Scopes = new Map()
  const declare = (scope: AnyNode | undefined, names: string[]): void => {
    if (!scope) return
    if (!scopes.has(scope)) scopes.set(scope, new Set())
    for (const name of names) scopes.get(scope)!.add(name)
  }
  ancestor(program, {
    VariableDeclaration(node, _state, path) {
      const names = node.declarations.flatMap((d) => patternNames(d.id))
      declare(
        nearest(path, (n) => isFunction(n) || (node.kind !== 'var' && BLOCK.test(n.type))),
        names,
      )
    },
    Function(node, _state, path) {
      const scope = node as AnyNode
      declare(scope, node.params.flatMap(patternNames))
      if (!node.id) return
      // a declaration in a block is seen in the whole function too (annex B), an expression's name only inside it
      if (node.type !== 'FunctionDeclaration') return declare(scope, [node.id.name])
      declare(
        nearest(path, (n) => isFunction(n) || BLOCK.test(n.type)),
        [node.id.name],
      )
      declare(nearest(path, isFunction), [node.id.name])
    },
    Class(node, _state, path) {
      if (node.id)
        declare(
          nearest(path, (n) => isFunction(n) || BLOCK.test(n.type)),
          [node.id.name],
        )
    },
    CatchClause(node) {
      if (node.param) declare(node, patternNames(node.param))
    },
  })
  return scopes
}

const isFunction = (node: AnyNode): boolean => FUNCTION.test(node.type)

/** The innermost node above the last one of the path that fits. */
function nearest(path: AnyNode[], fits: (node: AnyNode) => boolean): AnyNode | undefined {
  for (let i = path.length - 2; i >= 0; i--) if (fits(path[i]!)) return path[i]
  return undefined
}

function isBound(name: string, path: AnyNode[], scopes: Scopes): boolean {
  for (let i = path.length - 1; i >= 0; i--) {
    const node = path[i]!
    if (scopes.get(node)?.has(name)) return true
    if (name === 'arguments' && /^Function(Declaration|Expression)$/.test(node.type)) return true
  }
  return false
}

function patternNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'AssignmentPattern':
      return patternNames(pattern.left)
    case 'RestElement':
      return patternNames(pattern.argument)
    case 'ArrayPattern':
      return pattern.elements.flatMap((e) => (e ? patternNames(e) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) => patternNames(p.type === 'Property' ? p.value : p))
    default:
      return []
  }
}
