// A rider registers in two minutes, the community says yes, and from then on cases near them are offered to them.
import { offersOf, onlyHelpers, useThread, which, post } from '../case/thread'
import type { Phone } from '../../world/phone'
import { applied, dayFrom, gridElsewhere, home, homeGrid, saying, terms } from './registered'

const thread = useThread()
let rider: Phone
let staff: Phone
beforeAll(async () => {
  rider = await thread.f.signIn('rider')
  staff = await thread.f.signIn('community-staff')
})

test('registering → approved → the next case near by is offered to them, taken, finished, and counted', async () => {
  const { f } = thread
  const it = await applied(rider)
  const [mine] = (await rider.call('read-gridwork', {})).applications
  expect(mine).toMatchObject({
    ...it,
    state: 'submitted',
    platformName: '美团',
    skillNames: ['门锁', '电路', '搬抬'],
    phone: null,
    can: ['amend', 'withdraw'],
  })
  // Monday 10:00 and five work days: the close of next Monday.
  expect(mine!.dueAt).toBe('2026-11-30T09:30:00.000Z')
  const list = await staff.call('list-applications', { view: 'open' })
  expect(list).toMatchObject({
    counts: { open: 1, asked: 0, appealed: 0, decided: 0 },
    applications: [{ ...it, name: '马小军' }],
    next: null,
  })
  expect(await staff.call('read-application', it)).toMatchObject({
    phone: expect.stringMatching(/^000/),
    can: ['approve', 'ask', 'refuse'],
    words: '下午三点以后都有空。',
  })

  const { appointmentId, number } = await staff.call('approve-application', { ...it, ...terms(f) })
  expect(number).toMatch(/社区聘〔2026〕第 001 号$/)
  const me = await rider.call('who-am-i', {})
  expect(me.roles.map((r) => r.role).sort()).toEqual(['part-timer', 'rider'])
  const letter = await rider.call('read-appointment-letter', { communityCode: home, appointmentId })
  expect(letter).toMatchObject({
    number,
    name: '马小军',
    kindName: '兼职网格员',
    fromDay: dayFrom(f, 0),
    untilDay: dayFrom(f, 180),
    state: 'active',
    appointedBy: '赵静',
    demo: true,
  })
  expect(letter.areaText).toContain(letter.communityName)

  await onlyHelpers(thread, [rider.personId])
  f.pass(1)
  const theCase = which(await post(await f.signIn('resident')))
  await f.tick()
  expect((await offersOf(thread, theCase)).map((o) => [o.helper_id, o.state])).toEqual([[rider.personId, 'open']])
  expect((await rider.call('list-offers', {})).offers.map((o) => o.caseId)).toEqual([theCase.caseId])
  await rider.call('claim-case', theCase)
  f.pass(12)
  await rider.call('record-work', { ...theCase, text: '换好了', finished: true })
  expect((await rider.call('read-service-record', {})).finished).toBe(0) // nobody has answered yet
  await staff.call('answer-case', { ...theCase, text: '闭门器换好了。' })
  expect(await rider.call('read-service-record', {})).toMatchObject({
    finished: 1,
    minutes: 12,
    months: [{ month: '2026-11', finished: 1, minutes: 12 }],
    cases: [{ caseId: theCase.caseId, minutes: 12 }],
  })
})

test('what is told: the office of a new one, the person of the answer, each with the page it opens', async () => {
  const { rows } = await thread.db.pool.query(
    'select kind, to_person, subject_kind from outbox where subject_kind is not null order by at, outbox_id',
  )
  expect(rows).toContainEqual({ kind: 'application.submitted', to_person: staff.personId, subject_kind: 'application' })
  expect(rows).toContainEqual({ kind: 'application.approved', to_person: rider.personId, subject_kind: 'appointment' })
})

test('who serves there already does not register twice, nor with an old text, nor for grids of elsewhere', async () => {
  expect(await rider.refused('submit-application', saying())).toBe('ALREADY_APPOINTED')
  const other = await thread.f.signIn('resident')
  expect(await other.refused('submit-application', saying({ consentEdition: 7 }))).toBe('CONSENT_OUTDATED')
  expect(await other.refused('submit-application', saying({ gridCodes: [gridElsewhere()] }))).toBe('GRID_ELSEWHERE')
  expect(await other.refused('submit-application', saying({ gridCodes: [homeGrid().slice(0, -3) + '998'] }))).toBe(
    'GRID_ELSEWHERE',
  )
  expect(await other.refused('submit-application', saying({ communityCode: home.slice(0, 9), gridCodes: [] }))).toBe(
    'NOT_FOUND',
  )
  const it = await applied(other)
  expect(await other.refused('submit-application', saying())).toBe('ALREADY_APPLIED')
  expect(await other.refused('submit-application', { ...saying(), applicationId: it.applicationId })).toMatch(
    /RECEIPT_MISMATCH|ALREADY_APPLIED/,
  )
})

test('a volunteer names no platform, and what is not used is not kept', async () => {
  const elder = await thread.f.signIn('elder')
  await applied(elder, { kind: 'volunteer', platform: 'meituan', partyMember: true })
  expect((await elder.call('read-gridwork', {})).applications[0]).toMatchObject({
    kindName: '志愿者',
    partyMember: true,
    platform: null,
  })
})
