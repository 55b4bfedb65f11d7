// A helper's "no" in danger whose function dies at any moment is either not said yet or stands; who comes next is asked
// once, by the dying function or by the next run, and the same "no" sent again is answered as if nothing had happened.
import { entry } from '../../cloudfunctions/kernel/call/entry'
import { newId } from '../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../cloudfunctions/member'
import { brokenDoor, home, kindsOf, offersOf, peopleOf, rowOf, useThread, type Which } from '../kernel/case/thread'
import { batchFaults } from '../race/batch-faults'
import { halfWritten } from './half-written'
import { soon } from './soon'
import { startWorker } from './start-worker'

const thread = useThread()
const tables = { cases: 'cases', offer: 'case_offer', event: 'case_event', batch: 'match_batch' }
const now = '2026-11-23T02:01:00Z'

/** A case in danger about which one helper is still being asked. */
async function oneLeft(reporterId: string): Promise<Which & { helperId: string }> {
  await thread.db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
  await thread.db.pool.query(
    `update cases set next_wave_at = null, dispatch = 'with-staff' where dispatch in ('waiting', 'offering')`,
  )
  const input = brokenDoor({ categoryCode: 'fire-hazard' })
  const { token } = await thread.f.signInAs(reporterId)
  expect(
    await entry(memberOperations, () => thread.f.ports)({ operation: 'post-case', input, clientId: newId(), token }),
  ).toMatchObject({ ok: true })
  const [last, ...others] = (await offersOf(thread, input)).filter((o) => o.state === 'open')
  await thread.db.pool.query(`update case_offer set state = 'refused' where case_id = $1 and helper_id = any ($2)`, [
    input.caseId,
    others.map((o) => o.helper_id),
  ])
  return { communityCode: home, caseId: input.caseId, helperId: last!.helper_id }
}

test('killed at write after write: the no stands once, the next are asked once', async () => {
  thread.f.setTime(now)
  const reporters = peopleOf('resident')
  const fates: string[] = []
  for (let write = 1; write < 30 && fates.at(-1) !== 'lived'; write++) {
    // Enough hands at any hour, none of them tired by the deaths before.
    await thread.db.pool.query('delete from helper_tally; delete from rate_window')
    await thread.db.pool.query(
      `update helper
       set windows = '[]', kind = 'grid-worker', vetted = true, skills = '{electric,carry}', consented_at = $2,
         max_notices_a_day = 10
       where community_code = $1`,
      [home, new Date(0)],
    )
    const { helperId, ...it } = await oneLeft(reporters[write % reporters.length]!.personId)
    const { token } = await thread.f.signInAs(helperId)
    const clientId = newId()
    const input = { ...it, reason: '在医院陪人' }
    const { signal } = await startWorker({
      databaseUrl: thread.db.url,
      now,
      posts: [{ token: token!, clientId, input }],
      operation: 'refuse-offer',
      asFunction: true,
      death: { write, still: write % 2 ? 'sent' : 'kept' },
    })
    const stateOf = async () => (await offersOf(thread, it)).find((o) => o.helper_id === helperId)!.state
    const stood = await stateOf()
    expect(
      await soon(
        () => batchFaults(thread.db.pool, tables),
        (f) => f.length === 0,
      ),
    ).toEqual([])
    // The phone heard nothing and sends it again, as it does: said or not, now it stands.
    const again = await soon(
      () =>
        entry(
          memberOperations,
          () => thread.f.ports,
        )({ operation: 'refuse-offer', input, clientId, token }) as Promise<{ ok: boolean }>,
      (a) => a.ok,
    )
    expect([
      write,
      again.ok,
      await stateOf(),
      (await kindsOf(thread, it)).filter((k) => k === 'offer-refused').length,
    ]).toEqual([write, true, 'refused', 1])
    await thread.f.tick()
    expect([write, (await rowOf(thread, it)).wave]).toEqual([write, 2])
    expect((await thread.f.tick()).waves).toBe(0)
    expect(await batchFaults(thread.db.pool, tables)).toEqual([])
    expect(await halfWritten(thread.db.pool)).toEqual([])
    const killed = stood === 'open' ? 'not said' : 'said'
    fates.push(signal === 'SIGKILL' ? killed : 'lived')
  }
  expect(new Set(fates)).toEqual(new Set(['not said', 'said', 'lived']))
}, 180_000)

test('nobody sends it again: the next run asks whom the dead function did not', async () => {
  thread.f.setTime(now)
  const byTimer: number[] = []
  for (let write = 3; write < 12; write++) {
    await thread.db.pool.query('delete from helper_tally; delete from rate_window')
    const { helperId, ...it } = await oneLeft(peopleOf('resident')[write]!.personId)
    const { token } = await thread.f.signInAs(helperId)
    const { signal } = await startWorker({
      databaseUrl: thread.db.url,
      now,
      posts: [{ token: token!, clientId: newId(), input: { ...it, reason: '在医院陪人' } }],
      operation: 'refuse-offer',
      asFunction: true,
      death: { write, still: 'kept' },
    })
    if (signal !== 'SIGKILL') break
    const stood = (await offersOf(thread, it)).find((o) => o.helper_id === helperId)!.state === 'refused'
    const before = (await rowOf(thread, it)).wave
    await soon(
      async () => {
        await thread.f.tick()
        return rowOf(thread, it)
      },
      (row) => !stood || row.wave === 2,
    )
    expect([write, (await rowOf(thread, it)).wave]).toEqual([write, stood ? 2 : 1])
    if (stood && before === 1) byTimer.push(write)
    expect(await batchFaults(thread.db.pool, tables)).toEqual([])
  }
  expect(byTimer.length).toBeGreaterThan(2)
}, 180_000)
