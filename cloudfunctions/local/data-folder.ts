import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { canReach, serverUser } from './postgres-user'

/**
 * Where the bundled database lives. A checkout in root's private home is common in a container, and the server's
 * account cannot enter it: then, and only when nobody chose a folder, the data goes to /var/lib, named after the
 * checkout.
 */
export function databaseFolder(dataDir: string, chosen: boolean): string {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.W_OK)
  const user = serverUser()
  if (chosen || user.uid === undefined || canReach(user, dataDir)) return join(dataDir, 'postgres')
  const place = `/var/lib/hongyi/${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  mkdirSync(place, { recursive: true })
  return join(place, 'postgres')
}

/** What signs photo links and upload tickets, kept beside the data: a restart must not break the links people hold. */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
