// A station's life at the desk on H5: what a rider says becomes a task with a due, is
// mended with a photo and thanked for; hours are edited by rows and read by the next
// rider; a sheet is written whole or not at all; the poster's code opens the station.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { encode } from 'uqr'
import { withServer } from '../../config/with-database'
import { mustBe, suite } from '../told'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost } from './host'
import { picture } from './picture'
import { at, choose, here, type Ask, type Desk } from './station-desk/desk'
import { importing } from './station-desk/importing'
import { offering } from './station-desk/offering'
import type { DeskStation, StationView } from '@/contracts/station-shapes'

const { promise, end } = suite()

async function pickPhoto(v: Visitor, tile: string, photo: string): Promise<void> {
  await v.press(tile)
  const chooser = v.page.waitForEvent('filechooser')
  await v.press('从相册选')
  await (await chooser).setFiles(photo)
}

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-station-desk-'))
  const host = await startHost(place, databaseUrl)
  const browser = await openBrowser()
  const [rider, staff, keeper] = await Promise.all([
    visit(browser, host.url, 'rider', { scale: 1 }),
    visit(browser, host.url, 'community-staff', { scale: 1 }),
    visit(browser, host.url, 'station-keeper', { scale: 1 }),
  ])
  const wide = await visit(browser, host.url, 'community-staff', { width: 1440, height: 900, scale: 1 })
  const photo = await picture(path.join(place, 'tap.png'))
  const ask: Ask = async <D>(v: Visitor, operation: string, input: object, id?: string): Promise<D> => {
    const token = await v.page.evaluate(() => (JSON.parse(localStorage.getItem('token')!) as { data: string }).data)
    return (
      (await (
        await fetch(`${host.url}/rpc/${operation}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify({ input, ...(id ? { clientId: id } : {}) }),
        })
      ).json()) as { data: D }
    ).data
  }
  const kept = (await ask<{ stations: DeskStation[] }>(keeper, 'list-my-stations', {})).stations[0]!
  const known = async () => (await ask<{ stations: StationView[] }>(rider, 'sync-stations', {})).stations
  const desk: Desk = { promise, wide, kept, known }
  try {
    await promise('a keeper who opens the address lands in their station', async () => {
      await keeper.page.goto(host.url)
      await keeper.page.waitForFunction(() => location.hash.startsWith('#/station-desk/index'), undefined, {
        timeout: 10_000,
      })
      await keeper.sees(kept.name)
      await keeper.sees('来过的人次')
    })
    await promise('what a rider reports is a task of the staff, with its due', async () => {
      await rider.go(at('stations/station', kept))
      await rider.press('门锁着 / 没水')
      await rider.press('没水')
      await rider.sees('后面的人马上看到了')
      await staff.go('station-desk/index?part=faults')
      const task = here(staff).getByRole('button', { name: new RegExp(`^${kept.name}，没热水`) })
      await task.waitFor()
      mustBe(/还剩 \d+/.test(await task.innerText()), 'the task says no time left')
      await task.click()
      await staff.sees('前去看')
    })
    await promise('mended with a photo and not without, and whoever said it hears of it', async () => {
      mustBe(
        (await here(staff).getByRole('button', { name: '先拍一张' }).getAttribute('aria-disabled')) === 'true',
        'it can be closed without a photo',
      )
      await pickPhoto(staff, '拍一张修好的样子', photo)
      await staff.press('修好了')
      await staff.sees('已经告诉说过的 1 个人')
      // The word goes out with the timer's next round.
      const word = here(rider).getByText(`${kept.name}修好了`).first()
      for (let tries = 0; tries < 15 && (await word.count()) === 0; tries++) {
        await rider.page.waitForTimeout(1_000)
        await rider.go('notices/index')
      }
      await word.click()
      await rider.sees('几时开')
      mustBe(
        (await known()).find((s) => s.stationId === kept.stationId)!.facilities.water?.state === 'yes',
        'its water is still said to be broken',
      )
      mustBe((await here(rider).getByText('正在修').count()) === 0, 'the rider still sees it being mended')
    })
    await promise('hours edited by rows, never as a string, are what the next rider reads', async () => {
      await keeper.go(at('station-desk/edit', kept, '&part=hours'))
      await here(keeper).locator('textarea').fill('看情况')
      await keeper.sees('没看懂')
      await choose(keeper, '每天')
      await keeper.press('09:00 开门，改')
      await choose(keeper, '07')
      await choose(keeper, '30')
      await keeper.press('就 07:30')
      await keeper.sees('每天 07:30–21:00')
      mustBe(!/Mo-|24\/7|\boff\b/.test(await here(keeper).innerText()), 'the stored string is on the screen')
      await keeper.press('存好，骑手马上看到')
      await keeper.page.waitForFunction(() => !location.hash.includes('station-desk/edit'), undefined, {
        timeout: 10_000,
      })
      await rider.go(at('stations/station', kept))
      await rider.sees('每天 07:30–21:00')
    })
    await promise('a Chinese text from the door is read as rows with its midday break', async () => {
      await keeper.go(at('station-desk/edit', kept, '&part=hours'))
      await here(keeper).locator('textarea').fill('周一至周五 08:30-12:00，13:00-17:30；周六 09:00-12:00；周日休息')
      await keeper.press('就用这个')
      await keeper.press('存好，骑手马上看到')
      await keeper.page.waitForFunction(() => !location.hash.includes('station-desk/edit'), undefined, {
        timeout: 10_000,
      })
      const { hours } = (await known()).find((s) => s.stationId === kept.stationId)!
      mustBe(hours === 'Mo-Fr 08:30-12:00,13:00-17:30; Sa 09:00-12:00; Su off', `stored as ${hours}`)
    })
    await promise('closed today with a reason, and open again', async () => {
      await keeper.go(at('station-desk/station', kept))
      await keeper.press('今天不开')
      await choose(keeper, '停水检修')
      await here(keeper).locator('.ui-sheet').getByRole('button', { name: '今天不开' }).click()
      await keeper.sees('今天不开：停水检修')
      mustBe(
        (await known()).find((s) => s.stationId === kept.stationId)!.closed?.reason === '停水检修',
        'riders do not see it closed',
      )
      await keeper.press('又开了')
      await here(keeper).getByRole('button', { name: '改信息' }).and(here(keeper).locator('.ui-btn-primary')).waitFor()
      mustBe((await known()).find((s) => s.stationId === kept.stationId)!.closed === null, 'riders still see it closed')
    })
    await importing(desk, place)
    await promise('the printed page is one sheet of A4 whose code opens the station', async () => {
      await wide.go(at('station-desk/poster', kept))
      await wide.sees('扫一扫')
      const address = `${host.url}/#/stations/visit?code=${kept.code}`
      const drawn = await modulesOf(wide)
      mustBe(
        JSON.stringify(drawn) ===
          JSON.stringify(encode(address, { ecc: 'M', border: 1 }).data.map((r) => r.map(Boolean))),
        'the picture is not the code of the address',
      )
      const pdf = (await wide.page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
      mustBe((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length === 1, 'it does not fit on one page')
      mustBe(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/.test(pdf), 'the page is not A4')
      const stranger = await visit(browser, host.url, null, { scale: 1 })
      await stranger.page.goto(address)
      await stranger.sees('几时开')
      await stranger.sees(kept.name)
      mustBe(
        (
          await ask<DeskStation>(keeper, 'read-desk-station', {
            communityCode: kept.communityCode,
            stationId: kept.stationId,
          })
        ).visitsToday ===
          kept.visitsToday + 1,
        'the visit was not counted',
      )
    })
    await offering(desk, { shop: rider, staff, ask })
    await promise('no screen threw an error', async () => {
      const errors = [rider, staff, keeper, wide].flatMap((v) => v.errors)
      mustBe(errors.length === 0, errors.slice(0, 5).join('\n'))
    })
  } finally {
    await browser.close()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

/** Dark or light in the middle of every module of the code on the page, as a camera would see it. */
const modulesOf = (v: Visitor): Promise<boolean[][]> =>
  v.page.evaluate(async () => {
    const picture = document.querySelector<HTMLImageElement>('.poster-code img')!
    await picture.decode()
    // Ten units a module in the picture, and as many pixels here.
    const side = Number(/viewBox="0 0 (\d+) /.exec(decodeURIComponent(picture.src))![1])
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
    const pen = canvas.getContext('2d')!
    pen.drawImage(picture, 0, 0, side, side)
    const { data } = pen.getImageData(0, 0, side, side)
    return Array.from({ length: side / 10 }, (_, y) =>
      Array.from({ length: side / 10 }, (_x, x) => data[4 * ((10 * y + 5) * side + 10 * x + 5)]! < 128),
    )
  })

withServer(async (server) => life(await server.create('stationdesk')), { durable: false }).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
