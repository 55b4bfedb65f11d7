// A function that is killed in the middle of posting leaves a whole
// case or none; the same call again makes everything whole.
import { newId } from '../../cloudfunctions/kernel/ids'
import { brokenDoor, mondayMorning, peopleOf, useThread } from '../kernel/case/thread'
import type { Phone } from '../world/phone'
import { halfWritten } from './half-written'
import { startWorker } from './start-worker'
import type { Sent } from './worker'

const thread = useThread()
let phones: Phone[]
beforeAll(async () => {
  thread.f.setTime(secondTry)
  phones = await Promise.all(
    peopleOf('resident')
      .slice(0, 20)
      .map((p) => thread.f.signInAs(p.personId)),
  )
})
const sentBy = (phone: Phone): Sent => ({ token: phone.token!, clientId: newId(), input: brokenDoor() })
const phoneOf = (sent: Sent): Phone => phones.find((p) => p.token === sent.token)!
const numberOf = async (sent: Sent): Promise<string> =>
  (await phoneOf(sent).call('post-case', sent.input as never, sent.clientId)).number
const standing = async (caseId: string): Promise<number> =>
  (await thread.db.pool.query('select 1 from cases where case_id = $1', [caseId])).rowCount!
/** The two tries say another minute, so that a receipt tells whose it is. */
const [firstTry, secondTry] = [mondayMorning, '2026-11-23T02:01:00Z']
const receiptsOf = async (sent: Sent): Promise<string[]> =>
  (await thread.db.pool.query<{ at: Date }>('select at from receipt where client_id = $1', [sent.clientId])).rows.map(
    (r) => r.at.toISOString().replace('.000', ''),
  )
const work = () => ({ databaseUrl: thread.db.url, now: firstTry })

test('killed before any write of a call nothing is there, after the last all is; the second try gets one', async () => {
  const killedAt = async (write: number, still: 'kept' | 'sent') => {
    const sent = sentBy(phones[write % phones.length]!)
    const { signal, answered } = await startWorker({ ...work(), posts: [sent], death: { write, still } })
    if (answered.size > 0) return null
    expect(signal).toBe('SIGKILL')
    // The server may still be at work on what it was sent; a second try waits for that.
    const before = still === 'kept' ? await standing(sent.input.caseId) : null
    const number = await numberOf(sent)
    expect(await numberOf(sent)).toBe(number)
    expect(await standing(sent.input.caseId)).toBe(1)
    expect(await halfWritten(thread.db.pool)).toEqual([])
    return { before, receipts: await receiptsOf(sent) }
  }
  let writes = 0
  for (let fate = await killedAt(1, 'kept'); fate; fate = await killedAt(writes + 1, 'kept')) {
    writes++
    expect([writes, fate]).toEqual([writes, { before: 0, receipts: [secondTry] }])
    expect(writes).toBeLessThan(30)
  }
  // A call of one round trip could not be cut in half from here, and the test would show nothing.
  expect(writes).toBeGreaterThanOrEqual(2)
  expect(await killedAt(writes, 'sent')).toEqual({ before: null, receipts: [firstTry] })
}, 180_000)

test('killed under load: what was answered is there under its number, and sending all again completes it', async () => {
  for (const enough of [3, 25, 60]) {
    thread.f.pass(1)
    const posts = Array.from({ length: 200 }, (_, i) => sentBy(phones[i % phones.length]!))
    let heard = 0
    const { signal, answered, lines } = await startWorker({ ...work(), posts, width: 6 }, (line, child) => {
      if (line.startsWith('answered') && ++heard === enough) child.kill('SIGKILL')
    })
    expect([signal, lines.includes('done'), lines.filter((l) => l.startsWith('refused'))]).toEqual([
      'SIGKILL',
      false,
      [],
    ])
    expect(answered.size).toBeGreaterThanOrEqual(enough)
    expect(await halfWritten(thread.db.pool)).toEqual([])
    thread.f.pass(1)
    const numbers = new Map<string, string>()
    for (const [i, sent] of posts.entries()) {
      if (i % 400 === 399) thread.f.pass(1)
      numbers.set(sent.input.caseId, await numberOf(sent))
    }
    for (const [caseId, number] of answered) expect(numbers.get(caseId)).toBe(number)
    expect(new Set(numbers.values()).size).toBe(posts.length)
    expect(await halfWritten(thread.db.pool)).toEqual([])
  }
}, 180_000)

test('the same check catches an event and a contact whose case is not there: no foreign key does', async () => {
  const sent = sentBy(phones[0]!)
  await numberOf(sent)
  const [caseId, lost] = [sent.input.caseId, newId()]
  await thread.db.pool.query(
    `with e as (
       insert into case_event (community_code, case_id, event_id, at, kind, actor_role, actor_name)
       select community_code, $2, $2, at, kind, actor_role, actor_name
       from case_event
       where case_id = $1 and kind = 'posted'
     )
     insert into case_contact
     select community_code, $2, person_id, relation, name, phone
     from case_contact
     where case_id = $1`,
    [caseId, lost],
  )
  expect(await halfWritten(thread.db.pool)).toEqual([
    `an event of a case that is not there: ${lost}`,
    `a contact of a case that is not there: ${lost}`,
  ])
  await thread.db.pool.query(
    'with e as (delete from case_event where case_id = $1) delete from case_contact where case_id = $1',
    [lost],
  )
})

test('the same check catches a way that writes the case first and the rest afterwards', async () => {
  await numberOf(sentBy(phones[0]!))
  const sent = sentBy(phones[0]!)
  const { signal } = await startWorker({ ...work(), posts: [sent], naively: true, death: { write: 2, still: 'kept' } })
  expect(signal).toBe('SIGKILL')
  const found = await halfWritten(thread.db.pool)
  for (const what of [
    'a case without its first event',
    'a case that nobody audited',
    'a case whose call has no receipt',
  ])
    expect(found).toContain(`${what}: ${sent.input.caseId}`)
})
