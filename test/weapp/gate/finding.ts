export type Engine = 'static' | 'wcc' | 'wcsc' | 'glass-easel'

/** One thing that is wrong with a compiled package, at the place where a person can look at it. */
export interface Finding {
  engine: Engine
  /** A fault must not ship; a warning is worth a look. */
  weight: 'fault' | 'warning'
  rule: string
  file: string
  line: number
  column: number
  message: string
}

export const sentence = (f: Finding): string =>
  `${f.weight.padEnd(7)} ${f.file}:${f.line}:${f.column}  ${f.message}  [${f.engine}/${f.rule}]`

type Place = { line: number; column: number }

/** Line and column (both from 1) of an offset in a text. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset))
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: before.length - lineStart + 1 }
}

/** Minified code has one long line: a few characters around the place say more than its number. */
export const excerpt = (text: string, offset: number): string =>
  text.slice(Math.max(0, offset - 25), offset + 45).replace(/\s+/g, ' ')

/** What every static rule makes: a fault or a warning of one rule in one file. */
export const staticFinding = (
  weight: Finding['weight'],
  rule: string,
  file: string,
  place: Place,
  message: string,
): Finding => ({ engine: 'static', weight, rule, file, ...place, message })
