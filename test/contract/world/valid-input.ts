import { newId } from '../../../cloudfunctions/kernel/ids'
import type { Schema } from './schemas'

/** What fits each of the contracts' patterns: the generator knows no other, so that a new one has to be shown here. */
const fitting: Record<string, () => string> = {
  '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$': () => newId(),
  '^[0-9]{4,12}$': () => '150105006001',
  '^G[0-9]{15}$': () => 'G150105006001002',
  '^G[0-9]{15}-B[0-9]{3}$': () => 'G150105006001002-B001',
  '^G[0-9]{15}-B[0-9]{3}(-U[0-9]{1,2})?$': () => 'G150105006001002-B001-U1',
  '^[0-9]{1,15}$': () => '17',
  '^[2-9A-HJKMNP-Z]{6}$': () => 'HMEAA2',
  '^[2-9A-HJKMNP-Z]{8}$': () => 'HMEAA2AA',
  instant: () => '2026-11-20T08:00:00.000Z',
  day: () => '2026-11-20',
  cursor: () => `2026-11-20T08:00:00.000Z ${newId()}`,
}

const words = '楼道灯坏了，晚上看不见。'

function text(schema: Schema): string {
  if (schema.enum) return schema.enum[0]!
  const form = schema.format ?? schema.pattern
  if (form && fitting[form]) return fitting[form]!()
  if (schema.maxLength === undefined) throw new Error(`nothing is known to fit ${JSON.stringify(schema)}`)
  return words.slice(0, Math.max(schema.minLength ?? 0, Math.min(schema.maxLength, words.length)))
}

/** The least value of a kind that its contract takes, every optional field included. */
export function validInput(schema: Schema): unknown {
  switch (schema.type) {
    case 'string':
      return text(schema)
    case 'boolean':
      return true
    case 'integer':
      return schema.minimum
    case 'number':
      return schema.minimum! + (schema.maximum! - schema.minimum!) / 2
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => validInput(schema.items!))
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, child]) => [name, validInput(child)]),
      )
    default:
      throw new Error(`no value is known for ${JSON.stringify(schema)}`)
  }
}
