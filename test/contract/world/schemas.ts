import type * as canteen from '@/contracts/canteen'
import type * as gridwork from '@/contracts/gridwork'
import type * as posts from '@/contracts/posts'
import type { OperationName } from '@/contracts/operations'
import type * as station from '@/contracts/station'
import { contracts, namesOf, operationNames, type NamesIn } from '../../world/contracts'

export { operationNames }

/** A schema as plain JSON Schema: what the walkers below ask of it. */
export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean
  items?: Schema
  enum?: string[]
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
}

/**
 * Stations, canteens and grid work each stand on a ground of their
 * own: their operations are tried in the files of their nouns.
 */
type OnOwnGround =
  | NamesIn<typeof station>
  | NamesIn<typeof canteen>
  | NamesIn<typeof gridwork>
  | NamesIn<typeof posts>
  | 'take-invitation'
const onOwnGround = new Set<OperationName>([
  ...namesOf('station'),
  ...namesOf('canteen'),
  ...namesOf('gridwork'),
  'take-invitation',
])
export type StagedName = Exclude<OperationName, OnOwnGround>
export const stagedNames = operationNames.filter((name): name is StagedName => !onOwnGround.has(name))

export const schemaOf = (name: OperationName): Schema => contracts[name].input as Schema

/** Every place in a schema, with its path as a refusal names it. An array's items are looked at through its first. */
export function* placesIn(
  schema: Schema,
  path: string[] = [],
): Generator<{ path: string[]; schema: Schema; required: boolean }> {
  yield { path, schema, required: true }
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    for (const place of placesIn(child, [...path, name])) {
      yield place.path.length === path.length + 1
        ? { ...place, required: schema.required?.includes(name) ?? false }
        : place
    }
  }
  if (schema.items) yield* placesIn(schema.items, [...path, '0'])
}
