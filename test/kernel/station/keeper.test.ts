// Whoever looks after a station or stands at a till was asked by the
// office and said yes; one code makes one of them, once.
import { demoPerson, layCity } from '../../world/city'
import { useDatabase } from '../../world/database'
import { makeFunctions, type Functions, type Phone } from '../../world/phone'
import { openCanteen } from '../canteen/kitchen'
import { placeOf } from '../../contract/world/staged-case'
import { photoHung, stageStations, stationIdAt } from '../../contract/world/staged-station'

jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
let staff: Phone
const at = { communityCode: placeOf.home, stationId: stationIdAt(placeOf.home) }

beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool)
})
beforeEach(async () => {
  f.pass(2)
  await stageStations(f, db.pool)
  staff = await f.signIn('community-staff')
})

const roleOf = async (key: 'rider' | 'station-keeper' | 'elder', role: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `select 1
     from role_binding
     where person_id = $1 and role = $2 and area_code = $3 and valid_from <= $4 and (until is null or until > $4)`,
    [demoPerson(key).personId, role, placeOf.home, f.now()],
  )
  return rowCount === 1
}

test('a code of the office makes a keeper, who works with the next call; whoever kept it before hears it', async () => {
  const { code } = await staff.call('invite-keeper', at)
  const rider = await f.signIn('rider')
  expect(await rider.refused('read-desk-station', at)).toBe('NOT_FOUND')
  const taken = await rider.call('take-invitation', { code })
  expect(taken).toMatchObject({ kind: 'station', subjectId: at.stationId, name: '红驿' })
  expect((await rider.call('read-desk-station', at)).keeperName).toBe(demoPerson('rider').name)
  expect(await roleOf('rider', 'station-keeper')).toBe(true)
  expect(await roleOf('station-keeper', 'station-keeper')).toBe(false)
  const before = await f.signIn('station-keeper')
  expect(await before.refused('read-desk-station', at)).toBe('NOT_FOUND')
  await f.tick()
  expect((await before.call('list-notices', {})).notices[0]!.title).toContain('换人来管')
})

test('a code is good once, for seven days, and only until the next one', async () => {
  const [first, second] = [await staff.call('invite-keeper', at), await staff.call('invite-keeper', at)]
  const [rider, elder] = [await f.signIn('rider'), await f.signIn('elder')]
  expect(await rider.refused('take-invitation', { code: first.code })).toBe('INVITATION_OVER')
  await rider.call('take-invitation', { code: second.code })
  expect(await elder.refused('take-invitation', { code: second.code })).toBe('INVITATION_OVER')
  const third = await staff.call('invite-keeper', at)
  f.pass(7 * 24 * 60)
  expect(await elder.refused('take-invitation', { code: third.code })).toBe('INVITATION_OVER')
})

test('two who type the same code at once: one of them keeps the station', async () => {
  const { code } = await staff.call('invite-keeper', at)
  const people = await Promise.all((['rider', 'elder'] as const).map((key) => f.signIn(key)))
  const heard = await Promise.all(
    people.map((p) =>
      p.call('take-invitation', { code }).then(
        () => 'ok',
        () => 'over',
      ),
    ),
  )
  expect(heard.sort()).toEqual(['ok', 'over'])
  expect(
    [await roleOf('rider', 'station-keeper'), await roleOf('elder', 'station-keeper')].filter(Boolean),
  ).toHaveLength(1)
})

test('what somebody handed out who has left the office since opens nothing', async () => {
  const { code } = await staff.call('invite-keeper', at)
  await db.pool.query(`update role_binding set until = $2 where person_id = $1`, [
    demoPerson('community-staff').personId,
    f.now(),
  ])
  expect(await (await f.signIn('rider')).refused('take-invitation', { code })).toBe('INVITATION_OVER')
  await db.pool.query(`update role_binding set until = null where person_id = $1`, [
    demoPerson('community-staff').personId,
  ])
})

test('ended by the office it is over with the next call; whoever keeps an accepted shop has the role', async () => {
  const keeper = await f.signIn('station-keeper')
  await keeper.call('read-desk-station', at)
  await staff.call('end-keeper', at)
  expect(await keeper.refused('read-desk-station', at)).toBe('NOT_FOUND')
  expect(await roleOf('station-keeper', 'station-keeper')).toBe(false)
  expect(await staff.refused('end-keeper', at)).toBe('STATE_CHANGED')
  const offered = { communityCode: placeOf.home, stationId: at.stationId.replace('7000', '7001') }
  await staff.call('accept-station', offered)
  expect(await roleOf('elder', 'station-keeper')).toBe(true)
})

test('a photo that should not hang there comes down once', async () => {
  const keeper = await f.signIn('station-keeper')
  const page = await keeper.call('read-desk-station', at)
  expect(page.photoViews.map((p) => p.uploadId)).toEqual([photoHung])
  await keeper.call('remove-station-photo', { ...at, uploadId: photoHung })
  expect((await keeper.call('read-desk-station', at)).photoViews).toEqual([])
  expect(await keeper.refused('remove-station-photo', { ...at, uploadId: photoHung })).toBe('STATE_CHANGED')
})

test('a code for the till makes a clerk; the office sees who stands there and ends it', async () => {
  const canteen = await openCanteen(db.pool, { communityCode: placeOf.home, clerks: [] })
  const which = { communityCode: placeOf.home, canteenId: canteen.canteenId }
  const rider = await f.signIn('rider')
  expect(await rider.refused('read-till', which)).toBe('NOT_FOUND')
  const { code } = await staff.call('invite-clerk', which)
  expect(await rider.call('take-invitation', { code })).toMatchObject({ kind: 'canteen', subjectId: canteen.canteenId })
  await rider.call('read-till', which)
  expect(await rider.refused('invite-clerk', which)).toBe('NOT_FOUND')
  expect((await staff.call('list-clerks', which)).clerks.map((c) => c.name)).toEqual([demoPerson('rider').name])
  await staff.call('end-clerk', { ...which, personId: demoPerson('rider').personId })
  expect(await rider.refused('read-till', which)).toBe('NOT_FOUND')
  expect(await roleOf('rider', 'canteen-clerk')).toBe(false)
})
