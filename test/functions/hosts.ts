import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { nouns } from '../../cloudfunctions/kernel/nouns'
import { takePort, type Door } from '../../cloudfunctions/local/door'
import { ownerFrom, type Entries, type Entry } from '../../cloudfunctions/local/entries'
import { openHost } from '../../cloudfunctions/local/host'
import { useDatabase } from '../world/database'

export const arrived = { ok: true as const, data: {}, requestId: 'r' }
const nothing: Entry = async () => ({ statusCode: 200, body: '{"ok":true,"data":{}}' })

type Stand = {
  member?: Partial<Entries['member']>
  staff?: Entry
  matching?: Entry
  timerEveryMs?: number
  databaseUrl?: string
}

export type OpenHost = (stand?: Stand) => Promise<{ url: string; log: string[]; stop(): Promise<void> }>

/** Hosts over functions that only note what reached them: the functions themselves are tested as bundles. */
export function useHosts(): OpenHost {
  const db = useDatabase({ max: 2 })
  const folder = mkdtempSync(join(tmpdir(), 'hongyi-host-'))
  const screensDir = join(folder, 'h5')
  const open: { door: Door; stop(): Promise<void> }[] = []

  beforeAll(() => {
    mkdirSync(join(screensDir, 'js'), { recursive: true })
    writeFileSync(join(screensDir, 'index.html'), '<title>红驿</title>')
    writeFileSync(join(screensDir, 'js/app.0123abcd.js'), 'let a')
    writeFileSync(join(folder, 'secret.json'), '"outside"')
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((host) => host.stop()))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  return async (stand = {}) => {
    const log: string[] = []
    const door = await takePort('127.0.0.1', 0)
    const running = openHost({
      door,
      entries: {
        member: {
          main: nothing,
          holderOf: (ticket) => ticket.split('-')[0]!,
          receiveUpload: async () => arrived,
          readPhoto: async () => null,
          ...stand.member,
        },
        staff: { main: stand.staff ?? nothing },
        matching: { main: stand.matching ?? (async () => undefined) },
      },
      owner: ownerFrom(nouns),
      databaseUrl: stand.databaseUrl ?? db.url,
      screensDir,
      timerEveryMs: stand.timerEveryMs ?? 60_000,
      log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    })
    let stopped: Promise<void> | undefined
    const stop = (): Promise<void> => (stopped ??= running.stop())
    open.push({ door, stop })
    return { url: `http://127.0.0.1:${door.port}`, log, stop }
  }
}

export const post = (url: string, body: string | FormData, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers })
