// A button is there exactly when its command is taken: for a station and its faults in every state, before its keeper
// and before staff; and it then stands where the table of moves says.
import { facilityCodes } from '@/contracts/station-words'
import type { OperationName, Operations } from '@/contracts/operations'
import type { Move } from '../../../cloudfunctions/kernel/call/moves'
import { faultMoves, stationMoves } from '../../../cloudfunctions/kernel/station/moves'
import type { StationRow } from '../../../cloudfunctions/kernel/station/station-row'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { arrived, useThread } from '../case/thread'
import { described, stand, which } from './standing-station'

const thread = useThread()
const keeperId = demoPerson('station-keeper').personId
const phones = {} as Record<'keeper' | 'staff', Phone>
beforeAll(async () => {
  phones.keeper = await thread.f.signIn('station-keeper')
  phones.staff = await thread.f.signIn('community-staff')
})
// This is not about calls a minute.
beforeEach(() => thread.f.pass(2))

type It = { communityCode: string; stationId: string }
type Asked = { [N in OperationName]: readonly [N, Operations[N]['input']] }[OperationName]
const asks: Record<keyof typeof stationMoves, (it: It) => Asked> = {
  accept: (it) => ['accept-station', it],
  decline: (it) => ['decline-station', { ...it, reason: '离另一个太近' }],
  remove: (it) => ['remove-station', { ...it, reason: '搬走了' }],
  describe: (it) => ['save-station', { ...described(it), edition: 1 }],
  'close-today': (it) => ['close-today', { ...it, reason: '停水检修' }],
  reopen: (it) => ['reopen-station', it],
  'invite-keeper': (it) => ['invite-keeper', it],
  'end-keeper': (it) => ['end-keeper', it],
}

const closed = `closed_by = 'staff', closed_reason = '停电', closed_since = created_at`
const warned = 'warned_people = 1, warned_since = created_at, warned_at = created_at'
const standings = {
  offered: `state = 'offered', keeper_id = null`,
  active: `state = 'active'`,
  'active, kept by nobody': `state = 'active', keeper_id = null`,
  'active and closed today': `state = 'active', ${closed}`,
  'active, somebody found its door locked': `state = 'active', ${warned}`,
  declined: `state = 'declined', keeper_id = null`,
  removed: `state = 'removed'`,
}
const rowOf = async ({ stationId }: It): Promise<StationRow> =>
  (await thread.db.pool.query<StationRow>('select * from station where station_id = $1', [stationId])).rows[0]!

jest.setTimeout(60_000)
describe.each(Object.entries(standings))('a station that is %s', (_name, set) => {
  test.each(Object.keys(asks) as (keyof typeof asks)[])('%s', async (name) => {
    const move: Move<StationRow, 'keeper' | 'staff'> = stationMoves[name]
    for (const who of ['keeper', 'staff'] as const) {
      const it = which(await stand(thread, {}, keeperId))
      await thread.db.pool.query(`update station set ${set} where station_id = $1`, [it.stationId])
      const before = await rowOf(it)
      const look = await phones[who].answer('read-desk-station', it)
      const allowed = look.ok && look.data.can.includes(name)
      const [operation, input] = asks[name](it)
      const said = await phones[who].refused(operation, input)
      expect([who, said, said === 'ok']).toEqual([who, said, allowed])
      expect((await rowOf(it)).state).toBe(allowed ? (move.to ?? before.state) : before.state)
    }
  })
})

describe.each(['open', 'fixed', 'refuted'])('a fault that is %s', (state) => {
  test.each(['fix', 'refute'] as const)('%s', async (name) => {
    for (const who of ['keeper', 'staff'] as const) {
      const it = which(await stand(thread, {}, keeperId))
      const rider = await thread.f.signIn('rider')
      const { fault } = await rider.call('report-station', { ...it, what: 'broken', facilities: [facilityCodes[0]!] })
      const { faultId } = fault!
      await thread.db.pool.query(
        `update station_fault
         set state = $2, ended_at = case when $2 = 'open' then null else opened_at end
         where fault_id = $1`,
        [faultId, state],
      )
      const photos = [await arrived(thread, phones[who].personId)]
      const said =
        name === 'fix'
          ? await phones[who].refused('fix-fault', { ...it, faultId, photos, text: '' })
          : await phones[who].refused('refute-fault', { ...it, faultId, text: '' })
      expect([who, said]).toEqual([who, state === 'open' ? 'ok' : faultMoves[name].otherwise])
      const { rows } = await thread.db.pool.query('select state from station_fault where fault_id = $1', [faultId])
      expect(rows).toEqual([{ state: state === 'open' ? faultMoves[name].to : state }])
    }
  })
})
