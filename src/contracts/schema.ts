import { Type as T, type TSchema } from '@sinclair/typebox'

/**
 * Building blocks of the contracts. Only types of them reach the phone: TypeBox itself never does.
 * An enum keyword, not a union of literals: one error instead of n + 1, and less to compile.
 */
export const Enum = <const V extends readonly string[]>(values: V, options: object = {}) =>
  T.Unsafe<V[number]>({ type: 'string', enum: values, ...options })

const strict = { additionalProperties: false } as const
export const Shape = <P extends Record<string, TSchema>>(properties: P, options: object = {}) =>
  T.Object(properties, { ...strict, ...options })

/** No control characters except line feed; no angle brackets, so that a script in a name is refused at the border. */
const words = (min: number, max: number) =>
  T.String({ minLength: min, maxLength: max, pattern: '^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f<>]*$' })

export const Id = T.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const Instant = T.String({ format: 'instant' })
export const Day = T.String({ format: 'day' })
/** Where the next page begins: the instant and the id of the last row that was seen. */
export const Cursor = T.String({ format: 'cursor' })
export const Area = T.String({ pattern: '^[0-9]{4,12}$' })
export const GridCode = T.String({ pattern: '^G[0-9]{15}$' })
export const BuildingCode = T.String({ pattern: '^G[0-9]{15}-B[0-9]{3}$' })
/** WGS 84 degrees. The box is China: a point elsewhere is a mistake of the phone. */
export const Point = Shape({ lng: T.Number({ minimum: 73, maximum: 136 }), lat: T.Number({ minimum: 3, maximum: 54 }) })
export const Words = words

export const Nullable = <S extends TSchema>(schema: S) => T.Union([schema, T.Null()])
/** One value for each of a closed list of keys. */
export const Each = <K extends string, S extends TSchema>(keys: readonly K[], schema: S) =>
  Shape(Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>)
