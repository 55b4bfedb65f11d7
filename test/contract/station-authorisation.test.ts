// Who may do what with a station: every operation, every demo account,
// stations at home, in a sister community and far away.
import { demoAccountKeys, type DemoAccountKey } from '@/contracts/demo-accounts'
import { newId } from '../../cloudfunctions/kernel/ids'
import { layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions } from '../world/phone'
import { ask } from './world/ask'
import { changed, rows } from './world/rows'
import { placeOf } from './world/staged-case'
import { stageStations } from './world/staged-station'
import { stationInputs, type StationOperation } from './world/station-inputs'

const groups: Record<string, readonly DemoAccountKey[]> = {
  all: demoAccountKeys,
  staff: ['community-staff', 'street-staff'],
  street: ['street-staff'],
  keepers: ['station-keeper', 'community-staff', 'street-staff'],
  '-': [],
}

/** A cell names the group that may; everybody else hears NOT_FOUND. The keeper's station is the one at home. */
const aboutAStation = `
operation          home     sister  far  signed-out
read-station       all      all     all  yes
report-station     all      all     all  no
read-desk-station  keepers  street  -    no
save-station       keepers  street  -    no
close-today        keepers  street  -    no
reopen-station     keepers  street  -    no
fix-fault          keepers  street  -    no
refute-fault       keepers  street  -    no
remove-station-photo  keepers  street  -    no
invite-keeper      staff    street  -    no
end-keeper         staff    street  -    no
accept-station     staff    street  -    no
decline-station    staff    street  -    no
remove-station     staff    street  -    no
`
const aboutNone = `
operation              signed-in  signed-out
sync-stations          all        yes
visit-station          all        yes
offer-station          all        no
list-my-stations       all        no
list-faults            keepers    no
list-stations-of-area  staff      no
import-stations        staff      no
export-stations        staff      no
read-coverage          staff      no
take-invitation        all        no
`
function parse(table: string): Map<StationOperation, Record<string, string>> {
  const [head, ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
  return new Map(
    lines.map((cells) => [cells[0] as StationOperation, Object.fromEntries(head!.map((name, i) => [name, cells[i]!]))]),
  )
}
const matrix = parse(aboutAStation)
const others = parse(aboutNone)

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
let world: Functions['world']
const tokens = new Map<DemoAccountKey, string>()
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
  for (const account of demoAccountKeys) tokens.set(account, (await f.signIn(account)).token!)
})
beforeEach(() => stageStations(f, db.pool))
afterEach(() => expect(faults.splice(0)).toEqual([]))

test('every operation about stations stands in exactly one of the two tables', () => {
  expect([...matrix.keys(), ...others.keys()].sort()).toEqual(Object.keys(stationInputs).sort())
})

describe('a station answers to its keeper and its office, and to a stranger as if it were not theirs to manage', () => {
  test.each([...matrix.keys()])('%s', async (name) => {
    f.pass(2)
    const [found, wanted]: [Record<string, string>, Record<string, string>] = [{}, {}]
    for (const place of ['home', 'sister', 'far'] as const) {
      const input = stationInputs[name]({ communityCode: placeOf[place] })
      for (const account of demoAccountKeys) {
        const cell = `${account} ${place}`
        wanted[cell] = groups[matrix.get(name)![place]!]!.includes(account) ? 'ok' : 'NOT_FOUND'
        const before = await rows(db.pool)
        const answer = await ask(world, name, input, { token: tokens.get(account)! })
        found[cell] = answer.ok ? 'ok' : answer.code
        if (answer.ok) {
          await stageStations(f, db.pool)
          continue
        }
        expect(changed(before, await rows(db.pool))).toEqual({})
        const absent = await ask(world, name, { ...input, stationId: newId() }, { token: tokens.get(account)! })
        expect({ ...answer, requestId: '' }).toEqual({ ...absent, requestId: '' })
      }
    }
    expect(found).toEqual(wanted)
    const signedOut = await ask(world, name, stationInputs[name]({ communityCode: placeOf.home }))
    expect(signedOut.ok ? 'yes' : signedOut.code).toBe(
      matrix.get(name)!['signed-out'] === 'yes' ? 'yes' : 'SIGN_IN_FIRST',
    )
  })
})

describe('what is about no single station', () => {
  test.each([...others.keys()])('%s', async (name) => {
    for (const account of demoAccountKeys) {
      f.pass(2)
      const answer = await ask(world, name, stationInputs[name]({ communityCode: placeOf.home }), {
        token: tokens.get(account)!,
      })
      const wanted = groups[others.get(name)!['signed-in']!]!.includes(account) ? 'ok' : 'NOT_FOUND'
      expect({ account, code: answer.ok ? 'ok' : answer.code }).toEqual({ account, code: wanted })
      if (answer.ok) await stageStations(f, db.pool)
    }
    const signedOut = await ask(world, name, stationInputs[name]({ communityCode: placeOf.home }))
    expect(signedOut.ok ? 'yes' : signedOut.code).toBe(
      others.get(name)!['signed-out'] === 'yes' ? 'yes' : 'SIGN_IN_FIRST',
    )
  })
})

test('what is only offered is seen by the office and whoever offered it, and by nobody else', async () => {
  const names = async (account: DemoAccountKey) =>
    JSON.stringify(await ask(world, 'list-my-stations', {}, { token: tokens.get(account)! }))
  expect(await names('elder')).toContain('"state":"offered"')
  expect(await names('resident')).not.toContain('stationId')
  const input = stationInputs['accept-station']({ communityCode: placeOf.home })
  for (const account of ['resident', 'station-keeper', 'elder'] as const)
    expect(await ask(world, 'read-station', input, { token: tokens.get(account)! })).toMatchObject({
      code: 'NOT_FOUND',
    })
  const { stations } = await f.stranger.call('sync-stations', {})
  expect(stations).toHaveLength(3)
})

test('an office looks into its own area and no further', async () => {
  const seen = async (
    account: DemoAccountKey,
    name: 'list-stations-of-area' | 'read-coverage' | 'list-faults',
    areaCode?: string,
  ) => {
    const answer = await ask(
      world,
      name,
      { ...(name === 'list-faults' ? { view: 'open' } : {}), ...(areaCode ? { areaCode } : {}) },
      { token: tokens.get(account)! },
    )
    if (!answer.ok) return answer.code
    const { stations, faults } = answer.data as { stations?: unknown[] | number; faults?: unknown[] }
    if (faults) return faults.length
    return Array.isArray(stations) ? stations.length : stations
  }
  for (const name of ['list-stations-of-area', 'read-coverage', 'list-faults'] as const) {
    expect(await seen('community-staff', name)).toBe(1)
    expect(await seen('street-staff', name)).toBe(2)
    expect(await seen('street-staff', name, placeOf.sister)).toBe(1)
    expect(await seen('community-staff', name, placeOf.sister)).toBe('NOT_FOUND')
    expect(await seen('street-staff', name, placeOf.far)).toBe('NOT_FOUND')
    expect(await seen('street-staff', name, '1501')).toBe('NOT_FOUND')
  }
})

test('the public registry names nobody: no keeper, no offerer, no number', async () => {
  const text = JSON.stringify([
    await f.stranger.call('sync-stations', {}),
    await f.stranger.call('read-station', stationInputs['read-station']({ communityCode: placeOf.home })),
  ])
  expect(text).not.toMatch(/韩|keeper|offered|phone|person/i)
})
