import { layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { closePools } from '../../cloudfunctions/store/pool'
import { newId } from '../../cloudfunctions/kernel/ids'
import { main as member } from '../../cloudfunctions/member'

type Main = (event: unknown, context?: unknown) => Promise<unknown>
export interface Said {
  ok: boolean
  code?: string
  data?: Record<string, unknown>
  fields?: Record<string, string>
  message?: string
  requestId: string
}
interface HttpSaid {
  statusCode: number
  headers: Record<string, string>
  body: string
}

const cloudNames = [
  'TCB_SOURCE',
  'WX_SOURCE',
  'WX_OPENID',
  'WX_APPID',
  'WX_SECRET',
  'WX_API_BASE',
  'DATABASE_URL',
  'HONGYI_MODE',
  'HONGYI_SECRET',
]

/** The functions in a city that is laid out, with the surroundings that the cloud gives them; put back afterwards. */
export function useFunctions() {
  // A machine that does other work too needs its time; a test that hangs still ends.
  jest.setTimeout(30_000)
  const db = useDatabase()
  const surroundings = { ...process.env }
  beforeAll(() => layCity(db.url))
  beforeEach(() => {
    for (const name of cloudNames) delete process.env[name]
    Object.assign(process.env, {
      DATABASE_URL: db.url,
      HONGYI_MODE: 'demo',
      HONGYI_SECRET: 'a test secret of no value',
    })
  })
  afterAll(async () => {
    process.env = surroundings
    await closePools()
  })

  return db
}

export const cloud = async (event: unknown, main: Main = member): Promise<Said> =>
  (await main(event, { requestId: 'from the platform' })) as Said
export const http = async (event: object, main: Main = member): Promise<HttpSaid & { said: Said }> => {
  const answer = (await main({ httpMethod: 'POST', headers: {}, isBase64Encoded: false, ...event }, {})) as HttpSaid
  return { ...answer, said: JSON.parse(answer.body) as Said }
}
export const rpc = (operation: string, input: unknown, token?: string, main?: Main) =>
  http(
    {
      path: `/rpc/${operation}`,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      body: JSON.stringify({ input, clientId: newId() }),
    },
    main,
  )
export const tokenOf = async (account: string): Promise<string> =>
  (await rpc('sign-in-demo', { account })).said.data!.token as string
export const inWechat = (openid: string, source = 'wx_client'): void =>
  void Object.assign(process.env, { TCB_SOURCE: source, WX_OPENID: openid })
export const personOf = (said: Said): string => ((said.data!.me ?? said.data) as { personId: string }).personId
