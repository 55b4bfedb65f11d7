import type { TSchema } from '@sinclair/typebox'
import * as canteen from '@/contracts/canteen'
import * as cases from '@/contracts/case'
import * as dispatch from '@/contracts/dispatch'
import * as gridwork from '@/contracts/gridwork'
import * as people from '@/contracts/people'
import * as place from '@/contracts/place'
import * as station from '@/contracts/station'
import * as upload from '@/contracts/upload'
import { canteenOperations } from '@/contracts/canteen-operations'
import { gridworkOperations } from '@/contracts/gridwork-operations'
import { operations, type OperationName } from '@/contracts/operations'
import { stationOperations } from '@/contracts/station-operations'

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

const nouns: Record<string, unknown> = {
  ...canteen,
  ...cases,
  ...dispatch,
  ...gridwork,
  ...people,
  ...place,
  ...upload,
  ...station,
}

/** Every contract of an input, by the name in the table of operations. */
export const contractNames = Object.keys(nouns).filter(
  (name) => typeof (nouns[name] as { $id?: unknown } | null)?.$id === 'string',
)

export const operationNames = Object.keys(operations) as OperationName[]

/** Stations, canteens and grid work each stand on a ground of their own: their operations are tried in the files of their nouns. */
const grounds = { ...stationOperations, ...canteenOperations, ...gridworkOperations }
export type StagedName = Exclude<OperationName, keyof typeof grounds>
export const stagedNames = operationNames.filter((name): name is StagedName => !(name in grounds))

export function schemaOf(name: OperationName): Schema {
  const schema = nouns[operations[name].input] as TSchema | undefined
  if (!schema) throw new Error(`${name}: no schema is called ${operations[name].input}`)
  return schema as Schema
}

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
