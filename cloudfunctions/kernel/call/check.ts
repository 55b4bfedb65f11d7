import type { TSchema } from '@sinclair/typebox'
import Ajv from 'ajv'
import { fieldWords } from './field-words'

/** A day that a calendar has: PostgreSQL stops a call at the 30th of February, and the person reads "fault". */
const day =
  '20(?:\\d\\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))' +
  '|(?:[02468][048]|[13579][26])-02-29)'
const instant = `${day}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,6})?Z`
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

let ajv: Ajv | undefined

/** Made on the first call, for ajv reads its own schemas then; formats are ours, ajv-formats would add 10 KB. */
const madeAjv = (): Ajv =>
  new Ajv({
    strict: true,
    messages: false,
    formats: {
      day: new RegExp(`^${day}$`),
      instant: new RegExp(`^${instant}$`),
      cursor: new RegExp(`^${instant} ${uuid}$`),
    },
  })

/** What is wrong with a value, a sentence for each field; null when it fits. */
export function faultsIn(schema: TSchema, value: unknown): Record<string, string> | null {
  ajv ??= madeAjv()
  const fits = ajv.compile(schema)
  return fits(value) ? null : fieldWords(fits.errors)
}
