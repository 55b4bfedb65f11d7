// A meal's life on H5, by seven people in seven browsers: a menu, one thumb to keep
// a portion, no network, a yes, a no, the line, a walk-in, the day's sheet. The
// canteen's hours are moved as they would pass, so that it runs at any time of day.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withServer } from '../../config/with-database'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { MealCard } from '@/contracts/canteen-shapes'
import { mustBe, suite } from '../told'
import { openCanteenNow, type CanteenNow } from '../world/canteen-now'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost } from './host'

const all: [string, Visitor][] = []
const { promise, end } = suite(async (n) => {
  for (const [name, v] of all) await v.shot(path.join('test/.artifacts', `canteen-${n}-${name}.png`))
})
const shown = (v: Visitor) => v.page.locator('.taro_page:not([style*="display: none"])').last()
const gone = (v: Visitor, text: string) =>
  shown(v).getByText(text).first().waitFor({ state: 'hidden', timeout: 10_000 })

/** The portion that a price with this name keeps; two presses when the price is mine already. */
async function reserve(v: Visitor, canteen: CanteenNow, tier?: string): Promise<void> {
  await v.go(`canteen/canteen?communityCode=${canteen.communityCode}&canteenId=${canteen.canteenId}`)
  await v.press('给我留一份')
  if (tier) await v.page.getByRole('radio', { name: new RegExp(`^${tier}`) }).click()
  await v.press('就留这份')
  await v.sees('已为你留到')
}

async function mealOf(v: Visitor, base: string): Promise<MealCard> {
  const token = await v.page.evaluate(() => (JSON.parse(localStorage.getItem('token')!) as { data: string }).data)
  const answer = await v.context.request.post(`${base}/rpc/list-my-meals`, {
    data: { input: {} },
    headers: { authorization: `Bearer ${token}` },
  })
  const { data } = (await answer.json()) as { data: { meals: MealCard[] } }
  const meal = data.meals.find((m) => m.state === 'reserved' || m.state === 'redeemed')
  if (!meal) throw new Error('there is no meal')
  return meal
}

const keypad = async (v: Visitor, code: string) => {
  for (const digit of code) await shown(v).getByRole('button', { name: digit, exact: true }).click()
}

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-canteen-'))
  const host = await startHost(place, databaseUrl)
  const canteen = await openCanteenNow(databaseUrl)
  const browser = await openBrowser()
  const enter = async (who: DemoAccountKey) => {
    const v = await visit(browser, host.url, who, { care: false })
    all.push([who, v])
    return v
  }
  const [clerk, resident, rider, volunteer, partTimer, guest] = [
    await enter('canteen-clerk'),
    await enter('resident'),
    await enter('rider'),
    await enter('volunteer'),
    await enter('part-timer'),
    await enter('grid-worker'),
  ]
  try {
    await promise('a clerk lands at the till and chooses the canteen they serve in', async () => {
      await clerk.page.goto(host.url)
      await clerk.page.waitForFunction(() => location.hash.startsWith('#/canteen-desk/index'), undefined, {
        timeout: 10_000,
      })
      await shown(clerk).getByRole('link', { name: '换一家' }).first().click()
      await clerk.page.getByRole('radio', { name: canteen.name }).click()
      await gone(clerk, '哪一家食堂')
    })
    await promise('a menu goes out: a dish with what it contains, a price, portions', async () => {
      await clerk.go('canteen-desk/menu')
      await clerk.press('添一道菜')
      await clerk.page.locator('.ui-sheet input').fill('手工面')
      await clerk.page.getByRole('checkbox', { name: '麸质' }).click()
      await clerk.press('就这样')
      for (const [label, value] of [
        ['原价（元）', '16'],
        ['一共（份）', '4'],
        ['给老人留（份）', '0'],
      ] as const)
        await clerk.page.getByLabel(label).fill(value)
      await clerk.press('出菜单，开始订')
      await clerk.sees('大家现在能订')
    })
    await promise('one thumb keeps a portion, at the price that is mine', async () => {
      await reserve(resident, canteen)
      await reserve(rider, canteen)
      await rider.sees('骑手价 ¥12.8')
      await reserve(partTimer, canteen)
      await reserve(guest, canteen, '60 岁价')
      await guest.sees('师傅看一眼')
    })
    await promise('sold out: the next one stands in line and sees the place', async () => {
      await volunteer.go(`canteen/canteen?communityCode=${canteen.communityCode}&canteenId=${canteen.canteenId}`)
      await volunteer.sees('订完了')
      await volunteer.press('排队')
      await volunteer.press('排上，有了自动留给我')
      await volunteer.sees('下一个就是你')
    })
    await promise('who cannot come gives it back in two presses, and the line has it by itself', async () => {
      await resident.press('来不了，让给别人')
      await resident.press('确定不来了')
      await resident.sees('给我留一份').catch(() => resident.sees('排队'))
      await volunteer.go('canteen/index')
      await volunteer.sees('已为你留到')
    })
    await promise('who did not come pays first: said before, and the money at the till keeps the portion', async () => {
      await canteen.missed()
      await clerk.go('canteen-desk/menu')
      await clerk.page.getByLabel('一共（份）').fill('5')
      await clerk.press('存好，大家马上看到')
      await clerk.sees('5 份，改好了')
      await resident.go(`canteen/canteen?communityCode=${canteen.communityCode}&canteenId=${canteen.canteenId}`)
      await resident.sees('先到店付款才能留餐')
      await resident.press('给我留一份')
      await resident.press('就留这份')
      await resident.press('好，我 30 分钟内到店付')
      await resident.sees('先到店付款：还剩')
      await clerk.go('canteen-desk/index')
      await keypad(clerk, (await mealOf(resident, host.url)).code!)
      await clerk.press('他来先付款的，收钱留餐')
      await clerk.sees('留住了')
      await clerk.sees('收 ¥16')
      await clerk.press('下一位')
      await resident.go('canteen/index')
      await gone(resident, '先到店付款')
    })
    await promise('with no network the number and its picture stay, through a reload too', async () => {
      const { code } = await mealOf(rider, host.url)
      const spelled = `${code!.slice(0, 3)} ${code!.slice(3)}`
      await rider.go('canteen/index')
      await rider.sees(spelled)
      await rider.context.setOffline(true)
      await rider.sees('没网，取餐号照样能用')
      await rider.sees(spelled)
      await rider.context.setOffline(false)
      // The page itself comes from the browser's or WeChat's own store; what must not be needed is an answer of ours.
      await rider.page.route('**/rpc/*', (route) => route.abort('internetdisconnected'))
      await rider.page.reload()
      await rider.sees(spelled)
      await shown(rider).locator('.ui-qr').first().waitFor()
      await rider.page.unroute('**/rpc/*')
    })
    await promise('too early is a no that says when', async () => {
      const { code } = await mealOf(rider, host.url)
      await clerk.go('canteen-desk/index')
      await keypad(clerk, code!)
      await clerk.sees('不能取')
      await clerk.sees('还没到时间')
      await clerk.press('下一位')
    })
    await canteen.beginServing()
    await promise('six digits, a yes as large as the screen with what to take; again, a no with the time', async () => {
      const { code } = await mealOf(rider, host.url)
      await clerk.go('canteen-desk/index')
      await keypad(clerk, code!)
      await clerk.sees('可以取')
      await clerk.sees('收 ¥12.8')
      await clerk.sees('含麸质')
      const box = await shown(clerk).locator('.till-whole').boundingBox()
      mustBe(box && box.width >= 390 && box.height >= 844, `the answer is only ${box?.width} × ${box?.height}`)
      // The next customer's digits end the answer by themselves.
      await clerk.page.keyboard.type(code!)
      await clerk.sees('不能取')
      await shown(clerk)
        .getByText(/用过了，\d\d:\d\d/)
        .waitFor()
      await clerk.press('下一位')
    })
    await promise("a digit that was typed wrong opens nobody's meal", async () => {
      const { code } = await mealOf(volunteer, host.url)
      await clerk.page.keyboard.type(code!.slice(0, 5) + String((Number(code![5]) + 1) % 10))
      await clerk.sees('数字不对')
      await clerk.page.keyboard.press('Enter')
      await gone(clerk, '不能取')
    })
    await promise('a hand scanner types the code of the picture, and it is a yes', async () => {
      const { qr } = await mealOf(volunteer, host.url)
      await clerk.page.keyboard.type(qr!)
      await clerk.page.keyboard.press('Enter')
      await clerk.sees('可以取')
      await clerk.sees('收 ¥16')
      await clerk.press('下一位')
    })
    await promise('who paid first pays no second time', async () => {
      await keypad(clerk, (await mealOf(resident, host.url)).code!)
      await clerk.sees('付过了，不收钱')
      await clerk.press('下一位')
    })
    await promise('a price by age asks for a look at the document; it does not fit: the full price', async () => {
      await keypad(clerk, (await mealOf(guest, host.url)).code!)
      await clerk.sees('请看一眼证件')
      await clerk.press('对不上')
      await clerk.sees('收 ¥16')
      await clerk.press('下一位')
    })
    await promise('without a network the till says so and keeps the number; it is made up for by itself', async () => {
      await clerk.context.setOffline(true)
      await clerk.page.keyboard.type((await mealOf(partTimer, host.url)).code!)
      await clerk.sees('没网，核不了')
      await clerk.press('先给饭，记下')
      await clerk.sees('没网时记下的')
      await clerk.context.setOffline(false)
      await gone(clerk, '没网时记下的')
      mustBe((await mealOf(partTimer, host.url)).state === 'redeemed', 'the number that was kept did not arrive')
    })
    await promise(
      'fewer portions than promised is refused in words; more make room for a walk-in, in two presses',
      async () => {
        await clerk.go('canteen-desk/menu')
        await clerk.page.getByLabel('一共（份）').fill('2')
        await clerk.press('存好，大家马上看到')
        await clerk.sees('已经订出去 5 份，份数不能再少了')
        await clerk.page.getByLabel('一共（份）').fill('6')
        await clerk.press('存好，大家马上看到')
        await clerk.sees('6 份，改好了')
        await clerk.go('canteen-desk/index')
        await clerk.press('现场用餐')
        await clerk.page.getByRole('button', { name: '原价，¥16，记一份' }).click()
        await clerk.sees('记好了')
        await clerk.sees('收 ¥16')
        await clerk.press('下一位')
      },
    )
    await canteen.endServing()
    await promise('the day is closed with a sheet whose sums are right, on the screen and in the file', async () => {
      await clerk.go('canteen-desk/sheet')
      await clerk.press('结账，出单子')
      await clerk.page.getByRole('button', { name: '结', exact: true }).click()
      await clerk.sees('¥89.6')
      await clerk.sees('原价 ¥96，补贴 ¥6.4')
      const download = clerk.page.waitForEvent('download')
      await clerk.press('下载 CSV')
      const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n')
      mustBe(
        lines.some((l) => l === '合计,,6,1,96,89.6,6.4,'),
        lines.join(' | '),
      )
      mustBe(
        lines.some((l) => l === '午餐,骑手价,2,0,32,25.6,6.4,骑手关爱基金'),
        lines.join(' | '),
      )
      const states = await canteen.states()
      mustBe(states.redeemed === 6 && states.released === 1, JSON.stringify(states))
    })
    await promise('no screen threw an error', async () => {
      const errors = all.flatMap(([name, v]) =>
        v.errors.filter((e) => !/net::ERR_INTERNET_DISCONNECTED/.test(e)).map((e) => `${name}: ${e}`),
      )
      mustBe(errors.length === 0, errors.slice(0, 5).join('\n'))
    })
  } finally {
    await browser.close()
    await canteen.stop()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => life(await server.create('canteen')), { durable: false }).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
