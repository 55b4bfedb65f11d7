import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefusal } from './refusal'

const OWNER = 'hongyi-owner.pid'

/** Writes down which process this server belongs to, so that the next start can tell an orphan from a neighbour. */
export function recordOwner(dir: string): void {
  writeFileSync(join(dir, OWNER), `${process.pid}\n`)
}

/**
 * Makes the folder free for a start. A pid file left by a crash is removed, an orphan whose owner was killed is
 * stopped, and a server whose owner lives is never touched: two servers on one folder lose data.
 */
export async function settleEarlierServer(dir: string): Promise<void> {
  const pidFile = join(dir, 'postmaster.pid')
  let asked = false
  for (let waited = 0; ; waited += 100) {
    const pid = firstNumber(pidFile)
    if (pid === undefined) return
    if (!runsPostgres(pid, dir)) return rmSync(pidFile, { force: true })
    const owner = firstNumber(join(dir, OWNER))
    if (waited > 20_000 || (owner !== undefined && isAlive(owner))) throw inUse(dir, owner ?? pid)
    if (!asked) process.kill(pid, 'SIGINT')
    asked = true
    await wait(100)
  }
}

const inUse = (dir: string, pid: number): StartRefusal =>
  new StartRefusal(
    'DATABASE_IN_USE',
    `数据目录 ${dir} 正被另一个红驿（进程 ${pid}）使用。请先停掉它，或换一个目录。`,
    `The data folder ${dir} is in use by another Hongyi (process ${pid}). ` +
      'Stop that one first, or choose another folder.',
  )

function firstNumber(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const number = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** In a container nobody may collect the dead: a killed process then keeps its number, as a zombie, for ever. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self/stat') || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A pid is reused after a reboot or in a new container, so the command line has to name this folder. */
function runsPostgres(pid: number, dir: string): boolean {
  if (!isAlive(pid)) return false
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)]).toString()
    return command.includes(dir)
  } catch {
    return false
  }
}
