import { parseExpressionAt, type Expression } from 'acorn'
import { placeOf } from './finding'

/** Where a JSON pointer ('/tabBar/list/2/text') stands in the text; the start of the nearest thing that exists. */
export function jsonPlace(text: string, pointer: string): { line: number; column: number } {
  let node: Expression
  try {
    node = parseExpressionAt(text, 0, { ecmaVersion: 2019 })
  } catch (error) {
    return placeOf(text, (error as { pos?: number }).pos ?? 0)
  }
  for (const key of pointer.split('/').slice(1)) {
    const next = child(node, key.replace(/~1/g, '/').replace(/~0/g, '~'))
    if (!next) break
    node = next
  }
  return placeOf(text, node.start)
}

function child(node: Expression, key: string): Expression | undefined {
  if (node.type === 'ArrayExpression') {
    const element = node.elements[Number(key)]
    return element && element.type !== 'SpreadElement' ? element : undefined
  }
  if (node.type !== 'ObjectExpression') return undefined
  for (const property of node.properties) {
    if (property.type === 'Property' && property.key.type === 'Literal' && property.key.value === key)
      return property.value
  }
  return undefined
}
