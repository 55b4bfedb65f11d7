import type { ErrorObject } from 'ajv'

const words: Record<string, (p: Record<string, unknown>) => string> = {
  required: () => '这里还没填',
  minLength: (p) => (Number(p.limit) <= 1 ? '这里还没填' : `至少写 ${p.limit} 个字`),
  maxLength: (p) => `最多 ${p.limit} 个字`,
  pattern: () => '里面有不能用的符号',
  format: () => '时间不对',
  maxItems: (p) => `最多 ${p.limit} 个`,
  minItems: (p) => `至少 ${p.limit} 个`,
  minimum: (p) => `不能小于 ${p.limit}`,
  maximum: (p) => `不能大于 ${p.limit}`,
  type: () => '格式不对',
  enum: () => '请从给出的里面选',
  uniqueItems: () => '有重复的',
  additionalProperties: () => '多了一项，请更新小程序',
}

/** A name that nobody knows comes back to whoever sent it, but not a whole page of it. */
const nameLengthMax = 60

/** Faults → field (dotted path) to a short Chinese sentence. */
export function fieldWords(faults: ErrorObject[] | null | undefined): Record<string, string> {
  // No prototype: a field that is called "constructor" must be named like any other.
  const fields = Object.create(null) as Record<string, string>
  for (const f of faults ?? []) {
    const own = (f.params.missingProperty ?? f.params.additionalProperty) as string | undefined
    const field =
      [...f.instancePath.split('/').filter(Boolean), ...(own ? [own] : [])].join('.').slice(0, nameLengthMax) || 'input'
    fields[field] ??= (words[f.keyword] ?? (() => '格式不对'))(f.params)
  }
  return fields
}
