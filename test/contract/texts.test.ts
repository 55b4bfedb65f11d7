// People write as they write: emoji, Mongolian, quotes, whatever a clipboard holds. It arrives whole, or loses only
// what nobody can see; nothing in it is ever taken for a command.
import { contracts } from '../world/contracts'
import { layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions, type Phone } from '../world/phone'
import { newId } from '../../cloudfunctions/kernel/ids'
import { cleanText } from '../../cloudfunctions/kernel/call/clean-input'
import { ask } from './world/ask'
import { inputsOf, stageFor } from './world/inputs-of'
import { keepCases } from './world/kept-cases'
import { placesIn, schemaOf, stagedNames, type StagedName } from './world/schemas'
import { setStage, stageCase, type StagedCase } from './world/staged-case'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
let world: Functions['world']
let resident: Phone
const cases = new Map<string, StagedCase>()
const tokens = new Map<string, string>()
const faults: unknown[] = []

/** Texts that were trouble somewhere, once. All of them are fine here. */
const strange = [
  '👩‍👩‍👧‍👦 家里没暖气 🥶👍🏽',
  'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ',
  `'; drop table cases; --`,
  `" or ""="`,
  '100%_\\%',
  '$1 ${process.env.HOME} {{7*7}} #{1}',
  '\\u0000 \\x00 %00',
  '../../etc/passwd',
  '一\n二\n三',
  'null',
  'undefined',
  '[object Object]',
  '{"$ne":null}',
  '😀'.repeat(500),
  '́̂̃̄e̊́',
  'İıſK',
  '𠮷野家的𪚥',
  '=1+1',
  '@sum(a1)',
]

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
  resident = await f.signIn('resident')
  for (const account of ['resident', 'volunteer', 'part-timer', 'community-staff'] as const)
    tokens.set(account, (await f.signIn(account)).token!)
  for (const [relation, account] of [
    ['own', 'resident'],
    ['asked', 'volunteer'],
    ['held', 'part-timer'],
    ['home', 'community-staff'],
  ] as const) {
    cases.set(account, await stageCase(f, db.pool, relation, account))
  }
})
afterEach(() => expect(faults.splice(0)).toEqual([]))

function whoMay(name: StagedName): string {
  if (name === 'claim-case' || name === 'refuse-offer') return 'volunteer'
  if (name === 'release-case' || name === 'record-work') return 'part-timer'
  return contracts[name].entry === 'staff' ? 'community-staff' : 'resident'
}

/** The texts of an operation that a person writes, by path. */
const writtenIn = (name: StagedName) =>
  [...placesIn(schemaOf(name))].filter(
    ({ schema }) => schema.type === 'string' && schema.maxLength !== undefined && !schema.enum && !schema.format,
  )

function put(input: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value
  if (first === '0') return [value]
  return { ...(input as object), [first]: put((input as Record<string, unknown>)[first], rest, value) }
}

describe('whatever a text says, it is answered with data or with a refusal that the operation names', () => {
  test.each(stagedNames.filter((name) => writtenIn(name).length > 0))('%s', async (name) => {
    await setStage(db.pool, stageFor(name), f.now())
    const { putBack } = await keepCases(db.pool)
    const staged = cases.get(whoMay(name))!
    const token = tokens.get(whoMay(name))!
    for (const { path, schema } of writtenIn(name)) {
      for (const text of strange.filter(
        (t) => [...t].length <= schema.maxLength! && [...cleanText(t)].length >= (schema.minLength ?? 0),
      )) {
        f.pass(1 / 20) // twenty calls a minute
        const answer = await ask(world, name, put(inputsOf[name](staged), path, text), { token })
        await putBack(staged.caseId)
        const said = answer.ok ? 'ok' : answer.code
        expect({ path, text, said }).toEqual({
          path,
          text,
          said: expect.stringMatching(new RegExp(`^(ok|${contracts[name].refusals.join('|') || 'ok'})$`)),
        })
        // A code is looked up, a text is taken.
        if (['text', 'reason'].includes(path[path.length - 1]!))
          expect({ path, text, said }).toEqual({ path, text, said: 'ok' })
      }
    }
  })
})

describe('what was written is what is read', () => {
  test.each(strange)('%s', async (text) => {
    f.pass(2)
    const caseId = newId()
    const { communityCode } = await resident.call('post-case', {
      ...inputsOf['post-case'](cases.get('resident')!),
      caseId,
      text,
    })
    expect((await resident.call('read-case', { communityCode, caseId })).text).toBe(text)
  })
})

describe('what nobody can see is taken out, also where it would turn the words around', () => {
  test.each([
    ['a right-to-left override', '付款\u202e001 元\u202c', '付款001 元'],
    ['isolates and marks', '\u2066甲\u2069\u200e乙\u200f丙\u061c', '甲乙丙'],
    ['zero-width spaces and a byte order mark', '\ufeff楼\u200b道\u2060灯', '楼道灯'],
    ['half an emoji at the end of a field that cuts', '暖气不热\ud83d', '暖气不热'],
    ['letters hidden behind a flag', '好\u{e0041}\u{e0042}的', '好的'],
    ['the line ends of a desk computer', '一\r\n二\r三\u2028四', '一\n二\n三\n四'],
    ['a cell pasted from a table', '三单元\t二层', '三单元 二层'],
    ['white space around', ' \n 楼道灯 \t ', '楼道灯'],
  ])('%s', async (_what, written, kept) => {
    f.pass(2)
    const caseId = newId()
    const { communityCode } = await resident.call('post-case', {
      ...inputsOf['post-case'](cases.get('resident')!),
      caseId,
      text: written,
    })
    expect((await resident.call('read-case', { communityCode, caseId })).text).toBe(kept)
  })

  test('the joiners that emoji and Mongolian letters are made of stay', () => {
    for (const text of ['👨‍👩‍👧', '🏳️‍🌈', '❤️', 'ᠠ᠋', 'ᠠ᠎ᠠ', 'ب\u200cب']) expect(cleanText(text)).toBe(text)
  })

  test('a text of nothing but joiners is empty', () => {
    expect(cleanText('\u200d\ufe0f \u180e')).toBe('')
  })
})
