// A station's life at the desk on H5: what a rider says becomes a task with a due, is
// mended with a photo and thanked for; hours are edited by rows and read by the next
// rider; a sheet is written whole or not at all; the poster's code opens the station.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { encode } from 'uqr'
import type { DeskStation, StationView } from '@/contracts/station'
import { clientId } from '@/platform/client-id'
import { withServer } from '../../config/with-database'
import { mustBe, suite } from '../told'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost } from './host'
import { picture } from './picture'

const { promise, end } = suite()
const here = (v: Visitor) => v.page.locator('.taro_page:not([style*="display: none"])').last()
const at = (page: string, s: Pick<StationView, 'communityCode' | 'stationId'>, more = '') =>
  `${page}?communityCode=${s.communityCode}&stationId=${s.stationId}${more}`
const choose = (v: Visitor, name: string) => here(v).getByRole('radio', { name, exact: true }).last().click()

async function pickPhoto(v: Visitor, tile: string, photo: string): Promise<void> {
  await v.press(tile)
  const chooser = v.page.waitForEvent('filechooser')
  await v.press('从相册选')
  await (await chooser).setFiles(photo)
}

async function giveSheet(v: Visitor, button: string, name: string, text: string, place: string): Promise<void> {
  const file = path.join(place, name)
  writeFileSync(file, `\ufeff${text}`)
  const chooser = v.page.waitForEvent('filechooser')
  await v.press(button)
  await (await chooser).setFiles(file)
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
    await importing(wide, place, kept, known)
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
    await offering({ shop: rider, staff, wide, kept, ask, known })
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

async function importing(
  wide: Visitor,
  place: string,
  kept: DeskStation,
  known: () => Promise<StationView[]>,
): Promise<void> {
  const head = '编号,名称,类型,社区,地址,经度,纬度,开放时间,怎么进'
  const row = (name: string, hours: string, metres: number) =>
    `,${name},商家,,路口东侧底商,${(kept.point.lng + metres / 84_300).toFixed(6)},${kept.point.lat.toFixed(6)},"${hours}",推门进`
  await promise(
    'a sheet with a mistake writes nothing, names it by row and column, and comes back marked',
    async () => {
      const before = (await known()).length
      await wide.go('station-desk/index?part=sheets')
      await giveSheet(
        wide,
        '选一份 Excel 或 CSV',
        '驿站.csv',
        [head, row('表格一站', '每天 08:00-20:00', 20), row('表格二站', '看情况', 40)].join('\r\n'),
        place,
      )
      await wide.sees('1 处要改')
      await wide.sees('第 3 行 · 开放时间')
      mustBe(
        (await here(wide).getByRole('button', { name: '写进去', exact: true }).count()) === 0,
        'it offers to write it',
      )
      mustBe((await known()).length === before, 'something was written')
      const download = wide.page.waitForEvent('download')
      await wide.press('下载标好的表')
      const file = await (await download).path()
      mustBe(readFileSync(file).subarray(0, 2).toString() === 'PK', 'the marked copy is no workbook')
    },
  )
  await promise('corrected, it is looked at, then written, and riders have both', async () => {
    await giveSheet(
      wide,
      '换一份',
      '驿站改.csv',
      [head, row('表格一站', '每天 08:00-20:00', 20), row('表格二站', '工作日 09:00-18:00', 40)].join('\r\n'),
      place,
    )
    await wide.sees('新开 2 个')
    mustBe(!(await known()).some((s) => s.name === '表格一站'), 'a look alone has written it')
    await wide.press('写进去')
    await wide.sees('写好了')
    const names = (await known()).map((s) => s.name)
    mustBe(names.includes('表格一站') && names.includes('表格二站'), 'riders do not have them')
  })
}

type Ask = <D>(v: Visitor, operation: string, input: object, clientId?: string) => Promise<D>

interface Offering {
  shop: Visitor
  staff: Visitor
  wide: Visitor
  kept: DeskStation
  ask: Ask
  known: () => Promise<StationView[]>
}

async function offering({ shop, staff, wide, kept, ask, known }: Offering): Promise<void> {
  await promise(
    'a shop offers a station with a pin under the cross, and it waits for the staff of that place',
    async () => {
      await shop.go('station-desk/offer')
      await here(shop).getByRole('textbox', { name: '名字，必填' }).fill('拐角小卖部')
      await here(shop).getByRole('textbox', { name: '地址，必填' }).fill('路口拐角')
      const map = here(shop).locator('.ui-map')
      await map.scrollIntoViewIfNeeded()
      const box = (await map.boundingBox())!
      await shop.page.mouse.move(box.x + 120, box.y + 150)
      await shop.page.mouse.down()
      await shop.page.mouse.move(box.x + 60, box.y + 110, { steps: 6 })
      await shop.page.mouse.up()
      await shop.sees('北纬')
      await choose(shop, '每天')
      await shop.press('交给社区看看')
      await shop.sees('收到了，谢谢你')
      const { stations } = await ask<{ stations: DeskStation[] }>(shop, 'list-my-stations', {})
      mustBe(
        stations.some((s) => s.name === '拐角小卖部' && s.state === 'offered'),
        'it does not wait for anybody',
      )
    },
  )
  await promise(
    'what is offered stands first at the desk; accepted, every rider has it and the shop hears of it',
    async () => {
      const name = '转角理发店'
      const described = {
        name,
        kind: 'merchant',
        point: { lng: kept.point.lng + 0.0004, lat: kept.point.lat },
        address: '路口底商',
        hours: '09:00-21:00',
        facilities: ['seats'],
      }
      await ask(shop, 'offer-station', { stationId: clientId(), ...described }, clientId())
      await staff.go('station-desk/index')
      await staff.sees('商家想挂牌')
      await here(staff)
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .click()
      await staff.press('接收，挂牌')
      await staff.sees('来过的人次')
      mustBe(
        (await known()).some((s) => s.name === name),
        'riders do not have it',
      )
      const heard = async () =>
        (await ask<{ notices: { title: string }[] }>(shop, 'list-notices', { limit: 20 })).notices.some((n) =>
          n.title.startsWith(name),
        )
      for (let tries = 0; tries < 15 && !(await heard()); tries++) await shop.page.waitForTimeout(1_000)
      mustBe(await heard(), 'the shop heard nothing')
    },
  )
  await promise('staff decide with the reason that the shop reads', async () => {
    await wide.go('station-desk/index')
    await here(wide)
      .getByRole('button', { name: /老马面馆/ })
      .first()
      .click()
    await wide.press('这次不接')
    await choose(wide, '离另一个驿站太近')
    await wide.press('告诉他')
    await here(wide).getByText('这次没接').first().waitFor()
    await staff.go('station-desk/index')
    mustBe((await here(staff).getByText('老马面馆').count()) === 0, 'it still waits in the list')
  })
}

withServer(async (server) => life(await server.create('stationdesk')), { durable: false }).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
