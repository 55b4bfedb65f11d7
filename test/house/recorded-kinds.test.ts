// What happens to a case can be read by those whom it concerns: every
// event has words, every message a title in Chinese.
import { timelineWords } from '../../cloudfunctions/kernel/case/timeline'
import { seedDemo } from '../../cloudfunctions/demo-city/seed'
import { useDatabase } from '../world/database'
import { recorded } from './kernel-calls'
import { messageKinds } from './message-kinds'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
const [events, messages] = [recorded('event'), recorded('message')]
const fits = (pattern: string, kind: string): boolean =>
  new RegExp(`^${pattern.replace('.', '\\.').replace('*', '[a-z-]+')}$`).test(kind)

test('no event and no message is recorded with a kind that can not be read from the code', () => {
  expect(events.length + messages.length).toBeGreaterThan(40)
  expect([...events, ...messages].filter((r) => r.kinds.length === 0)).toEqual([])
})

test('every event that is recorded has words on the timeline, and no words are left over', () => {
  expect([...new Set(events.flatMap((e) => e.kinds))].sort()).toEqual(Object.keys(timelineWords).sort())
})

test('every message has a kind with a reader and a title in Chinese', () => {
  const unknown = messages.flatMap((m) =>
    m.kinds
      .filter((kind) => !Object.keys(messageKinds).some((known) => fits(kind, known)))
      .map((kind) => `${m.file}:${m.line} ${kind}`),
  )
  expect(unknown).toEqual([])
  for (const { file, line, title } of messages)
    expect({ file, line, title }).toEqual({ file, line, title: expect.stringMatching(/\p{Script=Han}/u) })
})

test('no kind is documented that nobody sends', () => {
  const sent = messages.flatMap((m) => m.kinds)
  expect(Object.keys(messageKinds).filter((kind) => !sent.some((pattern) => fits(pattern, kind)))).toEqual([])
})

test("the demo's month of cases is told in the same words", async () => {
  await seedDemo(db.url, new Date('2026-11-23T02:00:00Z'))
  const kinds = async (table: string) =>
    (await db.pool.query<{ kind: string }>(`select distinct kind from ${table} order by 1`)).rows.map((r) => r.kind)
  const [happened, told] = [await kinds('case_event'), await kinds('notice')]
  expect(happened.length).toBeGreaterThan(8)
  expect(happened.filter((kind) => !(kind in timelineWords))).toEqual([])
  expect(told.filter((kind) => !(kind in messageKinds))).toEqual([])
})
