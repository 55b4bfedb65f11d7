// What is said without a network waits on the phone and goes by itself, once: over restarts, lost answers and refusals.
import { createOutbox, limits, pauseMs, type Draft, type Ports } from '@/platform/outbox-rules'
import { Fault, Refusal } from '@/platform/refusal'

/** A phone: what it keeps is plain text, as in a storage; the functions keep one effect a client id. */
function aPhone() {
  const kept = new Map<string, string>()
  const effects = new Map<string, unknown>()
  const uploads: string[] = []
  const state = {
    online: true,
    person: 'zhang' as string | null,
    now: 1_000_000,
    fails: [] as ((when: 'before' | 'after') => void)[],
    waits: [] as { ms: number; run: () => void }[],
  }
  const trouble = (when: 'before' | 'after') => state.fails[0]?.(when)
  const ports: Ports = {
    load: () => [...kept.values()].map((text) => JSON.parse(text) as Draft),
    store: (draft) => {
      kept.set(draft.clientId, JSON.stringify(draft))
    },
    drop: (draft) => {
      kept.delete(draft.clientId)
    },
    async send(draft) {
      trouble('before')
      if (!effects.has(draft.clientId)) effects.set(draft.clientId, draft.input)
      trouble('after')
      return { ok: true }
    },
    upload: async (file) => {
      trouble('before')
      uploads.push(file.id)
    },
    person: () => state.person,
    online: () => state.online,
    now: () => state.now,
    later: (ms, run) => {
      state.waits.push({ ms, run })
    },
    changed: () => undefined,
  }
  return { state, effects, uploads, kept, open: () => createOutbox(ports) }
}
type Phone = ReturnType<typeof aPhone>

const once = (phone: Phone, when: 'before' | 'after', error: Error) => {
  phone.state.fails.push((now) => {
    if (now !== when) return
    phone.state.fails.shift()
    throw error
  })
}
const photo = (id: string) => ({ id, kind: 'photo' as const, path: `kept/${id}`, bytes: 10, contentType: 'image/jpeg' })
const say = (n: number, files: Draft['files'] = []) => ({
  clientId: `client-${n}`,
  operation: 'post-case' as const,
  input: { n },
  title: `第 ${n} 件`,
  files,
})

test('without a network it waits; with one it goes, in the order it was said', async () => {
  const phone = aPhone()
  phone.state.online = false
  const outbox = phone.open()
  outbox.put(say(1))
  phone.state.now += 1
  outbox.put(say(2))
  await outbox.flush()
  expect([...phone.effects]).toEqual([])
  phone.state.online = true
  await outbox.wake()
  expect([...phone.effects.keys()]).toEqual(['client-1', 'client-2'])
  expect(outbox.drafts()).toEqual([])
})

test('a draft survives the end of the app', async () => {
  const phone = aPhone()
  phone.state.online = false
  phone.open().put(say(1))
  phone.state.online = true
  await phone.open().wake()
  expect([...phone.effects.keys()]).toEqual(['client-1'])
})

test('an answer that was lost is asked for again under the same id: one effect', async () => {
  const phone = aPhone()
  once(phone, 'after', new Fault('network'))
  const outbox = phone.open()
  outbox.put(say(1))
  await outbox.flush()
  expect(outbox.drafts()).toHaveLength(1)
  await outbox.wake()
  expect([...phone.effects.keys()]).toEqual(['client-1'])
  expect(outbox.drafts()).toEqual([])
})

test('a photo that is up is not sent again when the call after it fails', async () => {
  const phone = aPhone()
  const outbox = phone.open()
  let calls = 0
  phone.state.fails.push((when) => {
    if (when === 'before' && ++calls === 3) {
      phone.state.fails.shift()
      throw new Fault('network')
    }
  })
  outbox.put(say(1, [photo('a'), photo('b')]))
  await outbox.flush()
  await outbox.wake()
  expect(phone.uploads).toEqual(['a', 'b'])
  expect(phone.effects.size).toBe(1)
})

test('a refusal is kept with its sentence, never lost, and goes after a mending retry', async () => {
  const phone = aPhone()
  once(phone, 'before', new Refusal('CATEGORY_UNKNOWN', '这一类已经改了名，请重新选一类。'))
  const outbox = phone.open()
  outbox.put(say(1))
  await outbox.flush()
  expect(outbox.drafts()[0]).toMatchObject({ state: 'refused', refusal: { code: 'CATEGORY_UNKNOWN' } })
  await outbox.wake()
  expect(phone.effects.size).toBe(0)
  await outbox.retry('client-1')
  expect(phone.effects.size).toBe(1)
})

test('another person on the same phone never sends it', async () => {
  const phone = aPhone()
  phone.state.online = false
  const outbox = phone.open()
  outbox.put(say(1))
  phone.state.person = 'xu'
  phone.state.online = true
  await outbox.wake()
  expect(phone.effects.size).toBe(0)
  phone.state.person = 'zhang'
  await outbox.wake()
  expect(phone.effects.size).toBe(1)
})

test('faults space the tries out, and after twenty it asks for a press instead of draining the battery', async () => {
  const phone = aPhone()
  const outbox = phone.open()
  phone.state.fails.push((when) => {
    if (when === 'before') throw new Fault('server')
  })
  outbox.put(say(1))
  for (let n = 0; n < limits.triesMax; n++) {
    await outbox.flush()
    phone.state.now += limits.longestPauseMs
  }
  expect(outbox.drafts()[0]).toMatchObject({ state: 'stuck', tries: limits.triesMax })
  expect([1, 2, 3, 30].map(pauseMs)).toEqual([2_000, 4_000, 8_000, 600_000])
  phone.state.fails.pop()
  await outbox.retry('client-1')
  expect(phone.effects.size).toBe(1)
})

test('thrown away on its way it does not come back', async () => {
  const phone = aPhone()
  const outbox = phone.open()
  phone.state.fails.push((when) => {
    if (when === 'before') {
      phone.state.fails.shift()
      outbox.discard('client-1')
      throw new Fault('network')
    }
  })
  outbox.put(say(1))
  await outbox.flush()
  expect(outbox.drafts()).toEqual([])
})

test('fifty wait at most; the next is refused in words and nothing that waits is touched', () => {
  const phone = aPhone()
  phone.state.online = false
  const outbox = phone.open()
  for (let n = 0; n < limits.draftsMax; n++) outbox.put(say(n))
  expect(() => outbox.put(say(99))).toThrow(/连上网/)
  expect(outbox.drafts()).toHaveLength(limits.draftsMax)
})
