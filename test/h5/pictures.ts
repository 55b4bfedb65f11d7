// Makes the pictures of the README from the running demo:
// `npx tsx test/h5/pictures.ts [name]`. One a person, as they see it first.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withServer } from '../../config/with-database'
import { openBrowser, visit, type Look, type Visitor } from './browser'
import { startHost, type Host } from './host'
import { serveLunch } from './picture-of-till'
import type { DemoAccountKey } from '@/contracts/demo-accounts'

const folder = path.join(__dirname, 'pictures')
const pictures: {
  name: string
  who: DemoAccountKey
  page: string
  look?: Look
  then?: string
  stage?: (host: Host, visitor: Visitor) => Promise<void>
}[] = [
  { name: 'resident', who: 'resident', page: 'home/index' },
  { name: 'helper', who: 'part-timer', page: 'help-out/index', then: '快递柜倒了' },
  {
    name: 'staff',
    who: 'community-staff',
    page: 'staff-desk/index',
    look: { width: 1440, height: 900 },
    then: '暖气片上半截热',
  },
  {
    name: 'rider',
    who: 'rider',
    page: 'stations/index',
    look: { place: { lng: 111.7012, lat: 40.8058 } },
    then: '用我的位置',
  },
  { name: 'meal', who: 'rider', page: 'canteen/index' },
  { name: 'care', who: 'elder', page: 'home/index', look: { care: true } },
  { name: 'till', who: 'canteen-clerk', page: 'canteen-desk/index', stage: serveLunch },
]

async function main(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-pictures-'))
  const host = await startHost(place, databaseUrl)
  const browser = await openBrowser()
  mkdirSync(folder, { recursive: true })
  try {
    for (const { name, who, page, look, then, stage } of pictures.filter(
      (p) => !process.argv[2] || p.name === process.argv[2],
    )) {
      const visitor = await visit(browser, host.url, who, { ...look, scale: 1 })
      await visitor.go(page)
      await stage?.(host, visitor)
      if (then) {
        await visitor.page
          .getByRole('button', { name: new RegExp(then) })
          .last()
          .click()
        await visitor.page.waitForTimeout(1200)
      }
      await visitor.shot(path.join(folder, `${name}.png`))
      console.log(`${name}.png`)
      await visitor.context.close()
    }
  } finally {
    await browser.close()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => main(await server.create('pictures')), { durable: false }).then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
