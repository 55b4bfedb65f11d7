// One server and one migrated template for the whole run; each test file then clones the template (60 to 110 ms).
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '../../cloudfunctions/local/embedded-postgres'
import { canReach, serverUser } from '../../cloudfunctions/local/postgres-user'
import { migrate } from '../../cloudfunctions/store/migrate'

type World = typeof globalThis & { closeTestDatabase?: () => Promise<void> }

export default async function startDatabase(): Promise<void> {
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startTemporary()
  const template = `hongyi_template_${process.pid}_${Date.now().toString(36)}`
  await onServer(server.url, `create database ${template} encoding 'UTF8' template template0`)
  const drawn = mkdtempSync(join(tmpdir(), 'hongyi-city-'))
  const close = async (): Promise<void> => {
    await onServer(server.url, `drop database if exists ${template} with (force)`)
    rmSync(drawn, { recursive: true, force: true })
    await server.stop()
  }
  try {
    await migrate(databaseOn(server.url, template))
  } catch (error) {
    await close()
    throw error
  }
  process.env.TEST_DATABASE_SERVER = server.url
  process.env.TEST_DATABASE_TEMPLATE = template
  process.env.TEST_CITY = join(drawn, 'city')
  ;(globalThis as World).closeTestDatabase = close
}

async function startTemporary(): Promise<{ url: string; stop(): Promise<void> }> {
  const user = serverUser()
  const folder = [tmpdir(), '/tmp', '/var/tmp'].find((place) => canReach(user, place)) ?? tmpdir()
  const home = mkdtempSync(join(folder, 'hongyi-test-'))
  chmodSync(home, 0o755)
  const server = await startEmbedded({ dir: join(home, 'postgres'), durable: false })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function databaseOn(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}
