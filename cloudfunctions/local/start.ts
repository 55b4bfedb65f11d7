import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import pino from 'pino'
import { readEnvironment, type Environment } from '../../config/env'
import { nouns } from '../kernel/nouns'
import * as matching from '../matching/index'
import * as member from '../member/index'
import * as staff from '../staff/index'
import { searchGoesOnAt } from '../kernel/case/helper-time'
import { seedDemo } from '../demo-city/seed'
import { migrate } from '../store/migrate'
import { closePools } from '../store/pool'
import { databaseFolder, keptSecret } from './data-folder'
import { takePort } from './door'
import { startEmbedded } from './embedded-postgres'
import { ownerFrom } from './entries'
import { openHost } from './host'
import { asRefusal } from './start-refusals'
import { DEMO_TURN_MS, welcome, type DemoAccount } from './welcome'

// Sources and bundle lie equally deep: cloudfunctions/local and dist/local.
const PROJECT = resolve(__dirname, '../..')
const TURN_MS = 60_000
/** What a person or a process manager waits before losing patience. */
const STOP_WITHIN_MS = 5_000

type Step = () => Promise<void>
/** What has been started, in order; a stop goes through it backwards. */
const started: Step[] = []

async function start(): Promise<void> {
  const began = performance.now()
  const env = readEnvironment(PROJECT)
  const door = await takePort(env.bind, env.port)
  started.push(() => door.close(0))
  const folder = env.databaseUrl ? undefined : databaseFolder(env.dataDir, process.env.HONGYI_DATA !== undefined)
  const databaseUrl = env.databaseUrl ?? (await startDatabase(folder!, env))
  await migrate(databaseUrl)
  mkdirSync(env.blobsDir, { recursive: true })
  // The entries read their surroundings from the environment, as they do in the cloud.
  Object.assign(process.env, { DATABASE_URL: databaseUrl, HONGYI_MODE: env.mode, HONGYI_BLOBS: env.blobsDir })
  if (!env.databaseUrl) process.env.HONGYI_SECRET ??= keptSecret(env.dataDir)
  const accounts: DemoAccount[] = env.mode === 'demo' ? (await seedDemo(databaseUrl, new Date())).accounts : []
  const host = openHost({
    door,
    entries: { member, staff, matching },
    owner: ownerFrom(nouns),
    databaseUrl,
    screensDir: join(PROJECT, 'dist/h5'),
    timerEveryMs: env.mode === 'demo' ? DEMO_TURN_MS : TURN_MS,
    log: pino({ level: env.logLevel }),
  })
  started.push(closePools, () => host.stop())
  const url = `http://${env.bind.includes(':') ? `[${env.bind}]` : env.bind}:${door.port}`
  if (env.mode === 'demo') {
    const seconds = (performance.now() - began) / 1000
    const kept = folder ? placeName(folder) : 'DATABASE_URL 的数据库'
    const atNight = searchGoesOnAt('ordinary', new Date()) !== null
    console.log(welcome({ url, accounts, seconds, kept, atNight }))
  }
  console.log(`ready ${url}`)
}

async function startDatabase(dir: string, env: Environment): Promise<string> {
  if (!dir.startsWith(env.dataDir))
    console.log(
      `数据库放在 ${dir}：项目在私有目录里，数据库账号进不去。 The database lives there: this folder is private.`,
    )
  const server = await startEmbedded({ dir })
  started.push(() => server.stop())
  return server.url
}

const placeName = (folder: string): string => (folder.startsWith(PROJECT) ? relative(PROJECT, folder) : folder)

let stopping = false

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) process.exit(130)
  stopping = true
  console.log(`收到 ${signal}，办完手上的就停。 Finishing running calls.`)
  // Past this the kernel closes our pipe to the database server, which then shuts itself down in order.
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
  await undo()
  process.exit(0)
}

async function undo(): Promise<void> {
  for (const step of started.splice(0).reverse()) await step().catch((error: Error) => console.error(error.message))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))

start().catch(async (error: unknown) => {
  const refusal = asRefusal(error)
  // A stop that came during the start breaks what was still starting: that is no news.
  if (!stopping) console.error(refusal ? refusal.message : error)
  await undo()
  process.exit(1)
})
