// Whoever says "not by a machine" in the very second in which the machine chooses has said it: no question is left open
// to a helper who opted out, and a case is either taken or with people, never both.
import { demoPerson } from '../world/city'
import { home, offersOf, onlyHelpers, post, rowOf, useThread, which } from '../kernel/case/thread'

const thread = useThread(undefined, { max: 12 })
const volunteer = demoPerson('volunteer').personId
const eldersNeed = { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }
const rounds = 12

beforeEach(async () => {
  thread.f.setTime('2026-11-23T02:00:00Z')
  await onlyHelpers(thread, [volunteer])
  // Many rounds of one helper's morning: neither their tiredness nor their day's number of questions is what is tested.
  await thread.db.pool.query('update helper set max_open_tasks = 100, max_notices_a_day = null where helper_id = $1', [
    volunteer,
  ])
})
async function fresh() {
  const { pool } = thread.db
  await pool.query('delete from rate_window')
  await pool.query('delete from case_offer')
  await pool.query('delete from helper_tally')
  await pool.query(`update assignment set ended_at = now(), end_reason = 'another round' where ended_at is null`)
  await pool.query(
    `update cases
     set next_wave_at = null, escalate_at = null, helper_id = null, dispatch = 'with-staff'
     where dispatch in ('waiting', 'offering', 'taken')`,
  )
  await pool.query('update helper set automatic = true where helper_id = $1', [volunteer])
  return which(await post(await thread.f.signIn('resident'), eldersNeed))
}

test('opting out while the timer asks leaves no question open, whoever came first', async () => {
  const helper = await thread.f.signIn('volunteer')
  const seen = new Set<string>()
  for (let i = 0; i < rounds; i++) {
    const it = await fresh()
    const late = () => new Promise((done) => setTimeout(done, i % 4))
    await Promise.all([
      thread.f.tick(),
      late().then(() => helper.call('choose-matching', { communityCode: home, automatic: false })),
    ])
    const offers = await offersOf(thread, it)
    expect(offers.filter((o) => o.state === 'open')).toEqual([])
    seen.add(offers.map((o) => o.state).join() || 'nobody asked')
    thread.f.pass(1)
  }
  expect([...seen].every((s) => s === 'withdrawn' || s === 'nobody asked')).toBe(true)
})

test('asking for a person while a helper takes it: one of the two happened, and both heard which', async () => {
  const [resident, helper] = [await thread.f.signIn('resident'), await thread.f.signIn('volunteer')]
  const outcomes = { taken: 0, people: 0 }
  for (let i = 0; i < rounds; i++) {
    const it = await fresh()
    await thread.f.tick()
    const late = (who: number) => new Promise((done) => setTimeout(done, i % 2 === who ? 2 : 0))
    const [claimed, asked] = await Promise.all([
      late(0).then(() => helper.refused('claim-case', it)),
      late(1).then(() => resident.refused('ask-for-person', it)),
    ])
    const row = await rowOf(thread, it)
    if (claimed === 'ok') {
      expect({ asked, dispatch: row.dispatch, byHand: row.by_hand_at }).toEqual({
        asked: expect.stringMatching(/^(IN_HAND_ALREADY|STATE_CHANGED)$/),
        dispatch: 'taken',
        byHand: null,
      })
      outcomes.taken++
    } else {
      expect({ claimed, asked, dispatch: row.dispatch, helper: row.helper_id }).toEqual({
        claimed: 'OFFER_OVER',
        asked: 'ok',
        dispatch: 'with-staff',
        helper: null,
      })
      expect((await offersOf(thread, it)).map((o) => o.state)).toEqual(['withdrawn'])
      outcomes.people++
    }
    thread.f.pass(1)
  }
  expect(outcomes.taken + outcomes.people).toBe(rounds)
})
