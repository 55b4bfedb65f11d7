// 随手拍: photo, place, send. It is a case; an active helper may take it at once, and then neither judges nor closes it.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { arrived, eventsOf, onlyHelpers, rowOf, useThread } from '../case/thread'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { appointed, home, type Appointed } from './registered'

const thread = useThread()
let rider: Phone
let staff: Phone
let it: Appointed
beforeAll(async () => {
  ;[rider, staff] = [await thread.f.signIn('rider'), await thread.f.signIn('community-staff')]
  await onlyHelpers(thread, [])
})
const report = async (over: object = {}) => ({
  caseId: newId(),
  photos: [await arrived(thread, rider.personId)],
  place: { buildingCode: demoPerson('resident').buildingCode! },
  ...over,
})

test('anybody reports: one photo and a place become a case of the channel rider, offered to others', async () => {
  const input = await report()
  const answer = await rider.call('report-in-passing', input)
  expect(answer).toMatchObject({ communityCode: home, caseId: input.caseId, taken: false })
  expect(answer.placeName.length).toBeGreaterThan(1)
  expect(await rowOf(thread, input)).toMatchObject({
    channel: 'rider',
    category_code: 'facility',
    text: '',
    state: 'new',
    dispatch: 'waiting',
    visibility: 'neighbours',
    reporter_id: rider.personId,
  })
  const view = await rider.call('read-case', { communityCode: home, caseId: input.caseId })
  expect(view.photos).toHaveLength(1)
  expect(view.can).toContain('withdraw')
})

test('what is not there is said: no photo, no place, a kind nobody knows, a dispute', async () => {
  expect(await rider.refused('report-in-passing', await report({ photos: [newId()] }))).toBe('PHOTO_MISSING')
  expect(await rider.refused('report-in-passing', await report({ place: {} }))).toBe('PLACE_MISSING')
  expect(await rider.refused('report-in-passing', await report({ place: { address: '一号楼' } }))).toBe('PLACE_UNCLEAR')
  for (const categoryCode of ['nothing-such', 'dispute'])
    expect(await rider.refused('report-in-passing', await report({ categoryCode }))).toBe('CATEGORY_UNKNOWN')
  const { photos: _none, ...without } = await report()
  expect(await rider.refused('report-in-passing', without)).toBe('INPUT_INVALID')
})

test('to take it oneself one must serve there, not rest, and have a hand free', async () => {
  expect(await rider.refused('report-in-passing', await report({ takeSelf: true }))).toBe('NOT_APPOINTED')
  it = await appointed(thread.f, rider, { said: { maxOpenTasks: 1 } })
  const here = { communityCode: home, appointmentId: it.appointmentId }
  await rider.call('pause-gridwork', here)
  expect(await rider.refused('report-in-passing', await report({ takeSelf: true }))).toBe('NOT_APPOINTED')
  await rider.call('resume-gridwork', here)
  const first = await report({ takeSelf: true })
  expect(await rider.call('report-in-passing', first)).toMatchObject({ taken: true })
  expect(await rider.refused('report-in-passing', await report({ takeSelf: true }))).toBe('TOO_MANY_OPEN_TASKS')
  await rider.call('release-case', { communityCode: home, caseId: first.caseId, reason: '要送餐了' })
})

test('taken by its reporter: nobody else is asked, staff answer, he neither calls it solved nor rates it', async () => {
  const input = await report({ takeSelf: true, text: '井盖松了' })
  await rider.call('report-in-passing', input)
  const which = { communityCode: home, caseId: input.caseId }
  expect(await rowOf(thread, which)).toMatchObject({
    state: 'doing',
    dispatch: 'taken',
    helper_id: rider.personId,
    helper_name: '马师傅',
    next_wave_at: null,
  })
  expect((await eventsOf(thread, which)).map((e) => e.kind)).toEqual(['posted', 'claimed'])
  const { rows } = await thread.db.pool.query(
    'select way from assignment where case_id = $1 and helper_id = $2 and ended_at is null',
    [input.caseId, rider.personId],
  )
  expect(rows).toEqual([{ way: 'claim' }])
  await thread.f.tick()
  expect((await thread.db.pool.query('select 1 from case_offer where case_id = $1', [input.caseId])).rowCount).toBe(0)
  expect((await rider.call('read-case', which)).can).toEqual(expect.arrayContaining(['record-work', 'release']))
  await rider.call('record-work', { ...which, text: '垫平了', finished: true })
  await staff.call('answer-case', { ...which, text: '看过了，井盖已经垫平。' })
  expect((await rider.call('read-case', which)).can).not.toEqual(expect.arrayContaining(['say-verdict']))
  expect((await rider.call('read-case', which)).can).not.toContain('rate')
  expect(await rider.refused('say-verdict', { ...which, contacted: true, solved: true, satisfied: true })).toBe(
    'OWN_CASE',
  )
  expect(await rider.refused('rate-case', { ...which, stars: 5 })).toBe('OWN_CASE')
  expect((await rider.call('read-service-record', {})).cases.map((c) => c.caseId)).toEqual([input.caseId])
  expect(await rider.call('read-case', which)).toMatchObject({ ownWork: true, next: '社区答复了，过三天收起来' })
  thread.f.pass(3 * 24 * 60 + 1)
  await thread.f.tick()
  const { rows: told } = await thread.db.pool.query<{ title: string }>(
    `select title from outbox where case_id = $1 and kind = 'case.no-reply'`,
    [input.caseId],
  )
  expect(told).toEqual([{ title: '你顺手办的那件收起来了' }])
})

test("what was posted in the usual way is nobody's own work: the helper who posted it does not claim it", async () => {
  const input = await report()
  await rider.call('report-in-passing', input)
  await thread.db.pool.query(
    `insert into case_offer (
       community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until
     )
     values ($1, $2, $3, '', 1, 1, 'open', '[]', '{}', '', $4, $4::timestamptz + interval '1 hour')`,
    [home, input.caseId, rider.personId, thread.f.now()],
  )
  expect(await rider.refused('claim-case', { communityCode: home, caseId: input.caseId })).toBe('OWN_CASE')
})
