import { placesIn, type Schema } from './schemas'
import { validInput } from './valid-input'

export interface Wrong {
  /** What is wrong with it, for the name in a failing test. */
  about: string
  /** The field that the refusal must name. */
  field: string
  input: unknown
}

const megabyte = '长'.repeat(350_000)
/** One that JSON.parse makes and an object literal can not: a key of its own called "__proto__". */
const withOwn = (object: object, key: string): unknown =>
  JSON.parse(
    JSON.stringify(object).replace(
      /\}$/,
      `${Object.keys(object).length ? ',' : ''}${JSON.stringify(key)}:{"admin":true}}`,
    ),
  )

function deep(levels: number): unknown {
  let value: unknown = '底'
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { 里: value }
  return value
}

const wrongForAny: Record<string, unknown[]> = {
  object: [null, [], [{}], '{}', 7, true],
  array: [null, {}, { 0: 'x', length: 1 }, '[]', 7],
  string: [null, 7, true, [], {}, ['x'], { toString: 'x' }, NaN],
  integer: [null, '1', NaN, Infinity, -Infinity, -1, 1.5, 2 ** 53, [], {}, true],
  number: [null, '116.4', NaN, Infinity, -Infinity, -181, 1e308, [], {}],
  boolean: [null, 'true', 1, 0, [], {}, NaN],
}

const wrongTexts: Record<string, string[]> = {
  pattern: [
    '',
    'x',
    `' or '1'='1`,
    '../../etc/passwd',
    '%',
    '150105006001,%',
    '00000000-0000-0000-0000-00000000000g',
    '{00000000-0000-4000-8000-000000000000}',
    '１５０１０５',
    megabyte,
  ],
  format: [
    '',
    '1970-01-01T00:00:00.000Z',
    '2026-02-29T00:00:00.000Z',
    '2026-02-30',
    '2026-13-01T00:00:00Z',
    '2026-11-23T25:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '2026-11-23T10:00:00+08:00',
    'now',
    'infinity',
    '昨天',
    '0',
  ],
  enum: ['', 'admin', '__proto__', 'constructor', megabyte],
  words: ['<script>alert(1)</script>', '张<b>三</b>', '一\u0000二', '铃\u0007响', '一\u009f二', megabyte],
}

function wrongStrings(schema: Schema): string[] {
  if (schema.enum) return wrongTexts.enum!
  if (schema.format) return wrongTexts.format!
  if (schema.maxLength === undefined) return wrongTexts.pattern!
  const tooLong = '长'.repeat(schema.maxLength + 1)
  // Nothing but what nobody can see is as good as nothing.
  const tooShort = schema.minLength ? ['', ' \t\n ', '\u200b\ufeff\u202e', '\u200d\ufe0f', '\ud83d'] : []
  return [...wrongTexts.words!, tooLong, ...tooShort]
}

function wrongArrays(schema: Schema): unknown[] {
  const one = validInput(schema.items!)
  return [
    ...(schema.minItems ? [[]] : []),
    ...(schema.maxItems === undefined
      ? []
      : [Array.from({ length: schema.maxItems + 1 }, () => validInput(schema.items!))]),
    ...(schema.uniqueItems ? [[one, one]] : []),
  ]
}

/** The input with one value put in at a path. */
function put(input: unknown, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(input)) return [put(input[0], rest, value)]
  return { ...(input as object), [first]: put((input as Record<string, unknown>)[first], rest, value) }
}

function drop(input: unknown, path: readonly string[]): unknown {
  const parent = path.slice(0, -1)
  const { [path[path.length - 1]!]: _dropped, ...rest } = at(input, parent) as Record<string, unknown>
  return put(input, parent, rest)
}

const at = (input: unknown, path: readonly string[]): unknown =>
  path.reduce((value, name) => (value as Record<string, unknown>)[name], input)
const short = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))).slice(0, 40)

/** From a valid input, every way in which exactly one thing is wrong with it. */
export function* wrongInputs(schema: Schema): Generator<Wrong> {
  const valid = validInput(schema)
  for (const { path, schema: here, required } of placesIn(schema)) {
    const field = path.join('.') || 'input'
    const said = (about: string, value: unknown, named = field): Wrong => ({
      about: `${field}: ${about}`,
      field: named,
      input: put(valid, path, value),
    })
    for (const value of wrongForAny[here.type!] ?? []) yield said(`${short(value)} for ${here.type}`, value)
    yield { ...said('ten thousand levels deep', deep(10_000)), field: path[0] ?? deepName }
    if (here.type === 'string') for (const value of wrongStrings(here)) yield said(short(value), value)
    if (here.type === 'array') for (const value of wrongArrays(here)) yield said(`${(value as []).length} items`, value)
    if (here.type === 'object') {
      for (const key of ['admin', '__proto__', 'constructor', 'prototype', 'toString', 'x'.repeat(2000)]) {
        yield said(
          `with ${key.slice(0, 20)}`,
          withOwn(at(valid, path) as object, key),
          [...path, key].join('.').slice(0, 60),
        )
      }
    }
    if (required && path.length > 0 && path[path.length - 1] !== '0')
      yield { about: `${field}: not there`, field, input: drop(valid, path) }
  }
}

/** What a whole input that is nothing but brackets is called: its outermost key. */
const deepName = '0'
