// What holds for every call holds for stations: once however often it
// is sent, reads leave nothing, and any text arrives whole.
import { contracts } from '../world/contracts'
import { cleanText } from '../../cloudfunctions/kernel/call/clean-input'
import { newId } from '../../cloudfunctions/kernel/ids'
import { layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { ask } from './world/ask'
import { changed, rows } from './world/rows'
import { placesIn, schemaOf } from './world/schemas'
import { placeOf } from './world/staged-case'
import { stageStations } from './world/staged-station'
import { stationCast, stationInputs, stationNames, type StationOperation } from './world/station-inputs'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
let world: Functions['world']
const tokens = new Map<string, string>()
const faults: unknown[] = []

beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool)
  world = {
    ...f.world,
    ports: {
      ...f.ports,
      log: (line) => {
        if (line.level === 'error') faults.push(line)
      },
    },
  }
  for (const account of ['resident', 'community-staff'] as const) tokens.set(account, (await f.signIn(account)).token!)
})
beforeEach(async () => {
  f.pass(2)
  await stageStations(f, db.pool)
})
afterEach(() => expect(faults.splice(0)).toEqual([]))

const inputFor = (name: StationOperation): object => stationInputs[name]({ communityCode: placeOf.home })
const tokenFor = (name: StationOperation): string => tokens.get(stationCast(name))!
const bare = (answer: object): object => ({ ...answer, requestId: '' })
const writes = stationNames.filter((name) => contracts[name].effect === 'write')
const receipted = writes.filter((name) => !('signedOut' in contracts[name]))

test("only the scan of a poster writes without a receipt: it is nobody's, and it only counts", () => {
  expect(writes.filter((name) => !receipted.includes(name))).toEqual(['visit-station'])
})

describe('sent again, it is answered again and does nothing; with another body it is a mismatch', () => {
  test.each(receipted)('%s', async (name) => {
    const [input, token, clientId] = [inputFor(name), tokenFor(name), newId()]
    const untouched = await rows(db.pool)
    const first = await ask(world, name, input, { token, clientId })
    expect(first).toMatchObject({ ok: true })
    const before = await rows(db.pool)
    expect(changed(untouched, before)).toMatchObject({ receipt: 1 })
    f.pass(30)
    expect(bare(await ask(world, name, input, { token, clientId }))).toEqual(bare(first))
    expect(await ask(world, name, another(input), { token, clientId })).toMatchObject({
      ok: false,
      code: 'RECEIPT_MISMATCH',
    })
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

/** Another body that the contract takes. */
function another(input: object): object {
  if ('format' in input) return { ...input, format: 'xlsx' }
  if ('stationId' in input) return { ...input, stationId: newId() }
  return 'code' in input ? { code: 'ZZZZZZZZ' } : { ...input, uploadId: newId() }
}

describe('sent five times at once, it happens once and every copy hears the same', () => {
  test.each(receipted)('%s', async (name) => {
    const [input, token, clientId] = [inputFor(name), tokenFor(name), newId()]
    const before = await rows(db.pool)
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(world, name, input, { token, clientId })))
    for (const answer of answers) expect(bare(answer)).toEqual(bare(answers[0]!))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(changed(before, await rows(db.pool))).toMatchObject({ receipt: 1 })
  })
})

describe('a read leaves nothing', () => {
  test.each(stationNames.filter((name) => !writes.includes(name)))('%s', async (name) => {
    const before = await rows(db.pool)
    expect(await ask(world, name, inputFor(name), { token: tokenFor(name) })).toMatchObject({ ok: true })
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

/** Texts that were trouble somewhere, once. All of them are fine here. */
const strange = [
  '👩‍👩‍👧‍👦 没热水 🥶👍🏽',
  'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ',
  `'; drop table station; --`,
  `" or ""="`,
  '100%_\\%',
  '$1 ${process.env.HOME} {{7*7}}',
  '\\u0000 %00',
  '../../etc/passwd',
  '一\n二',
  'null',
  '{"$ne":null}',
  '=1+1',
  '@sum(a1)',
]
const writtenIn = (name: StationOperation) =>
  [...placesIn(schemaOf(name))].filter(
    ({ schema }) => schema.type === 'string' && schema.maxLength !== undefined && !schema.enum && !schema.format,
  )
function put(input: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value
  if (first === '0') return [put((input as unknown[] | undefined)?.[0], rest, value)]
  return { ...(input as object), [first]: put((input as Record<string, unknown>)[first], rest, value) }
}

describe('whatever a text says, it is taken; only hours must be hours', () => {
  test.each(stationNames.filter((name) => writtenIn(name).length > 0))('%s', async (name) => {
    for (const { path, schema } of writtenIn(name)) {
      for (const text of strange.filter(
        (t) => [...t].length <= schema.maxLength! && [...cleanText(t)].length >= (schema.minLength ?? 0),
      )) {
        f.pass(1 / 20) // twenty calls a minute
        const answer = await ask(world, name, put(inputFor(name), path, text), { token: tokenFor(name) })
        expect({ path, text, said: answer.ok ? 'ok' : answer.code }).toEqual({
          path,
          text,
          said: path[0] === 'hours' ? 'HOURS_UNREADABLE' : 'ok',
        })
        if (answer.ok) await stageStations(f, db.pool)
      }
    }
  })
})
