// No input breaks a call: whatever is wrong with it is refused in Chinese, by its field's name, and nothing is written.
import type { Answer } from '@/contracts/operations'
import { layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { faultsIn } from '../../cloudfunctions/kernel/call/check'
import { contracts } from '../world/contracts'
import { ask } from './world/ask'
import { changed, rows } from './world/rows'
import { operationNames, placesIn, schemaOf } from './world/schemas'
import { validInput } from './world/valid-input'
import { wrongInputs } from './world/wrong-inputs'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
const chinese = /^[^\x00-\x1f<>{}]*\p{Script=Han}/u
let f: Functions
let tokens: { member: string; staff: string }
const faults: unknown[] = []

beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool, undefined, {
    log: (line) => {
      if (line.level === 'error') faults.push(line)
    },
  })
  tokens = { member: (await f.signIn('resident')).token!, staff: (await f.signIn('community-staff')).token! }
})
afterEach(() => expect(faults.splice(0)).toEqual([]))

describe('every contract has an end', () => {
  test.each(operationNames)('%s', (name) => {
    for (const { path, schema } of placesIn(schemaOf(name))) {
      const where = [name, ...path].join('.')
      const limits: Record<string, boolean> = {
        object: schema.additionalProperties === false,
        string:
          schema.maxLength !== undefined ||
          schema.enum !== undefined ||
          schema.format !== undefined ||
          /^\^.*\$$/.test(schema.pattern ?? ''),
        array: schema.maxItems !== undefined,
        integer: schema.minimum !== undefined && schema.maximum !== undefined,
        number: schema.minimum !== undefined && schema.maximum !== undefined,
        boolean: true,
      }
      expect({ where, limited: limits[schema.type!] }).toEqual({ where, limited: true })
    }
  })
})

describe('what its contract does not take is refused by name', () => {
  test.each(operationNames)('%s', async (name) => {
    expect(faultsIn(contracts[name].input, validInput(schemaOf(name)))).toBeNull()
    const before = await rows(db.pool)
    const wrong = [...wrongInputs(schemaOf(name))]
    expect(wrong.length).toBeGreaterThan(10)
    for (const { about, field, input } of wrong) {
      const answer = await ask(f.world, name, input, { token: tokens[contracts[name].entry] })
      expect({ about, ...seen(answer) }).toEqual({
        about,
        code: 'INPUT_INVALID',
        fields: [field],
        inChinese: true,
        length: expect.any(Number),
      })
      expect(seen(answer).length).toBeLessThan(400)
    }
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

const seen = (answer: Answer<unknown>) =>
  answer.ok
    ? { code: 'ok', fields: [], inChinese: true, length: 0 }
    : {
        code: answer.code,
        fields: Object.keys(answer.fields ?? {}),
        inChinese: [answer.message, ...Object.values(answer.fields ?? {})].every((words) => chinese.test(words)),
        length: JSON.stringify(answer).length,
      }

test("a write without the client's own id is refused before anything is read", async () => {
  const writes = operationNames.filter(
    (name) => contracts[name].effect === 'write' && !('signedOut' in contracts[name]),
  )
  expect(writes.length).toBeGreaterThan(15)
  const before = await rows(db.pool)
  for (const name of writes) {
    const answer = await ask(f.world, name, validInput(schemaOf(name)), {
      token: tokens[contracts[name].entry],
      clientId: null,
    })
    expect({ name, ...seen(answer) }).toMatchObject({
      name,
      code: 'INPUT_INVALID',
      fields: ['clientId'],
      inChinese: true,
    })
  }
  expect(changed(before, await rows(db.pool))).toEqual({})
})
