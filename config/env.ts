import { join, resolve } from 'node:path'
import { StartRefusal } from '../cloudfunctions/local/refusal'

/** What the host needs to know of its surroundings, read once; README lists the same names. */
export type Environment = {
  mode: 'demo' | 'production'
  bind: string
  port: number
  /** Absent: the bundled PostgreSQL is started in `dataDir`. */
  databaseUrl?: string
  dataDir: string
  blobsDir: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

type Variables = Record<string, string | undefined>

const LOCAL = ['127.0.0.1', '::1', 'localhost']
const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Fails on the first thing that is wrong: a host that starts with half its settings is found out by residents. */
export function readEnvironment(projectDir: string, variables: Variables = process.env): Environment {
  const databaseUrl = variables.DATABASE_URL || undefined
  const mode = readMode(variables.HONGYI_MODE || undefined)
  const bind = variables.HONGYI_BIND || '127.0.0.1'
  if (mode === 'demo' && !LOCAL.includes(bind)) {
    throw wrong(
      `演示模式的账号人人可用,只能在本机打开,不能绑定 ${bind}。正式运行请设 HONGYI_MODE=production。`,
      `Anyone may use the demo accounts, so the demo answers on this machine only, not on ${bind}. ` +
        'To run for real set HONGYI_MODE=production.',
    )
  }
  const dataDir = resolve(projectDir, variables.HONGYI_DATA || '.data')
  return {
    mode,
    bind,
    port: readPort(variables.PORT || '4173'),
    ...(databaseUrl ? { databaseUrl } : {}),
    dataDir,
    blobsDir: variables.HONGYI_BLOBS ? resolve(projectDir, variables.HONGYI_BLOBS) : join(dataDir, 'blobs'),
    logLevel: readLevel(variables.HONGYI_LOG || (mode === 'demo' ? 'warn' : 'info')),
  }
}

/** The demo unless production is said. The seeder refuses a database that holds anybody else's data (NOT_A_DEMO). */
function readMode(mode: string | undefined): 'demo' | 'production' {
  if (mode === undefined || mode === 'demo' || mode === 'production') return mode ?? 'demo'
  throw wrong(
    `HONGYI_MODE 要是 demo 或 production，现在是 ${mode}。`,
    `HONGYI_MODE must be demo or production, it is ${mode}.`,
  )
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw wrong(`PORT 要是 0 到 65535 之间的数,现在是 ${text}。`, `PORT must be a number from 0 to 65535, it is ${text}.`)
}

function readLevel(text: string): Environment['logLevel'] {
  const level = LEVELS.find((known) => known === text)
  if (level) return level
  throw wrong(
    `HONGYI_LOG 要是 ${LEVELS.join('、')} 之一,现在是 ${text}。`,
    `HONGYI_LOG must be one of ${LEVELS.join(', ')}, it is ${text}.`,
  )
}

const wrong = (chinese: string, english: string): StartRefusal => new StartRefusal('WRONG_SETTING', chinese, english)
