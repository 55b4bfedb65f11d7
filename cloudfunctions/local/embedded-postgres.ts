import { spawn } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { recordOwner, settleEarlierServer } from './earlier-server'
import { brokenServer, makeCluster, readPassword, type Cluster } from './make-cluster'
import { findBinaries } from './postgres-binaries'
import { serverUser } from './postgres-user'
import { StartRefusal } from './refusal'

export type EmbeddedServer = { url: string; stop(): Promise<void> }
/** `dir` holds the cluster; `durable: false` turns fsync off and is for tests only. */
export type EmbeddedOptions = { dir: string; port?: number; durable?: boolean }

/** Starts the bundled PostgreSQL on 127.0.0.1; makes the cluster and the database `hongyi` when they are not there. */
export async function startEmbedded({ dir, port, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(dir)
  const user = serverUser()
  const cluster: Cluster = { home, user, binaries: findBinaries(user), durable }
  makeCluster(cluster)
  await settleEarlierServer(home)
  recordOwner(home)
  const running = await launch(cluster, port)
  const password = readPassword(home)
  const url = (database: string): string => `postgres://hongyi:${password}@127.0.0.1:${running.port}/${database}`
  await makeDatabase(url('postgres'))
  return { url: url('hongyi'), stop: running.stop }
}

/**
 * Becomes the server by exec and leaves a watcher that reads our end of the pipe. The kernel closes that pipe however
 * we die, so the server never outlives us, not even after kill -9. Twice forked: the server must not find a child it
 * did not make. Its own session keeps Ctrl-C from stopping it under calls that still run.
 */
const KEEPER = 'exec 3<&0; ( ( cat <&3 >/dev/null; kill -INT $$ ) 2>/dev/null & ); exec "$@" </dev/null 3<&-'

type Running = { port: number; stop(): Promise<void> }

async function launch(cluster: Cluster, port?: number): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort())
    try {
      return await launchOn(chosen, cluster)
    } catch (error) {
      // Between asking for a free port and taking it another process may win; and the backends of a server that was
      // killed a moment ago hold its shared memory for some milliseconds more.
      const passing =
        error instanceof StartRefusal && /could not bind|Address already in use|still in use/.test(error.english)
      if (!passing || attempt === 5) throw error
      await wait(300)
    }
  }
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=300',
  'lc_messages=C',
  'timezone=UTC',
]
const withoutSync = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

async function launchOn(port: number, { home, user, binaries, durable }: Cluster): Promise<Running> {
  const chosen = durable ? settings : [...settings, ...withoutSync]
  const flags = ['-D', home, '-p', String(port), ...chosen.flatMap((setting) => ['-c', setting])]
  const server = spawn('sh', ['-c', KEEPER, 'sh', binaries.postgres, ...flags], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let last = ''
  const gone = new Promise<void>((done) => server.once('close', () => done()))
  server.stdin.on('error', () => undefined)
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.stderr.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-4000)
      if (last.includes('ready to accept connections')) ready()
    })
    void gone.then(() => failed(brokenServer(last)))
  })
  // A server nobody stops must not keep a finished process alive; when that process ends, the pipe stops the server.
  const held = [server, server.stdin as Socket, server.stderr as Socket]
  held.forEach((handle) => handle.unref())
  const stop = async (): Promise<void> => {
    held.forEach((handle) => handle.ref())
    server.stdin.end()
    await gone
  }
  return { port, stop }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'hongyi'`)
    if (rowCount === 0) await client.query('create database hongyi')
  } finally {
    await client.end()
  }
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
