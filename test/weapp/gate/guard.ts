import type { AnyNode, Statement } from 'acorn'
import { simple } from 'acorn-walk'
import type { FreeName } from './free-names'

/**
 * Whether a missing name can do no harm where it stands: it is only asked for with typeof, it stands in a branch that a
 * typeof of the same name decides, behind an early exit of that kind, or in a try with a catch.
 */
export function isGuarded({ name, path }: FreeName): boolean {
  for (let i = path.length - 2; i >= 0; i--) {
    const node = path[i]!
    const child = path[i + 1]!
    if (node.type === 'UnaryExpression' && node.operator === 'typeof') return true
    if (node.type === 'TryStatement' && node.handler && child === node.block) return true
    if (
      (node.type === 'IfStatement' || node.type === 'ConditionalExpression') &&
      child !== node.test &&
      asks(node.test, name)
    )
      return true
    if (node.type === 'LogicalExpression' && child === node.right && asks(node.left, name)) return true
    if ((node.type === 'BlockStatement' || node.type === 'Program') && hasEarlyExit(node.body, child, name)) return true
  }
  return false
}

/** Does this test hold a `typeof name`? */
function asks(test: AnyNode, name: string): boolean {
  let found = false
  simple(test, {
    UnaryExpression(node) {
      if (node.operator === 'typeof' && node.argument.type === 'Identifier' && node.argument.name === name) found = true
    },
  })
  return found
}

function hasEarlyExit(body: AnyNode[], upTo: AnyNode, name: string): boolean {
  return body
    .slice(0, body.indexOf(upTo))
    .some((s) => s.type === 'IfStatement' && leaves(s.consequent) && asks(s.test, name))
}

function leaves(statement: Statement): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(leaves)
  return statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement'
}
