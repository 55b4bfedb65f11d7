import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '../cloudfunctions/local/embedded-postgres'
import { canReach, serverUser } from '../cloudfunctions/local/postgres-user'

/** A database server for one script. `create` makes an empty database on it and answers its address. */
export interface ThrowAwayServer {
  url: string
  /** The bundled server in a temporary folder. Else that of DATABASE_URL: only our own databases on it are touched. */
  isOurs: boolean
  create(label: string): Promise<string>
}

type Step = () => Promise<void> | void

/**
 * Runs `work` beside a real PostgreSQL and leaves nothing behind, also after Ctrl-C: the databases are dropped, the
 * bundled server stops, its folder goes. With DATABASE_URL it is that server, which then has to allow CREATE DATABASE.
 * `durable: false` turns fsync off and is wrong for anything that measures.
 */
export async function withServer<T>(
  work: (server: ThrowAwayServer) => Promise<T>,
  { durable = true } = {},
): Promise<T> {
  const undo: Step[] = []
  const leave = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse())
      await Promise.resolve(step()).catch((error: Error) => console.error(error.message))
  }
  const interrupted = (): void => void leave().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    const given = process.env.DATABASE_URL
    const url = given ?? (await bundled(undo, durable))
    return await work({ url, isOurs: !given, create: (label) => createOn(url, label, undo) })
  } finally {
    await leave()
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
  }
}

/** The folder has to lie where the server's account can walk to, which a private home is not. */
async function bundled(undo: Step[], durable: boolean): Promise<string> {
  const user = serverUser()
  const place = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canReach(user, folder)) ?? tmpdir()
  const home = mkdtempSync(join(place, 'hongyi-database-'))
  chmodSync(home, 0o755)
  undo.push(() => rmSync(home, { recursive: true, force: true }))
  const server = await startEmbedded({ dir: join(home, 'postgres'), durable })
  undo.push(() => server.stop())
  return server.url
}

async function createOn(serverUrl: string, label: string, undo: Step[]): Promise<string> {
  const name = `hongyi_${label}_${randomBytes(4).toString('hex')}`
  await say(serverUrl, `create database ${name} encoding 'UTF8' template template0`)
  undo.push(() => say(serverUrl, `drop database if exists ${name} with (force)`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

async function say(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
