import type { OperationName } from '@/contracts/operations'
import { Fault, Refusal } from './refusal'
import type { KeptFile } from './kept-files'

/**
 * The outbox: what a person said is stored on the phone before it is sent, and
 * leaves the phone only when the functions have it. No Taro in here, so that
 * tests can cut the network between any two lines; outbox.ts gives it the phone.
 */
export interface Draft {
  clientId: string
  /** Only this person's session may send it: a phone is passed around in a family. */
  personId: string
  operation: OperationName
  input: unknown
  /** For the list of what waits, e.g. the first words. */
  title: string
  files: KeptFile[]
  /** Ids of files that are up, so that a cut connection does not send them again. */
  uploaded: string[]
  writtenAt: number
  tries: number
  /** Not before this instant, ms. */
  nextAt: number
  /**
   * waiting: goes by itself · refused: the functions said no,
   * the person must look · stuck: too many faults, press to try.
   */
  state: 'waiting' | 'refused' | 'stuck'
  refusal: { code: string; message: string; fields: Record<string, string> } | null
}

export interface Ports {
  load(): Draft[]
  store(draft: Draft): void
  drop(draft: Draft): void
  /** Must carry draft.clientId: the functions' receipt makes a second sending answer with the first result. */
  send(draft: Draft): Promise<unknown>
  upload(file: KeptFile): Promise<void>
  person(): string | null
  online(): boolean
  now(): number
  later(ms: number, run: () => void): void
  changed(drafts: Draft[]): void
}

export const limits = {
  draftsMax: 50,
  triesMax: 20,
  firstPauseMs: 2_000,
  longestPauseMs: 10 * 60_000,
  signedOutPauseMs: 60_000,
} as const

/** 2 s, 4 s, 8 s … 10 min. */
export const pauseMs = (tries: number) =>
  Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** Math.max(0, tries - 1))

/** The functions are only busy, or a ticket ran out: the draft itself is fine. */
const passing: readonly string[] = ['BUSY', 'TOO_MANY', 'UPLOAD_EXPIRED']

export function createOutbox(ports: Ports) {
  const sent: ((draft: Draft, answer: unknown) => void)[] = []
  let running: Promise<void> | null = null
  let again = false

  const all = () => ports.load().sort((a, b) => a.writtenAt - b.writtenAt || (a.clientId < b.clientId ? -1 : 1))
  const find = (clientId: string) => all().find((d) => d.clientId === clientId)
  const save = (draft: Draft) => {
    ports.store(draft)
    ports.changed(all())
  }
  const due = () =>
    all().filter((d) => d.state === 'waiting' && d.personId === ports.person() && d.nextAt <= ports.now())

  /** @returns false when the rest should wait too: no network, or nobody signed in */
  async function sendOne(draft: Draft): Promise<boolean> {
    let mine = draft
    try {
      for (const file of draft.files) {
        if (mine.uploaded.includes(file.id)) continue
        await ports.upload(file)
        mine = { ...mine, uploaded: [...mine.uploaded, file.id] }
        if (!find(mine.clientId)) return true
        ports.store(mine)
      }
      const answer = await ports.send(mine)
      ports.drop(mine)
      ports.changed(all())
      sent.forEach((tell) => tell(mine, answer))
      return true
    } catch (error) {
      // Thrown away by hand while it was on its way: it must not come back.
      if (!find(mine.clientId)) return true
      if (error instanceof Refusal && error.code === 'SIGN_IN_FIRST') {
        // The draft is fine and keeps its tries; the person, or WeChat by itself, signs in again.
        save({ ...mine, nextAt: ports.now() + limits.signedOutPauseMs })
        return false
      }
      // A file that was up has expired meanwhile: send it once more before bothering anybody.
      const lost =
        error instanceof Refusal && error.code === 'PHOTO_MISSING' && mine.uploaded.length > 0 && mine.tries === 0
      if (error instanceof Refusal && !lost && !passing.includes(error.code)) {
        save({ ...mine, state: 'refused', refusal: { code: error.code, message: error.message, fields: error.fields } })
        return true
      }
      const tries = mine.tries + 1
      const state = tries >= limits.triesMax ? 'stuck' : 'waiting'
      save({ ...mine, uploaded: lost ? [] : mine.uploaded, tries, state, nextAt: ports.now() + pauseMs(tries) })
      return !(error instanceof Fault && error.cause === 'network')
    }
  }

  async function pass() {
    const seen = new Set<string>()
    for (let next = due()[0]; next && ports.online(); next = due().find((d) => !seen.has(d.clientId))) {
      seen.add(next.clientId)
      if (!(await sendOne(next))) return
    }
  }

  function schedule() {
    const waiting = all().filter((d) => d.state === 'waiting' && d.personId === ports.person())
    if (!waiting.length || !ports.online()) return
    const soonest = Math.min(...waiting.map((d) => d.nextAt))
    ports.later(Math.max(1_000, soonest - ports.now()), () => void flush())
  }

  async function run() {
    try {
      do {
        again = false
        await pass()
      } while (again)
    } finally {
      // In one breath with the last look at `again`: whoever calls in between would wait for a run that is over.
      running = null
    }
    schedule()
  }

  /** Send what is due, in the order it was written, one at a time. */
  function flush(): Promise<void> {
    if (running) again = true
    running ??= run()
    return running
  }

  return {
    flush,
    drafts: all,
    /**
     * Store first; only then try. @throws Refusal TOO_MANY at
     * 50 drafts, and whatever the phone throws when it is full
     */
    put(draft: Pick<Draft, 'clientId' | 'operation' | 'input' | 'title' | 'files'>): Draft {
      const personId = ports.person()
      if (!personId) throw new Refusal('SIGN_IN_FIRST', '先登录一下，就能接着办。')
      if (all().length >= limits.draftsMax) {
        throw new Refusal('TOO_MANY', `手机里已经存了 ${limits.draftsMax} 件没发出去，连上网发完再写。`)
      }
      const now = ports.now()
      const full: Draft = {
        ...draft,
        personId,
        uploaded: [],
        writtenAt: now,
        tries: 0,
        nextAt: now,
        state: 'waiting',
        refusal: null,
      }
      save(full)
      void flush()
      return full
    },
    /**
     * The network is back or the app came to the front: no draft
     * waits out its pause, and a stuck one gets another try.
     */
    wake() {
      all().forEach((d) => {
        if (d.state !== 'refused') ports.store({ ...d, state: 'waiting', nextAt: ports.now() })
      })
      return flush()
    },
    /** The person pressed "try again". */
    retry(clientId: string) {
      const draft = find(clientId)
      if (draft) save({ ...draft, state: 'waiting', tries: 0, nextAt: ports.now(), refusal: null })
      return flush()
    },
    /** The person threw it away, or wrote it anew after a refusal. */
    discard(clientId: string) {
      const draft = find(clientId)
      if (draft) ports.drop(draft)
      ports.changed(all())
    },
    /** @returns a function that stops listening */
    whenSent(tell: (draft: Draft, answer: unknown) => void) {
      sent.push(tell)
      return () => {
        sent.splice(sent.indexOf(tell), 1)
      }
    },
  }
}
