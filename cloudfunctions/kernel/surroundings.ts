import { createHash } from 'node:crypto'
import path from 'node:path'
import { poolFor } from '../store/pool'
import { blobsIn } from './blobs/blob-store'
import { exchangeCode } from './account/wechat-code'
import { makePorts, type Ports } from './ports'

let kept: { url: string; ports: Ports } | undefined

/** The ports of a running function, from its environment. Read at the first call: a cold start costs nothing before. */
export function portsFromEnvironment(env: NodeJS.ProcessEnv = process.env): Ports {
  const url = env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  if (kept?.url === url) return kept.ports
  const ports = makePorts({
    pool: poolFor(url),
    blobs: blobsIn(env, path.resolve(env.HONGYI_BLOBS ?? '.data/blobs')),
    // Links and tickets are signed with this; all instances of one deployment share it through the database's own
    // secret.
    secret: env.HONGYI_SECRET ?? createHash('sha256').update(`hongyi:${url}`).digest('hex'),
    demo: env.HONGYI_MODE === 'demo',
    exchangeWechatCode: (code) => exchangeCode(code, env),
    log: (line) => {
      if (line.level === 'error') console.error(JSON.stringify(line))
    },
  })
  kept = { url, ports }
  return ports
}
