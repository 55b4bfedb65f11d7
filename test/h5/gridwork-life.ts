// From a rider's application to the day he leaves, on H5, by several people in browsers of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { withServer } from '../../config/with-database'
import { mustBe, suite } from '../told'
import { openBrowser, visit } from './browser'
import { applying } from './gridwork/applying'
import { asking } from './gridwork/asking'
import { posts } from './gridwork/posts'
import type { World } from './gridwork/world'
import { startHost } from './host'
import { picture } from './picture'

const { promise, end } = suite()

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-gridwork-'))
  const host = await startHost(place, databaseUrl)
  const eye = new Client({ connectionString: databaseUrl })
  await eye.connect()
  await eye.query(`select set_config('hongyi.scope', '%', false)`)
  const browser = await openBrowser()
  const {
    rows: [home],
  } = await eye.query<{ community_code: string; lng: number; lat: number }>(
    `select b.community_code, b.lng, b.lat
     from building b
     where b.grid_code = 'G150105006001001'
     order by b.code
     limit 1`,
  )
  const spot = { place: { lng: Number(home!.lng), lat: Number(home!.lat) } }
  const [r, member, volunteer, staff] = [
    await visit(browser, host.url, 'rider', spot),
    await visit(browser, host.url, 'resident'),
    await visit(browser, host.url, 'volunteer'),
    await visit(browser, host.url, 'community-staff', { width: 1440, height: 900 }),
  ]
  for (const v of [r, member, volunteer, staff]) v.page.setDefaultTimeout(12_000)
  const world: World = {
    promise,
    host,
    eye,
    rider: r,
    staff,
    member,
    volunteer,
    community: home!.community_code,
    photo: await picture(path.join(place, 'cover.png')),
  }
  try {
    await applying(world)
    await asking(world)
    await posts(world)
    await promise('no screen threw an error', async () => {
      const errors = [r, member, volunteer, staff].flatMap((v) => v.errors)
      mustBe(errors.length === 0, errors.slice(0, 5).join('\n'))
    })
    for (const [name, v] of [
      ['rider', r],
      ['staff', staff],
    ] as const)
      await v.shot(path.join('test/.artifacts', `h5-gridwork-${name}.png`))
  } finally {
    await browser.close()
    await eye.end()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => life(await server.create('gridwork')), { durable: false }).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
