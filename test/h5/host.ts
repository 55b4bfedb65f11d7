import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { askedAtNight } from '../world/asked-at-night'
import type { Visitor } from './browser'

export interface Host {
  url: string
  databaseUrl: string
  /** Who is being asked about the case with this text; waits for the timer. */
  askedAbout(text: string): Promise<string[]>
  countCases(text: string): Promise<number>
  /** Everybody registered so far may be asked at night (test/world/asked-at-night). */
  askedAtNight(): Promise<unknown>
  /** How many pairs of hands hold a case now. */
  heldBy(caseId: string): Promise<number>
  /** A session for somebody who is no demo account, as if they had signed in. */
  sessionOf(personId: string): Promise<{ token: string; name: string }>
  /** Opens a session for somebody who is no demo account, as if they had signed in on this browser. */
  signInAs(visitor: Visitor, personId: string): Promise<void>
  stop(): Promise<void>
}

const root = path.resolve(__dirname, '../..')

/** The real host on a free port, as `npm start` runs it, over a database of its own, and an eye on that database. */
export async function startHost(place: string, databaseUrl: string): Promise<Host> {
  const child = spawn(process.execPath, ['dist/local/start.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      HONGYI_MODE: 'demo',
      HONGYI_DATA: path.join(place, 'data'),
      HONGYI_BLOBS: path.join(place, 'blobs'),
      DATABASE_URL: databaseUrl,
    },
  })
  let said = ''
  const url = await new Promise<string>((ready, failed) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString()
      const at = /^ready (http\S+)$/m.exec(said)
      if (at) ready(at[1]!)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => failed(new Error(`the host did not start:\n${said}`)))
  })
  const eye = new Client({ connectionString: databaseUrl })
  await eye.connect()
  await eye.query(`select set_config('hongyi.scope', '%', false)`)
  const sessionOf: Host['sessionOf'] = async (personId) => {
    const token = randomBytes(32).toString('base64url')
    await eye.query(`select set_config('hongyi.person', $1, false)`, [personId])
    await eye.query(`insert into session values ($1, $2, now(), now() + interval '1 day')`, [
      createHash('sha256').update(token).digest(),
      personId,
    ])
    const { rows } = await eye.query<{ name: string }>('select name from helper where helper_id = $1 limit 1', [
      personId,
    ])
    return { token, name: rows[0]?.name ?? '' }
  }
  return {
    url,
    databaseUrl,
    async askedAbout(text) {
      for (let tries = 0; tries < 60; tries++) {
        const { rows } = await eye.query<{ helper_id: string }>(
          `select o.helper_id
           from case_offer o
           join cases c using (community_code, case_id)
           where c.text = $1 and o.state = 'open'
           order by o.rank`,
          [text],
        )
        if (rows.length) return rows.map((r) => r.helper_id)
        await wait(500)
      }
      return []
    },
    askedAtNight: () => askedAtNight(eye),
    countCases: async (text) =>
      Number((await eye.query<{ n: string }>('select count(*) as n from cases where text = $1', [text])).rows[0]!.n),
    heldBy: async (caseId) =>
      Number(
        (
          await eye.query<{ n: string }>(
            'select count(*) as n from assignment where case_id = $1 and ended_at is null',
            [caseId],
          )
        ).rows[0]!.n,
      ),
    sessionOf,
    async signInAs(visitor, personId) {
      const { token } = await sessionOf(personId)
      const answer = await fetch(`${url}/rpc/who-am-i`, {
        method: 'POST',
        body: '{"input":{}}',
        headers: { authorization: `Bearer ${token}` },
      })
      const { data } = (await answer.json()) as { data: unknown }
      await visitor.page.goto(`${url}/#/me/privacy`)
      await visitor.page.evaluate(
        ([t, me]) => {
          localStorage.setItem('token', JSON.stringify({ data: t }))
          localStorage.setItem('me', JSON.stringify({ data: me }))
        },
        [token, data] as const,
      )
    },
    async stop() {
      await eye.end()
      await new Promise<void>((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
      })
    },
  }
}
