// Who may do what: every operation, every demo account, every way in which a case can stand to a person. What the
// tables below do not allow is denied, and to a stranger "not yours" reads exactly like "not there".
import type { Answer } from '@/contracts/operations'
import { contracts } from '../world/contracts'
import { demoAccountKeys, type DemoAccountKey } from '@/contracts/demo-accounts'
import { newId } from '../../cloudfunctions/kernel/ids'
import { demoPerson, layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { ask } from './world/ask'
import { inputsOf, isAboutACase, stageFor } from './world/inputs-of'
import { keepCases } from './world/kept-cases'
import { changed, rows } from './world/rows'
import { stagedNames, type StagedName } from './world/schemas'
import { aboutACase, aboutNoCase } from './world/who-may'
import { neighbour, placeOf, relations, setStage, stageCase, type Relation, type StagedCase } from './world/staged-case'

const groups: Record<string, readonly DemoAccountKey[]> = {
  all: demoAccountKeys,
  helpers: ['grid-worker', 'part-timer', 'volunteer'],
  staff: ['community-staff', 'street-staff'],
  street: ['street-staff'],
}
/** Only helpers are asked and hold something; for everybody else these two relations do not exist. */
const isPossible = (relation: Relation, account: DemoAccountKey): boolean =>
  !['held', 'asked'].includes(relation) || groups.helpers!.includes(account)

function parse(table: string): Map<StagedName, Record<string, string>> {
  const [head, ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
  return new Map(
    lines.map((cells) => [cells[0] as StagedName, Object.fromEntries(head!.map((name, i) => [name, cells[i]!]))]),
  )
}
const matrix = parse(aboutACase)
const others = parse(aboutNoCase)

function expected(cell: string, account: DemoAccountKey): string {
  if (cell === '-') return 'NOT_FOUND'
  const [group, code = 'ok'] = cell.split(':')
  return groups[group!]!.includes(account) ? code : 'NOT_FOUND'
}

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
let world: Functions['world']
const tokens = new Map<DemoAccountKey, string>()
const cases = new Map<string, StagedCase>()
const faults: unknown[] = []
const caseOf = (relation: Relation, account: DemoAccountKey): StagedCase =>
  cases.get(`${relation} ${account}`) ?? cases.get(relation)!

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
  for (const account of demoAccountKeys) {
    tokens.set(account, (await f.signIn(account)).token!)
    for (const relation of ['own', 'held', 'asked'] as const) {
      if (isPossible(relation, account))
        cases.set(`${relation} ${account}`, await stageCase(f, db.pool, relation, account))
    }
  }
  for (const relation of ['home', 'hidden', 'sister', 'far'] as const)
    cases.set(relation, await stageCase(f, db.pool, relation, 'resident'))
})
afterEach(() => expect(faults.splice(0)).toEqual([]))

const code = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.code)
const withoutRequestId = (answer: Answer<unknown>): string => JSON.stringify({ ...answer, requestId: '' })

test('every operation stands in exactly one of the two tables', () => {
  expect([...matrix.keys()].sort()).toEqual(stagedNames.filter(isAboutACase).sort())
  expect([...others.keys()].sort()).toEqual(stagedNames.filter((name) => !isAboutACase(name)).sort())
})

describe('a case answers to those whom it concerns, and to a stranger as if it were not there', () => {
  test.each([...matrix.keys()])('%s', async (name) => {
    f.pass(2) // this is not about calls a minute
    await setStage(db.pool, stageFor(name), f.now())
    const { putBack } = await keepCases(db.pool)
    const [found, wanted]: [Record<string, string>, Record<string, string>] = [{}, {}]
    const tryCell = async (account: DemoAccountKey, relation: Relation): Promise<void> => {
      const staged = caseOf(relation, account)
      const token = tokens.get(account)!
      const answer = await ask(world, name, inputsOf[name](staged), { token })
      found[`${account} ${relation}`] = code(answer)
      if (answer.ok) await putBack(staged.caseId)
      if (code(answer) !== 'NOT_FOUND') return
      const absent = await ask(world, name, inputsOf[name]({ ...staged, caseId: newId() }), { token })
      expect(withoutRequestId(answer)).toBe(withoutRequestId(absent))
    }
    const cells = demoAccountKeys.flatMap((account) =>
      relations.filter((r) => isPossible(r, account)).map((relation) => [account, relation] as const),
    )
    for (const [account, relation] of cells)
      wanted[`${account} ${relation}`] = expected(matrix.get(name)![relation]!, account)
    const isDenied = ([account, relation]: readonly [DemoAccountKey, Relation]): boolean =>
      wanted[`${account} ${relation}`] !== 'ok'
    const before = await rows(db.pool)
    for (const cell of cells.filter(isDenied)) await tryCell(...cell)
    expect(changed(before, await rows(db.pool))).toEqual({})
    for (const cell of cells.filter((c) => !isDenied(c))) await tryCell(...cell)
    expect(found).toEqual(wanted)
  })
})

// Before anything below posts cases of its own.
describe('lists hold what is theirs', () => {
  beforeAll(() => setStage(db.pool, 'fresh', f.now()))
  const idsIn = async (name: StagedName, account: DemoAccountKey, input: object): Promise<string[]> => {
    const answer = await ask(world, name, input, { token: tokens.get(account)! })
    const data = (answer.ok ? answer.data : {}) as { cases?: { caseId: string }[]; offers?: { caseId: string }[] }
    return (data.cases ?? data.offers ?? [{ caseId: code(answer) }]).map((c) => c.caseId).sort()
  }
  const idOf = (relation: Relation, account: DemoAccountKey): string[] =>
    isPossible(relation, account) ? [caseOf(relation, account).caseId] : []

  test.each(demoAccountKeys)("%s: own cases, own work and own questions, nobody else's", async (account) => {
    expect(await idsIn('list-my-cases', account, {})).toEqual(idOf('own', account))
    expect(await idsIn('list-my-work', account, {})).toEqual(idOf('held', account))
    expect(await idsIn('list-offers', account, {})).toEqual(idOf('asked', account))
  })

  test.each(demoAccountKeys)('%s: of the neighbours, what they said to all', async (account) => {
    const [, nearby] = [
      await idsIn('list-nearby-cases', account, { communityCode: placeOf.home }),
      await idsIn('list-nearby-cases', account, { communityCode: placeOf.sister }),
    ]
    expect(nearby).toEqual([caseOf('sister', account).caseId])
    const hidden = [caseOf('hidden', account).caseId, ...demoAccountKeys.map((a) => caseOf('own', a).caseId)]
    const home = await idsIn('list-nearby-cases', account, { communityCode: placeOf.home })
    expect(home).toContain(caseOf('home', account).caseId)
    expect(home.filter((id) => hidden.includes(id))).toEqual([])
  })

  test('a desk holds the cases of its own office; the street sees its communities, nobody another street', async () => {
    const inbox = (account: DemoAccountKey, areaCode?: string) =>
      idsIn('list-inbox', account, { view: 'open', limit: 50, ...(areaCode ? { areaCode } : {}) })
    const ofHome = [...cases]
      .filter(([name]) => name !== 'sister' && name !== 'far')
      .map(([, c]) => c.caseId)
      .sort()
    expect(await inbox('community-staff')).toEqual(ofHome)
    expect(await inbox('community-staff', placeOf.home)).toEqual(ofHome)
    expect(await inbox('street-staff')).toEqual([])
    expect(await inbox('street-staff', placeOf.home)).toEqual(ofHome)
    expect(await inbox('street-staff', placeOf.sister)).toEqual(idOf('sister', 'street-staff'))
    for (const areaCode of [placeOf.sister, placeOf.far, '150105006', '150105', '1501'])
      expect(await inbox('community-staff', areaCode)).toEqual(['NOT_FOUND'])
    for (const areaCode of [placeOf.far, placeOf.far.slice(0, 9), '150105', '1501'])
      expect(await inbox('street-staff', areaCode)).toEqual(['NOT_FOUND'])
  })
})

describe('what is about no case', () => {
  test.each([...others.keys()])('%s', async (name) => {
    const about = caseOf('home', 'resident')
    for (const account of demoAccountKeys) {
      const answer = await ask(world, name, inputsOf[name](about), {
        token: name === 'sign-out' ? (await f.signIn(account)).token : tokens.get(account)!,
      })
      if (name === 'sign-out') tokens.set(account, (await f.signIn(account)).token!)
      expect({ account, code: code(answer) }).toEqual({
        account,
        code: expected(others.get(name)!['signed-in']!, account),
      })
    }
    const signedOut = await ask(world, name, inputsOf[name](about))
    expect(code(signedOut)).toBe(others.get(name)!['signed-out'] === 'yes' ? 'ok' : 'SIGN_IN_FIRST')
    expect('signedOut' in contracts[name]).toBe(signedOut.ok)
  })
})

test('a neighbour reads the matter and never the person', async () => {
  await setStage(db.pool, 'fresh', f.now())
  const { name, phone } = neighbour('home')
  const answer = await ask(world, 'read-case', inputsOf['read-case'](caseOf('home', 'rider')), {
    token: tokens.get('rider')!,
  })
  expect(answer).toMatchObject({
    ok: true,
    data: { people: [], views: [], helperName: null, text: '楼道灯坏了，晚上看不见。' },
  })
  expect(JSON.stringify(answer)).not.toContain(name)
  expect(JSON.stringify(answer)).not.toContain(phone)
})

test('whoever is asked sees a family name and no number; whoever holds it sees whom to call', async () => {
  const { name, phone } = neighbour('asked')
  const read = async (relation: Relation) =>
    ask(world, 'read-case', inputsOf['read-case'](caseOf(relation, 'volunteer')), { token: tokens.get('volunteer')! })
  expect(await read('asked')).toMatchObject({ data: { people: [{ name: `${name.slice(0, 1)}**`, phone: null }] } })
  expect(JSON.stringify(await read('asked'))).not.toContain(phone)
  expect(await read('held')).toMatchObject({ data: { people: [{ name, phone }] } })
})

test('whoever a case was said for follows it like whoever said it; consent that ended gives no voice', async () => {
  const [daughter, elder] = [await f.signIn('proxy'), await f.signIn('elder')]
  const forElder = {
    ...inputsOf['post-case'](caseOf('home', 'proxy')),
    visibility: 'private' as const,
    forPersonId: elder.personId,
  }
  await daughter.call('post-case', forElder)
  const which = { communityCode: placeOf.home, caseId: forElder.caseId }
  expect((await elder.call('read-case', which)).can).toContain('withdraw')
  expect(await (await f.signIn('rider')).refused('read-case', which)).toBe('NOT_FOUND')
  expect(await (await f.signIn('rider')).refused('post-case', { ...forElder, caseId: newId() })).toBe(
    'NO_CONSENT_TO_SPEAK',
  )
  await db.pool.query('update proxy set until = $1', [f.now()])
  expect(await daughter.refused('post-case', { ...forElder, caseId: newId() })).toBe('NO_CONSENT_TO_SPEAK')
})

test('an office that ended, or has not begun, opens nothing', async () => {
  const staff = demoPerson('community-staff').personId
  const tried = async () =>
    code(
      await ask(world, 'read-desk-case', inputsOf['read-desk-case'](caseOf('home', 'resident')), {
        token: tokens.get('community-staff')!,
      }),
    )
  expect(await tried()).toBe('ok')
  await db.pool.query('update role_binding set until = $2 where person_id = $1', [staff, f.now()])
  expect(await tried()).toBe('NOT_FOUND')
  await db.pool.query(
    `update role_binding set until = null, valid_from = $2::timestamptz + interval '1 second' where person_id = $1`,
    [staff, f.now()],
  )
  expect(await tried()).toBe('NOT_FOUND')
})

test('the right name with the wrong community is not there either', async () => {
  const own = caseOf('own', 'resident')
  for (const communityCode of [placeOf.sister, placeOf.far, '1501', own.communityCode.slice(0, 9)]) {
    const answer = await ask(
      world,
      'read-case',
      { caseId: own.caseId, communityCode },
      { token: tokens.get('resident')! },
    )
    expect(code(answer)).toBe('NOT_FOUND')
  }
})
