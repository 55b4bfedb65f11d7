import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import { withServer } from '../../config/with-database'
import { migrate } from '../../cloudfunctions/store/migrate'
import { seedDemo } from '../../cloudfunctions/demo-city/seed'
import { dist } from './dist'
import { openBrowser } from './phone/chromium'
import type { World } from './phone/host/world'
import { openPhone } from './phone/open-phone'
import type { Phone } from './phone/phone'

const root = path.resolve(__dirname, '../..')
interface Bundle {
  main(event: unknown, context: unknown): Promise<unknown>
  receiveUpload?(ticket: string, bytes: Buffer): Promise<unknown>
  readPhoto?(key: string, query: Record<string, string>): Promise<{ bytes: Uint8Array; type: string } | null>
  closePools?(): Promise<void>
}
const bundle = (name: string): Bundle => require(path.join(root, 'dist/cloudfunctions', name, 'index.js')) as Bundle

export interface PhoneCity {
  databaseUrl: string
  /** Looks at the rows past the row-level security. */
  eye: Client
  /** A phone in the hands of one of the demo's people; WeChat signs them in by itself. */
  phoneOf(account: DemoAccountKey, world?: Partial<World>): Promise<Phone>
  phones: Phone[]
  tick(): Promise<void>
}

/**
 * The demo city behind WeChat's cloud: the compiled package on phones in Chromium, wx.cloud.callFunction crossing to
 * the built function bundles, which read the caller from their environment as they do there.
 */
export const withCity = (name: string, run: (city: PhoneCity) => Promise<void>): Promise<void> =>
  withServer(
    async (server) => {
      const databaseUrl = await server.create(name)
      const place = mkdtempSync(path.join(tmpdir(), `hongyi-${name}-`))
      await migrate(databaseUrl)
      await seedDemo(databaseUrl, new Date())
      Object.assign(process.env, {
        DATABASE_URL: databaseUrl,
        HONGYI_MODE: 'demo',
        HONGYI_BLOBS: path.join(place, 'blobs'),
        HONGYI_SECRET: 'for this test alone',
      })
      const functions: Record<string, Bundle> = {
        member: bundle('member'),
        staff: bundle('staff'),
        matching: bundle('matching'),
      }
      const eye = new Client({ connectionString: databaseUrl })
      await eye.connect()
      await eye.query(`select set_config('hongyi.scope', '%', false)`)
      const browser = await openBrowser()
      const phones: Phone[] = []
      const phoneOf: PhoneCity['phoneOf'] = async (account, world = {}) => {
        const openid = `o-${account}-${phones.length}`
        await eye.query(
          `insert into credential
           select 'wechat', $1, person_id, now()
           from credential
           where kind = 'demo' and subject = $2`,
          [openid, account],
        )
        const phone = await openPhone({
          browser,
          packageDir: dist,
          openid,
          callFunction: (called, data, caller) => {
            Object.assign(process.env, { TCB_SOURCE: 'wx_client', WX_OPENID: caller })
            return functions[called]!.main(data, {})
          },
          world: { location: null as never, permissions: { 'scope.userLocation': false } as never, ...world },
          async uploadFile({ url, bytes }) {
            const answer = (await functions.member!.receiveUpload!(url.split('/uploads/')[1]!, bytes)) as {
              ok: boolean
            }
            return { statusCode: answer.ok ? 200 : 400, data: JSON.stringify(answer) }
          },
          async download(url) {
            const at = new URL(url, 'https://host.test')
            const photo = await functions.member!.readPhoto!(
              at.pathname.replace('/photos/', ''),
              Object.fromEntries(at.searchParams),
            )
            return photo ? { bytes: Buffer.from(photo.bytes), type: photo.type } : undefined
          },
        })
        phones.push(phone)
        return phone
      }
      try {
        await run({
          databaseUrl,
          eye,
          phoneOf,
          phones,
          tick: async () => {
            await functions.matching!.main({ Type: 'Timer' }, {})
          },
        })
      } finally {
        for (const [i, phone] of phones.entries()) {
          await phone.screenshot(path.join(root, 'test/.artifacts', `weapp-${name}-${i}.png`)).catch(() => undefined)
          await phone.close()
        }
        await browser.close()
        await eye.end()
        await functions.member!.closePools?.()
        rmSync(place, { recursive: true, force: true })
      }
    },
    { durable: false },
  )
