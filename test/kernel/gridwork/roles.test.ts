// The app role writes no role of anybody; its one door opens to the
// two roles of helpers, in the caller's own area, and to nothing else.
import { scoped } from '../../../cloudfunctions/store/transaction'
import { demoPerson } from '../../world/city'
import { useThread } from '../case/thread'
import { home } from './registered'

const thread = useThread()
const at = () => thread.f.now()
const staff = demoPerson('community-staff').personId
const street = demoPerson('street-staff').personId
const rider = demoPerson('rider').personId
const sister = '150105006005'
const far = '150105001001'

const asPerson = <T>(
  person: string | undefined,
  work: (query: (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
  scope = [home],
) =>
  scoped(thread.db.pool, { person, scope }, (sql) => work(async (text, values) => (await sql.query(text, values)).rows))
const appoint = (by: string | undefined, role: string, area: string, who = rider) =>
  asPerson(
    by,
    async (query) =>
      (
        await query('select appoint_helper($1, $2, $3, $4, $5, $6, $5) as done', [
          who,
          role,
          area,
          '马师傅',
          at(),
          new Date(at().getTime() + 86_400_000),
        ])
      )[0]!.done,
  )
const dismiss = (by: string | undefined, area: string, scope = [home]) =>
  asPerson(
    by,
    async (query) => (await query('select dismiss_helper($1, $2, $3) as done', [rider, area, at()]))[0]!.done,
    scope,
  )
const bindings = async () =>
  (
    await thread.db.pool.query<{ role: string; area_code: string }>(
      'select role, area_code from role_binding where person_id = $1 order by 1, 2',
      [rider],
    )
  ).rows.map((r) => `${r.role} ${r.area_code}`)

test('community staff appoint a helper in their community, the street in any of its own', async () => {
  expect(await appoint(staff, 'part-timer', home)).toBe(true)
  expect(await appoint(street, 'volunteer', sister)).toBe(true)
  expect(await bindings()).toEqual([`part-timer ${home}`, `rider ${home}`, `volunteer ${sister}`])
})

test.each([
  'community-staff',
  'street-staff',
  'grid-worker',
  'station-keeper',
  'canteen-clerk',
  'resident',
  'rider',
  'system',
  '',
  'Part-Timer',
])('never the role "%s"', async (role) => {
  const before = await bindings()
  for (const by of [staff, street]) expect(await appoint(by, role, home)).toBe(false)
  expect(await bindings()).toEqual(before)
})

test.each([
  ['staff of the community elsewhere', staff, sister],
  ['the street elsewhere', street, far],
  ['a whole street', street, home.slice(0, 9)],
  ['a whole city', street, '1501'],
  ['a grid', staff, `G${home}001`],
  ['a pattern', street, '150105006%%%'],
  ['a resident', demoPerson('resident').personId, home],
  ['a grid worker', demoPerson('grid-worker').personId, home],
  ['the person themselves', rider, home],
  ['nobody', undefined, home],
] as const)('not by or for: %s', async (_name, by, area) => {
  const before = (await thread.db.pool.query('select * from role_binding order by 1, 2, 3')).rows
  expect(await appoint(by, 'part-timer', area)).toBe(false)
  expect((await thread.db.pool.query('select * from role_binding order by 1, 2, 3')).rows).toEqual(before)
})

test('staff do not make helpers of themselves, nor after their own office has ended', async () => {
  expect(await appoint(staff, 'volunteer', home, staff)).toBe(false)
  await thread.db.pool.query('update role_binding set until = $2 where person_id = $1', [staff, at()])
  expect(await appoint(staff, 'volunteer', home)).toBe(false)
  await thread.db.pool.query('update role_binding set until = null where person_id = $1', [staff])
})

test('ended by the person, by staff of the area, by the timer there; by nobody else, and no other role', async () => {
  const resident = demoPerson('resident').personId
  for (const [by, area, scope] of [
    [resident, home, [home]],
    [staff, sister, [sister]],
    [undefined, home, [sister]],
    [undefined, home, ['150105006%']],
  ] as const) {
    expect(await dismiss(by, area, [...scope])).toBe(false)
  }
  expect(await dismiss(undefined, home)).toBe(true)
  const { rows } = await thread.db.pool.query(
    'select role, until from role_binding where person_id = $1 and area_code = $2 order by role',
    [rider, home],
  )
  expect(rows).toEqual([
    { role: 'part-timer', until: at() },
    { role: 'rider', until: null },
  ])
  expect(await dismiss(rider, sister)).toBe(true)
})

test('the table itself stays closed', async () => {
  for (const text of [
    `insert into role_binding values ($1, 'community-staff', '${home}', 'x', null, now(), null)`,
    `update role_binding set role = 'street-staff' where person_id = $1`,
    'delete from role_binding where person_id = $1',
  ]) {
    await expect(asPerson(staff, (query) => query(text, [rider]))).rejects.toThrow(/permission denied/)
  }
})

test("names of the caller's own making do not lead the doors astray", async () => {
  const { rows } = await thread.db.pool.query<{ name: string; config: string[]; definer: boolean }>(
    `select proname as name, proconfig as config, prosecdef as definer
     from pg_proc
     where proname in ('appoint_helper', 'dismiss_helper')
     order by 1`,
  )
  for (const { config, definer } of rows)
    expect({ config, definer }).toEqual({ config: ['search_path=pg_catalog, public, pg_temp'], definer: true })
  expect(rows).toHaveLength(2)
})
