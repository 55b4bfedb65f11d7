import ts from 'typescript'

/** What sentences are made with: the promises by their exported names, and the functions that say them. */
export type Makings = Record<string, unknown>
export type Sentence = (makings: Makings) => string

type Value = (known: Makings) => unknown
/** Undefined for what needs more than is known. */
function valueOf(node: ts.Expression): Value {
  const js = ts.transpile(`(${node.getText()})`, { target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.React })
  const run = new Function('known', `with (known) { return ${js} }`)
  return (known) => {
    try {
      return run(known)
    } catch {
      return undefined
    }
  }
}

/** Constants of a file that are made of a promise, in their order. */
function constantsOf(tree: ts.SourceFile, tells: (node: ts.Node) => boolean, telling: Set<string>): [string, Value][] {
  const declared = tree.statements.flatMap((s) =>
    ts.isVariableStatement(s) ? [...s.declarationList.declarations] : [],
  )
  return declared.flatMap(({ name, initializer }): [string, Value][] => {
    if (!initializer || !ts.isIdentifier(name) || ts.isArrowFunction(initializer) || !tells(initializer)) return []
    telling.add(name.text)
    return [[name.text, valueOf(initializer)]]
  })
}

/**
 * What a file says of promises: each template and each run of words between tags that is made of one. Whatever else
 * stands in it reads as "…". SQL is made of promises as well: only what has Chinese in it is a sentence.
 */
export function sentencesOf(file: string, source: string, promises: readonly string[]): Sentence[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true, kind)
  const telling = new Set(promises)
  const tells = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && telling.has(node.text)) || (ts.forEachChild(node, (n) => tells(n) || undefined) ?? false)
  const constants = constantsOf(tree, tells, telling)

  const found: Value[][] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && node.templateSpans.some((s) => tells(s.expression))) {
      found.push([
        () => node.head.text,
        ...node.templateSpans.flatMap((s) => [valueOf(s.expression), () => s.literal.text]),
      ])
    } else if (ts.isJsxElement(node) && node.children.some((c) => isWord(c) && tells(c))) {
      found.push(node.children.map(between))
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
    .filter((parts) => /\p{Script=Han}/u.test(parts.map((part) => part({})).join('')))
    .map((parts) => (makings) => {
      const known = { ...makings }
      for (const [name, value] of constants) known[name] = value(known)
      return parts.map((part) => String(part(known) ?? '…')).join('')
    })
}

/** Words come from a call or a name here; templates in braces and elements are found by themselves. */
const isWord = (child: ts.JsxChild): boolean =>
  ts.isJsxExpression(child) &&
  child.expression !== undefined &&
  (ts.isCallExpression(child.expression) || ts.isIdentifier(child.expression))

function between(child: ts.JsxChild): Value {
  if (ts.isJsxText(child)) return () => child.text.trim()
  return ts.isJsxExpression(child) && child.expression ? valueOf(child.expression) : () => ''
}
