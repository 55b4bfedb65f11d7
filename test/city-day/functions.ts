import { createRequire } from 'node:module'
import path from 'node:path'
import { newId } from '../../cloudfunctions/kernel/ids'

type Main = (event: unknown, context?: unknown) => Promise<unknown>
export interface Told {
  ok: boolean
  code?: string
  data?: Record<string, unknown>
}
export interface Functions {
  call(operation: string, token: string, input: object): Promise<Told>
  tick(): Promise<Record<string, number>>
}

/**
 * The files that are uploaded to the cloud, called as the cloud calls
 * them. They read their surroundings at the first call.
 */
export function loadFunctions(databaseUrl: string): Functions {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    HONGYI_SECRET: "a city day's secret of no value",
    HONGYI_POOL_MAX: '8',
  })
  const load = (name: string): Main =>
    (createRequire(__filename)(path.resolve(__dirname, `../../dist/cloudfunctions/${name}/index.js`)) as { main: Main })
      .main
  const [member, matching] = [load('member'), load('matching')]
  return {
    call: async (operation, token, input) => (await member({ operation, input, token, clientId: newId() })) as Told,
    tick: async () => (await matching({ Type: 'Timer', TriggerName: 'matching' })) as Record<string, number>,
  }
}
