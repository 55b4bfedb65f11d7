// Grid work: who may do what, with each operation once; a stranger
// hears that it is not there, and a repeated call does nothing.
import type { Answer } from '@/contracts/operations'
import { contracts, namesOf, type NamesIn } from '../world/contracts'
import type * as gridwork from '@/contracts/gridwork'
import type * as posts from '@/contracts/posts'
import { demoAccountKeys, type DemoAccountKey } from '@/contracts/demo-accounts'
import { newId } from '../../cloudfunctions/kernel/ids'
import { demoCity, demoPerson, layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions, type Phone } from '../world/phone'
import { allWeek, applied, appointed, dayFrom, home, homeGrid, saying, terms } from '../kernel/gridwork/registered'
import { ask } from './world/ask'
import { changed, rows } from './world/rows'
import { emptied } from '../world/emptied'

type Name = NamesIn<typeof gridwork> | NamesIn<typeof posts>
type Made = { input: object; absent?: object }
interface Cast {
  make(): Promise<Made>
  may: readonly DemoAccountKey[]
  code?: Partial<Record<DemoAccountKey, string>>
}

jest.setTimeout(60_000)
const db = useDatabase()
let f: Functions
const phones = new Map<DemoAccountKey, Phone>()
const phone = (key: DemoAccountKey): Phone => phones.get(key)!
let foreign: Phone[]
const staff: DemoAccountKey[] = ['community-staff', 'street-staff']
const everybody = demoAccountKeys
const house = demoCity().city.buildings.find((b) => b.communityCode === home)!

beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool)
  for (const key of demoAccountKeys) phones.set(key, await f.signIn(key))
  const people = demoCity().people
  foreign = await Promise.all(
    [
      people.find((p) => p.role === 'community-staff' && p.areaCode !== home)!,
      people.find((p) => p.role === 'street-staff' && !home.startsWith(p.areaCode))!,
    ].map((p) => f.signInAs(p.personId)),
  )
})
beforeEach(async () => {
  f.pass(2)
  await emptied(db.pool, [
    'application',
    'appointment',
    'appointment_counter',
    'consent_entry',
    'post_candidacy',
    'post_holding',
    'gridwork_event',
  ])
  for (const key of ['rider', 'resident'] as const) {
    await db.pool.query('delete from helper where helper_id = $1', [demoPerson(key).personId])
    await db.pool.query(`delete from role_binding where person_id = $1 and role in ('part-timer', 'volunteer')`, [
      demoPerson(key).personId,
    ])
  }
})

const application = async () => applied(phone('rider'))
const refusedOne = async () => {
  const it = await application()
  await phone('community-staff').call('refuse-application', { ...it, reason: '名额满了' })
  return it
}
const appointment = async () => {
  const { communityCode, appointmentId } = await appointed(f, phone('rider'))
  return { communityCode, appointmentId }
}
const candidacy = async () => {
  const candidacyId = newId()
  await phone('volunteer').call('apply-for-post', { communityCode: home, postCode: house.code, candidacyId })
  return { communityCode: home, candidacyId }
}
const held = async () => {
  await phone('community-staff').call('decide-post', { ...(await candidacy()), decision: 'appoint' })
  return { communityCode: home, postCode: house.code }
}
const on = (make: () => Promise<object>, rest: object, id: string) => async (): Promise<Made> => {
  const which = await make()
  return { input: { ...which, ...rest }, absent: { ...which, ...rest, [id]: newId() } }
}
const plain = (input: object) => async (): Promise<Made> => ({ input })
const photo = async (): Promise<Made> => {
  const uploadId = newId()
  await db.pool.query(
    `insert into upload (person_id, upload_id, kind, state, blob_key, created_at, expires_at)
     values ($1, $2, 'photo', 'received', 'photo/x', $3, $3)`,
    [phone('rider').personId, uploadId, f.now()],
  )
  return { input: { caseId: newId(), photos: [uploadId], place: { communityCode: home } } }
}
const said = () => {
  const { communityCode: _c, applicationId: _a, consentEdition: _e, ...rest } = saying()
  return rest
}
const but = (code: string, ...keys: DemoAccountKey[]) => Object.fromEntries(keys.map((k) => [k, code]))
/** Already serving in the community of the demo. */
const serving: DemoAccountKey[] = ['part-timer', 'volunteer', 'grid-worker']

const casts = (): Record<Name, Cast> => ({
  'read-gridwork': { make: plain({}), may: everybody },
  'submit-application': {
    make: async () => ({ input: saying() }),
    may: ['rider'],
    code: { ...but('ALREADY_APPOINTED', ...serving), ...but('RECEIPT_MISMATCH') },
  },
  'amend-application': { make: on(application, said(), 'applicationId'), may: ['rider'] },
  'withdraw-application': { make: on(application, {}, 'applicationId'), may: ['rider'] },
  'appeal-application': { make: on(refusedOne, { reason: '再看看吧' }, 'applicationId'), may: ['rider'] },
  'read-appointment-letter': { make: on(appointment, {}, 'appointmentId'), may: ['rider', ...staff] },
  'pause-gridwork': { make: on(appointment, {}, 'appointmentId'), may: ['rider'] },
  'resume-gridwork': {
    make: on(
      async () => {
        const it = await appointment()
        await phone('rider').call('pause-gridwork', it)
        return it
      },
      {},
      'appointmentId',
    ),
    may: ['rider'],
  },
  'change-free-hours': {
    make: on(appointment, { windows: allWeek, maxOpenTasks: 1 }, 'appointmentId'),
    may: ['rider'],
  },
  'leave-gridwork': { make: on(appointment, {}, 'appointmentId'), may: ['rider'] },
  'withdraw-consent': { make: plain({ communityCode: home }), may: everybody },
  'report-in-passing': {
    make: photo,
    may: ['rider'],
    code: but('PHOTO_MISSING', ...everybody.filter((k) => k !== 'rider')),
  },
  'read-service-record': { make: plain({}), may: everybody },
  'list-posts': { make: plain({ communityCode: home }), may: everybody },
  'read-post': { make: plain({ communityCode: home, postCode: house.code }), may: everybody },
  'apply-for-post': {
    make: async () => ({ input: { communityCode: home, postCode: house.code, candidacyId: newId() } }),
    may: ['volunteer'],
    code: but('NOT_APPOINTED', ...everybody.filter((k) => !serving.includes(k))),
  },
  'hand-over-post': { make: async () => ({ input: { ...(await held()), note: '钥匙在门卫' } }), may: ['volunteer'] },
  'list-applications': { make: plain({ view: 'open' }), may: staff },
  'read-application': { make: on(application, {}, 'applicationId'), may: staff },
  'approve-application': { make: async () => on(application, terms(f), 'applicationId')(), may: ['community-staff'] },
  'ask-applicant': { make: on(application, { missing: ['照片'] }, 'applicationId'), may: staff },
  'refuse-application': { make: on(application, { reason: '名额满了' }, 'applicationId'), may: ['community-staff'] },
  'list-appointments': { make: plain({ view: 'active' }), may: staff },
  'renew-appointment': {
    make: async () => on(appointment, { untilDay: dayFrom(f, 200) }, 'appointmentId')(),
    may: ['community-staff'],
  },
  'end-appointment': { make: on(appointment, { reason: '半年没来' }, 'appointmentId'), may: ['street-staff'] },
  'list-candidacies': { make: plain({ communityCode: home }), may: staff },
  'decide-post': { make: on(candidacy, { decision: 'appoint' }, 'candidacyId'), may: ['community-staff'] },
})
/** Both of the staff may, but it can be done once only: the other one is asked in another test. */
const also: Partial<Record<Name, readonly DemoAccountKey[]>> = {
  'submit-application': everybody.filter((k) => !serving.includes(k)),
  'approve-application': staff,
  'refuse-application': staff,
  'renew-appointment': staff,
  'end-appointment': staff,
  'decide-post': staff,
  'apply-for-post': serving,
}
const code = (a: Answer<unknown>): string => (a.ok ? 'ok' : a.code)
/** Without the number of the request; a kept answer comes back with its keys in another order. */
const plainly = (a: Answer<unknown>): object => ({ ...a, requestId: '' })

describe('who may', () => {
  test.each(namesOf<Name>('gridwork'))('%s', async (name) => {
    const cast = casts()[name]
    const { input, absent } = await cast.make()
    const denied = everybody.filter((k) => !cast.may.includes(k) && !also[name]?.includes(k))
    const before = await rows(db.pool)
    expect(code(await ask(f.world, name, input))).toBe('SIGN_IN_FIRST')
    for (const key of denied) {
      const answer = await ask(f.world, name, input, { token: phone(key).token })
      expect({ key, code: code(answer) }).toEqual({ key, code: cast.code?.[key] ?? 'NOT_FOUND' })
      if (absent && code(answer) === 'NOT_FOUND')
        expect(plainly(answer)).toEqual(plainly(await ask(f.world, name, absent, { token: phone(key).token })))
    }
    if (contracts[name].entry === 'staff' && 'communityCode' in input)
      for (const other of foreign) expect(await other.refused(name, input)).toBe('NOT_FOUND')
    expect(changed(before, await rows(db.pool))).toEqual({})
    for (const key of cast.may) {
      f.pass(2)
      expect({ key, code: code(await ask(f.world, name, input, { token: phone(key).token })) }).toEqual({
        key,
        code: 'ok',
      })
    }
  })

  test('the same without its own community is not there either', async () => {
    const it = await application()
    for (const communityCode of ['150105006005', home.slice(0, 9), '1501'])
      expect(await phone('street-staff').refused('read-application', { ...it, communityCode })).toBe('NOT_FOUND')
    for (const other of foreign)
      expect(await other.refused('list-applications', { view: 'open', communityCode: home })).toBe('NOT_FOUND')
  })
})

const names = namesOf<Name>('gridwork')

describe('sent again, it is answered again and does nothing; with another body it is a mismatch', () => {
  test.each(names.filter((n) => contracts[n].effect === 'write'))('%s', async (name) => {
    const cast = casts()[name]
    const { input } = await cast.make()
    const asked = { token: phone(cast.may.includes('rider') ? 'rider' : cast.may[0]!).token, clientId: newId() }
    const first = await ask(f.world, name, input, asked)
    expect(first).toMatchObject({ ok: true })
    const before = await rows(db.pool)
    f.pass(30)
    expect(plainly(await ask(f.world, name, input, asked))).toEqual(plainly(first))
    expect(changed(before, await rows(db.pool))).toEqual({})
    const copies = await Promise.all([1, 2, 3].map(() => ask(f.world, name, input, asked)))
    for (const copy of copies) expect(plainly(copy)).toEqual(plainly(first))
    expect(code(await ask(f.world, name, { ...input, communityCode: '150105006005' }, asked))).toMatch(
      /RECEIPT_MISMATCH|INPUT_INVALID/,
    )
  })
})

describe('a read leaves nothing', () => {
  test.each(names.filter((n) => contracts[n].effect === 'read'))('%s', async (name) => {
    const cast = casts()[name]
    const { input } = await cast.make()
    const before = await rows(db.pool)
    expect(code(await ask(f.world, name, input, { token: phone(cast.may[0]!).token }))).toBe('ok')
    expect(changed(before, await rows(db.pool))).toEqual({})
  })
})

test('each grid of an input is looked at: an unknown one of the right community is refused', async () => {
  expect(
    await phone('rider').refused('submit-application', saying({ gridCodes: [`${homeGrid().slice(0, -3)}899`] })),
  ).toBe('GRID_ELSEWHERE')
})
