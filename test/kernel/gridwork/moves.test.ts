// A button is there exactly when its command is taken: for an
// application and an appointment in every state, before everybody.
import {
  applicationActions,
  appointmentActions,
  type ApplicationAction,
  type AppointmentAction,
} from '@/contracts/gridwork-words'
import { gridworkPromises } from '@/contracts/gridwork-words'
import type { OperationName, Operations } from '@/contracts/operations'
import { applicationMoves, appointmentMoves } from '../../../cloudfunctions/kernel/gridwork/moves'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { useThread } from '../case/thread'
import { allWeek, applied, appointed, dayFrom, home, saying, terms } from './registered'
import { emptied } from '../../world/emptied'

const thread = useThread()
const [rider, staff, street] = (['rider', 'community-staff', 'street-staff'] as const).map(
  (key) => demoPerson(key).personId,
) as [string, string, string]
const phones = new Map<string, Phone>()
beforeAll(async () => {
  for (const person of [rider, staff, street]) phones.set(person, await thread.f.signInAs(person))
})

type Asked = { [N in OperationName]: readonly [N, Operations[N]['input']] }[OperationName]
interface Row {
  community_code: string
  state: string
}
/** One of the two nouns: how a row of it comes to be, what may be asked about it, and who may look. */
interface Walked<Action extends string> {
  table: 'application' | 'appointment'
  moves: Record<Action, { by: readonly string[]; to?: string }>
  actions: readonly Action[]
  make(): Promise<Record<string, string>>
  asks: Record<Action, (it: never) => Asked>
  can(phone: Phone, isStaff: boolean, it: never): Promise<readonly string[]>
}

async function lay<Action extends string>(noun: Walked<Action>, set: string): Promise<never> {
  thread.f.pass(2)
  const it = await noun.make()
  // It is set there by hand, as if what came before had brought it there.
  await thread.db.pool.query(`update ${noun.table} set ${set} where person_id = '${rider}'`)
  return it as never
}

async function clear(): Promise<void> {
  await emptied(thread.db.pool, ['gridwork_event', 'application', 'appointment', 'consent_entry'])
  await thread.db.pool.query(`delete from helper where helper_id in ('${rider}', '${staff}')`)
}

async function walk<Action extends string>(noun: Walked<Action>, set: string, personId: string): Promise<string[]> {
  const phone = phones.get(personId)!
  const isStaff = personId !== rider
  const drifts: string[] = []
  await clear()
  let it = await lay(noun, set)
  const can = await noun.can(phone, isStaff, it)
  for (const action of noun.actions.filter((a) => noun.moves[a].by.includes('staff') === isStaff)) {
    const { rows: before } = await thread.db.pool.query<Row>(`select state from ${noun.table}`)
    const [operation, input] = noun.asks[action](it)
    const said = await phone.refused(operation, input)
    const shown = can.includes(action)
    if (said === 'FAULT' || (said === 'ok') !== shown)
      drifts.push(`${action} is ${shown ? 'shown' : 'not shown'}, the command says ${said}`)
    if (said !== 'ok') continue
    const { rows: after } = await thread.db.pool.query<Row>(`select state from ${noun.table}`)
    const leadsTo = noun.moves[action].to ?? before[0]!.state
    if (after[0]!.state !== leadsTo) drifts.push(`${action} led to ${after[0]!.state}, not to ${leadsTo}`)
    await clear()
    it = await lay(noun, set)
  }
  return drifts
}

type It = { communityCode: string; applicationId: string; appointmentId: string }
const said = () => {
  const { communityCode: _c, applicationId: _a, consentEdition: _e, ...rest } = saying()
  return rest
}
const applications: Walked<ApplicationAction> = {
  table: 'application',
  moves: applicationMoves,
  actions: applicationActions,
  make: () => applied(phones.get(rider)!),
  asks: {
    amend: (it: It) => ['amend-application', { ...it, ...said() }],
    withdraw: (it: It) => ['withdraw-application', it],
    appeal: (it: It) => ['appeal-application', { ...it, reason: '我填的都对得上' }],
    approve: (it: It) => ['approve-application', { ...it, ...terms(thread.f) }],
    ask: (it: It) => ['ask-applicant', { ...it, missing: ['健康证'] }],
    refuse: (it: It) => ['refuse-application', { ...it, reason: '这一片暂时不缺人' }],
  },
  can: async (phone, isStaff, it: It) =>
    isStaff
      ? (await phone.call('read-application', it)).can
      : (await phone.call('read-gridwork', {})).applications[0]!.can,
}

const due = `due_at = submitted_at + interval '9 days'`
const appealed = (refusedBy: string): string =>
  `state = 'appealed', ${due}, refused_by = '${refusedBy}', appealed_at = submitted_at`
const refused = (ago: number): string =>
  `state = 'refused', due_at = null, refused_by = '${staff}', decided_at = submitted_at - interval '${ago} days'`
const standings: Record<string, string> = {
  submitted: `state = 'submitted'`,
  asked: `state = 'asked', due_at = null`,
  approved: `state = 'approved', due_at = null`,
  refused: refused(0),
  'refused, too long ago': refused(gridworkPromises.appeal.amount + 1),
  'refused, and again': `${refused(0)}, appealed_at = submitted_at`,
  appealed: appealed(staff),
  'appealed, the street having refused': appealed(street),
  withdrawn: `state = 'withdrawn', due_at = null`,
}
const people = { 'who applied': rider, 'the community': staff, 'the street': street }

// A few dozen of each; a busy machine takes its time.
jest.setTimeout(120_000)
describe.each(Object.entries(standings))('an application that is %s', (_name, set) => {
  test.each(Object.entries(people))('before %s', async (_who, personId) => {
    expect(await walk(applications, set, personId)).toEqual([])
  })
  test('before staff whose own it is', async () => {
    expect(await walk(applications, `person_id = '${staff}', ${set}`, staff)).toEqual([])
  })
})

const appointments: Walked<AppointmentAction> = {
  table: 'appointment',
  moves: appointmentMoves,
  actions: appointmentActions,
  make: async () => {
    const { communityCode, appointmentId } = await appointed(thread.f, phones.get(rider)!)
    return { communityCode, appointmentId }
  },
  asks: {
    pause: (it: It) => ['pause-gridwork', it],
    resume: (it: It) => ['resume-gridwork', it],
    'change-hours': (it: It) => ['change-free-hours', { ...it, windows: allWeek, maxOpenTasks: 2 }],
    leave: (it: It) => ['leave-gridwork', it],
    renew: (it: It) => ['renew-appointment', { ...it, untilDay: dayFrom(thread.f, 300) }],
    end: (it: It) => ['end-appointment', { ...it, reason: '岗位调整' }],
  },
  can: async (phone, isStaff, it: It) => {
    if (!isStaff) return (await phone.call('read-gridwork', {})).appointments[0]!.can
    const lists = [
      await phone.call('list-appointments', { view: 'active' }),
      await phone.call('list-appointments', { view: 'over' }),
    ]
    return lists.flatMap((l) => l.appointments).find((a) => a.appointmentId === it.appointmentId)!.can
  },
}
const over = (state: string): string => `state = '${state}', ended_at = appointed_at`
describe.each(['active', 'paused', 'left', 'lapsed', 'ended'])('an appointment that is %s', (state) => {
  const set = state === 'active' || state === 'paused' ? `state = '${state}'` : over(state)
  test.each(Object.entries(people))('before %s', async (_who, personId) => {
    expect(await walk(appointments, set, personId)).toEqual([])
  })
  test('before staff whose own it is', async () => {
    expect(await walk(appointments, `person_id = '${staff}', ${set}`, staff)).toEqual([])
  })
})

test.each([
  ['somebody', rider, ['appoint', 'refuse'], 'ok'],
  ['oneself', staff, [], 'OWN_APPLICATION'],
] as const)('who asks for a post is decided about: %s', async (_who, personId, can, said) => {
  const candidacyId = newId()
  await thread.db.pool.query(
    `insert into post_candidacy (community_code, candidacy_id, post_code, person_id, name, state, at)
     values ($1, $2, $3, $4, '老师', 'open', $5)`,
    [home, candidacyId, demoPerson('resident').buildingCode, personId, thread.f.now()],
  )
  const phone = phones.get(staff)!
  const { candidacies } = await phone.call('list-candidacies', { communityCode: home })
  expect(candidacies.find((c) => c.candidacyId === candidacyId)!.can).toEqual(can)
  const decision = { communityCode: home, candidacyId, decision: 'refuse', reason: '这次定了别人' } as const
  expect(await phone.refused('decide-post', decision)).toBe(said)
  expect(await phone.refused('decide-post', decision)).toBe(said === 'ok' ? 'STATE_CHANGED' : said)
})
