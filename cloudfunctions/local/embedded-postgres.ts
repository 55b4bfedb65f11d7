import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { recordOwner, settleEarlierServer } from './earlier-server'
import { findBinaries, type Binaries } from './postgres-binaries'
import { canReach, serverUser, type ServerUser } from './postgres-user'
import { StartRefusal } from './refusal'

export type EmbeddedServer = { url: string; stop(): Promise<void> }
/** `dir` holds the cluster; `durable: false` turns fsync off and is for tests only. */
export type EmbeddedOptions = { dir: string; port?: number; durable?: boolean }

const PASSWORD = 'hongyi-password'

/** Starts the bundled PostgreSQL on 127.0.0.1; makes the cluster and the database `hongyi` when they are not there. */
export async function startEmbedded({ dir, port, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(dir)
  const user = serverUser()
  const binaries = findBinaries(user)
  makeParent(home, user)
  if (!existsSync(join(home, 'PG_VERSION'))) initialise(home, user, binaries, durable)
  checkMajor(home, binaries)
  await settleEarlierServer(home)
  recordOwner(home)
  const running = await launch(home, user, binaries, port, durable)
  const password = readFileSync(join(home, PASSWORD), 'utf8').trim()
  const url = (database: string): string => `postgres://hongyi:${password}@127.0.0.1:${running.port}/${database}`
  await makeDatabase(url('postgres'))
  return { url: url('hongyi'), stop: running.stop }
}

/** The server's account needs the x bit on every parent: under root's 0700 home it has not, and we say so. */
function makeParent(home: string, user: ServerUser): void {
  mkdirSync(dirname(home), { recursive: true })
  if (user.uid === undefined || canReach(user, dirname(home))) return
  throw new StartRefusal(
    'DATA_OUT_OF_REACH',
    `数据目录 ${home} 在一个不对外开放的目录下,数据库账号 postgres 进不去。请用 HONGYI_DATA 指到别处,例如 /var/lib/hongyi。`,
    `The data folder ${home} lies under a private folder that the account "postgres" cannot enter. Point HONGYI_DATA elsewhere, e.g. /var/lib/hongyi`,
  )
}

/** initdb works in a neighbour folder that is renamed at the end: a kill halfway leaves nothing that looks finished. */
function initialise(home: string, user: ServerUser, binaries: Binaries, durable: boolean): void {
  if (existsSync(home) && readdirSync(home).length > 0) {
    throw new StartRefusal(
      'NOT_A_DATABASE',
      `目录 ${home} 里有别的文件,不是数据库,没有动它。请换一个目录。`,
      `The folder ${home} holds other files and no database; nothing was touched. Choose another folder.`,
    )
  }
  const unfinished = `${home}.${process.pid}.new`
  const password = randomBytes(18).toString('hex')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const passwordFile = `${unfinished}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid)
  const flags = ['--username=hongyi', '--auth=scram-sha-256', '--locale=C', '--encoding=UTF8', `--pwfile=${passwordFile}`]
  const done = spawnSync(binaries.initdb, [`--pgdata=${unfinished}`, ...flags, ...(durable ? [] : ['--no-sync'])], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (done.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw brokenServer(done.stderr || String(done.error))
  }
  writeFileSync(join(unfinished, PASSWORD), `${password}\n`, { mode: 0o600 })
  if (existsSync(home)) rmSync(home, { recursive: true })
  renameSync(unfinished, home)
}

function checkMajor(home: string, binaries: Binaries): void {
  const major = readFileSync(join(home, 'PG_VERSION'), 'utf8').trim()
  if (major === binaries.major) return
  throw new StartRefusal(
    'OTHER_POSTGRES',
    `${home} 是 PostgreSQL ${major} 的数据,这里带的是 ${binaries.major},没有动它。请换回原来的版本,或先用 pg_dump 迁移。`,
    `${home} holds data of PostgreSQL ${major}, this program brings ${binaries.major}; nothing was touched. Go back, or move it with pg_dump.`,
  )
}

/**
 * Becomes the server by exec and leaves a watcher that reads our end of the pipe. The kernel closes that pipe however we
 * die, so the server never outlives us, not even after kill -9. Twice forked: the server must not find a child it did not
 * make. Its own session keeps Ctrl-C from stopping it under calls that still run.
 */
const KEEPER = 'exec 3<&0; ( ( cat <&3 >/dev/null; kill -INT $$ ) 2>/dev/null & ); exec "$@" </dev/null 3<&-'

type Running = { port: number; stop(): Promise<void> }

async function launch(home: string, user: ServerUser, binaries: Binaries, port: number | undefined, durable: boolean): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort())
    try {
      return await launchOn(chosen, home, user, binaries, durable)
    } catch (error) {
      // Between asking for a free port and taking it another process may win; and the backends of a server that was
      // killed a moment ago hold its shared memory for some milliseconds more.
      const passing = error instanceof StartRefusal && /could not bind|Address already in use|still in use/.test(error.english)
      if (!passing || attempt === 5) throw error
      await wait(300)
    }
  }
}

async function launchOn(port: number, home: string, user: ServerUser, binaries: Binaries, durable: boolean): Promise<Running> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    'lc_messages=C',
    'timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  const flags = ['-D', home, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
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

function brokenServer(log: string): StartRefusal {
  const reason = log.split('\n').find((line) => /FATAL|error:|PANIC/.test(line))?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? log.trim()
  if (/No space left/.test(log)) {
    return new StartRefusal('DISK_FULL', '磁盘满了,数据库没能启动,已有数据没有损坏。请腾出空间再试。', 'The disk is full, so the database did not start; your data is intact. Free some space and try again.')
  }
  return new StartRefusal('DATABASE_DID_NOT_START', `数据库没能启动:${reason}`, `The database did not start: ${reason}`)
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
