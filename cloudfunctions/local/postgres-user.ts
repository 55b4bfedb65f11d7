import { execFileSync, spawnSync } from 'node:child_process'
import { StartRefusal } from './refusal'

/** Who the PostgreSQL server runs as. Empty when we are not root: then it runs as we do. */
export type ServerUser = { uid: number; gid: number } | { uid?: undefined; gid?: undefined }

const USER = 'postgres'

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, USER], { stdio: 'pipe' }).toString())

/** PostgreSQL refuses to run as root, so root lends it the account `postgres`, made when it is missing. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  if (spawnSync('id', ['-u', USER]).status !== 0) {
    const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', USER])
    if (made.status !== 0) {
      throw new StartRefusal(
        'NO_SERVER_USER',
        '数据库不能用 root 运行，也没能新建 postgres 账号。请换一个普通账号再启动，或先执行 useradd postgres。',
        'PostgreSQL cannot run as root and the account "postgres" could not be made. ' +
          'Use an ordinary account, or run: useradd postgres',
      )
    }
  }
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** Whether the server's account can walk into the folder (every parent needs its x bit). */
export function canReach(user: ServerUser, folder: string): boolean {
  return spawnSync('sh', ['-c', 'test -x "$1" && test -r "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}
