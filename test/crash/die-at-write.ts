import { Socket } from 'node:net'

/** Which of this process's writes to the database is its last, and whether that one still leaves. */
export interface Death {
  write: number
  still: 'kept' | 'sent'
}

/**
 * From now on kill -9 of this very process at its n-th write to the server. Below the driver, so that every place where
 * a command can be cut off is met: before its statements leave, and after they left and before their answer is read.
 */
export function dieAtWrite(databaseUrl: string, { write: last, still }: Death): void {
  const port = Number(new URL(databaseUrl).port)
  let writes = 0
  // What a driver writes in one go arrives in one of these two.
  for (const name of ['_write', '_writev'] as const) {
    const write = Socket.prototype[name] as (this: Socket, ...args: unknown[]) => void
    Socket.prototype[name] = function (this: Socket, ...args: unknown[]): void {
      if (this.remotePort !== port || ++writes < last) return write.apply(this, args)
      if (still === 'sent') write.apply(this, args)
      process.kill(process.pid, 'SIGKILL')
    }
  }
}
