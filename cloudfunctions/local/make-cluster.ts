import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './earlier-server'
import type { Binaries } from './postgres-binaries'
import { canReach, type ServerUser } from './postgres-user'
import { StartRefusal } from './refusal'

const PASSWORD = 'hongyi-password'

export type Cluster = { home: string; user: ServerUser; binaries: Binaries; durable: boolean }

/** Sees to it that `home` holds a cluster of our version that the server's account can open. */
export function makeCluster(cluster: Cluster): void {
  const { home, user, binaries } = cluster
  makeParent(home, user)
  if (!existsSync(join(home, 'PG_VERSION'))) initialise(cluster)
  checkMajor(home, binaries)
}

export const readPassword = (home: string): string => readFileSync(join(home, PASSWORD), 'utf8').trim()

/** The server's account needs the x bit on every parent: under root's 0700 home it has not, and we say so. */
function makeParent(home: string, user: ServerUser): void {
  mkdirSync(dirname(home), { recursive: true })
  if (user.uid === undefined || canReach(user, dirname(home))) return
  throw new StartRefusal(
    'DATA_OUT_OF_REACH',
    `数据目录 ${home} 在一个不对外开放的目录下，数据库账号 postgres 进不去。` +
      '请用 HONGYI_DATA 指到别处，例如 /var/lib/hongyi。',
    `The data folder ${home} lies under a private folder that the account "postgres" cannot enter. ` +
      'Point HONGYI_DATA elsewhere, e.g. /var/lib/hongyi',
  )
}

/** initdb works in a neighbour folder that is renamed at the end: a kill halfway leaves nothing that looks finished. */
function initialise({ home, user, binaries, durable }: Cluster): void {
  if (existsSync(home) && readdirSync(home).length > 0) {
    throw new StartRefusal(
      'NOT_A_DATABASE',
      `目录 ${home} 里有别的文件，不是数据库，没有动它。请换一个目录。`,
      `The folder ${home} holds other files and no database; nothing was touched. Choose another folder.`,
    )
  }
  const unfinished = `${home}.${process.pid}.new`
  const password = randomBytes(18).toString('hex')
  sweepUnfinished(home)
  mkdirSync(unfinished, { mode: 0o700 })
  const passwordFile = `${unfinished}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid)
  const flags = [
    '--username=hongyi',
    '--auth=scram-sha-256',
    '--locale=C',
    '--encoding=UTF8',
    `--pwfile=${passwordFile}`,
  ]
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

/** What starts left behind that were killed halfway. */
function sweepUnfinished(home: string): void {
  for (const name of readdirSync(dirname(home))) {
    const pid = name.startsWith(`${basename(home)}.`) && /\.(\d+)\.new(\.password)?$/.exec(name)?.[1]
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid))))
      rmSync(join(dirname(home), name), { recursive: true, force: true })
  }
}

function checkMajor(home: string, binaries: Binaries): void {
  const major = readFileSync(join(home, 'PG_VERSION'), 'utf8').trim()
  if (major === binaries.major) return
  throw new StartRefusal(
    'OTHER_POSTGRES',
    `${home} 是 PostgreSQL ${major} 的数据，这里带的是 ${binaries.major}，没有动它。` +
      '请换回原来的版本，或先用 pg_dump 迁移。',
    `${home} holds data of PostgreSQL ${major}, this program brings ${binaries.major}; nothing was touched. ` +
      'Go back, or move it with pg_dump.',
  )
}

export function brokenServer(log: string): StartRefusal {
  const reason =
    log
      .split('\n')
      .find((line) => /FATAL|error:|PANIC/.test(line))
      ?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? log.trim()
  if (/No space left|wrote only \d+ of \d+/.test(log)) {
    return new StartRefusal(
      'DISK_FULL',
      '磁盘满了，数据库没能启动，已有数据没有损坏。请腾出空间再试。',
      'The disk is full, so the database did not start; your data is intact. Free some space and try again.',
    )
  }
  return new StartRefusal(
    'DATABASE_DID_NOT_START',
    `数据库没能启动：${reason}`,
    `The database did not start: ${reason}`,
  )
}
