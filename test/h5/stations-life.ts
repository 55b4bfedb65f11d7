// A rider on H5: the nearest station that is truly open, one tap to go, one tap to
// say that the door is locked, all of it without telling anybody where he stands.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stationRow } from '@/stations/station-row'
import { find, makeFinder } from '@/rules/find'
import { withServer } from '../../config/with-database'
import { mustBe, suite } from '../told'
import { standing, tellsPosition } from '../world/standing'
import { stationsAsByDay } from '../world/stations-now'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost, type Host } from './host'
import { shown } from './stations/shown'
import { staying } from './stations/staying'
import type { StationSync, StationView } from '@/contracts/station-shapes'

const { promise, end } = suite()

/** Everything that a browser sent, as one text a request. */
function listen(visitor: Visitor): string[] {
  const sent: string[] = []
  visitor.context.on('request', (r) => sent.push(`${r.url()} ${JSON.stringify(r.headers())} ${r.postData() ?? ''}`))
  return sent
}

async function registry(host: Host): Promise<{ stations: StationView[]; days: StationSync['days'] }> {
  const stations: StationView[] = []
  for (let cursor: string | undefined; ; ) {
    const answer = await fetch(`${host.url}/rpc/sync-stations`, {
      method: 'POST',
      body: JSON.stringify({ input: cursor ? { cursor } : {} }),
    })
    const { data } = (await answer.json()) as { data: StationSync }
    stations.push(...data.stations)
    if (data.complete) return { stations, days: data.days }
    cursor = data.cursor
  }
}

const best = async (host: Host, needs: string[] = [], minutes?: number): Promise<string[]> => {
  const { stations, days } = await registry(host)
  const finder = makeFinder(
    stations.map((s) => stationRow(s, days)),
    days,
  )
  return find(finder, {
    at: standing,
    now: Date.now(),
    needs,
    ...(minutes ? { minutes } : {}),
    speed: 'ride',
    k: 8,
    skip: [],
  }).found.map((f) => f.station.view.name)
}
/** The screen draws after the tap; on a busy machine somewhat after it. */
async function becomes(visitor: Visitor, is: (name: string) => boolean, what: string): Promise<void> {
  let name = ''
  for (let tries = 0; tries < 50; tries++) {
    name = await shown(visitor)
    if (is(name)) return
    await visitor.page.waitForTimeout(100)
  }
  throw new Error(`${name} ${what}`)
}

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-stations-'))
  const host = await startHost(place, databaseUrl)
  await stationsAsByDay(databaseUrl)
  const browser = await openBrowser()
  const rider = await visit(browser, host.url, 'rider', { place: standing })
  const sent = listen(rider)
  const opened: string[] = []
  await rider.page.exposeFunction('openedMap', (url: string) => {
    opened.push(url)
  })
  // esbuild names functions for the stack traces of a process that is not this page.
  await rider.context.addInitScript('globalThis.__name = (f) => f')
  await rider.context.addInitScript('window.open = (url) => { window.openedMap(String(url)); return null }')
  try {
    await promise(
      'before anybody asked for a position there is an answer already, and why it would help stands beside it',
      async () => {
        await rider.go('stations/index')
        await rider.sees('用一下你的位置，就知道哪个最近')
        await rider.sees('不上传，也不留下')
        mustBe((await shown(rider)).length > 1, 'no station is shown')
      },
    )
    await promise(
      'the first station is the nearest that is open long enough, as a walk over the whole registry finds it',
      async () => {
        await rider.press('用我的位置')
        await rider.sees('你现在的位置附近')
        const [expected] = await best(host)
        await becomes(rider, (name) => name === expected, `instead of ${expected}`)
      },
    )
    await promise('what he needs and how long he has change the answer, and are remembered', async () => {
      await rider.page.getByRole('radio', { name: '30', exact: true }).last().click()
      await rider.page.getByRole('checkbox', { name: '热水' }).last().click()
      const [expected] = await best(host, ['water'], 30)
      await becomes(rider, (name) => name === expected, `instead of ${expected}`)
      await rider.page.reload()
      await rider.sees('你现在的位置附近')
      mustBe(
        (await rider.page.getByRole('checkbox', { name: '热水' }).last().getAttribute('aria-checked')) === 'true',
        'the need was forgotten',
      )
      await becomes(rider, (name) => name === expected, `after a restart instead of ${expected}`)
    })
    await promise('one tap hands the goal to the map, and only the goal', async () => {
      await rider.press('去这里')
      await rider.page.waitForTimeout(300)
      mustBe(
        opened.length === 1 && opened[0]!.includes(encodeURIComponent(await shown(rider))),
        `opened ${opened.join()}`,
      )
      mustBe(!/from=/.test(opened[0]!), 'the map was told where he starts')
    })
    await promise('the next one is one tap away, and a swipe does the same', async () => {
      const names = await best(host, ['water'], 30)
      await rider.press('换一个')
      await becomes(rider, (name) => name === names[1], `instead of ${names[1]}`)
      await rider.page.evaluate(() => {
        const card = Array.from(document.querySelectorAll('.station-name')).pop()!
        const touch = (type: string, x: number) =>
          card.dispatchEvent(
            new TouchEvent(type, {
              bubbles: true,
              cancelable: true,
              touches:
                type === 'touchstart' ? [new Touch({ identifier: 1, target: card, clientX: x, clientY: 200 })] : [],
              changedTouches: [new Touch({ identifier: 1, target: card, clientX: x, clientY: 200 })],
            }),
          )
        touch('touchstart', 300)
        touch('touchend', 120)
      })
      await becomes(
        rider,
        (name) => name === names[2 % names.length],
        `after the swipe instead of ${names[2 % names.length]}`,
      )
    })
    let locked = ''
    await promise(
      '门锁着 is one tap: he gets the next best at once, another rider sees it last, staff have it with a due',
      async () => {
        locked = await shown(rider)
        await rider.press('门锁着 / 没水')
        await rider.page.locator('.ui-sheet').getByRole('button', { name: '门锁着', exact: true }).click()
        await rider.sees('收到了')
        await rider.sees('社区最迟')
        await rider.press('给我换一个')
        await becomes(rider, (name) => name !== locked, 'is locked and still offered')
        const names = await best(host)
        mustBe(!names.slice(0, 3).includes(locked), `${locked} still stands among the first`)
        const { stations } = await registry(host)
        mustBe(stations.find((s) => s.name === locked)!.warning?.people === 1, 'nobody else sees the warning')
      },
    )
    await promise(
      'without a network it still answers, and a word said there arrives once the network is back',
      async () => {
        await rider.context.setOffline(true)
        await rider.sees('没网也能找')
        const [expected] = (await best(host, [], 30)).filter((name) => name !== locked)
        await rider.page.getByRole('checkbox', { name: '热水' }).last().click()
        await becomes(rider, (name) => name === expected, `without a network instead of ${expected}`)
        const name = await shown(rider)
        await rider.press('门锁着 / 没水')
        await rider.page.locator('.ui-sheet').getByRole('button', { name: '其实开着', exact: true }).click()
        await rider.sees('先存在手机里')
        await rider.context.setOffline(false)
        await rider.page.waitForResponse((r) => r.url().endsWith('/rpc/report-station') && r.ok(), { timeout: 20_000 })
        await rider.press('好')
        const { stations } = await registry(host)
        mustBe(
          Date.now() - Date.parse(stations.find((s) => s.name === name)!.confirmedAt ?? '2000-01-01') < 60_000,
          `${name} was not confirmed`,
        )
      },
    )
    await staying({ promise, browser, url: host.url, place })
    await promise('the map says the same as the list beside it', async () => {
      await rider.page.getByRole('radio', { name: '地图' }).last().click()
      await rider.page.locator('.ui-map-chosen').first().waitFor({ timeout: 10_000 })
      mustBe(
        (await rider.page.locator('.ui-map-chosen').last().innerText()) === (await shown(rider)),
        'another station is chosen on the map',
      )
      // The borders are a call of their own: they may come after the map.
      await rider.page
        .locator('.ui-map-line')
        .first()
        .waitFor({ state: 'attached', timeout: 10_000 })
        .catch(() => mustBe(false, 'no border is drawn'))
    })
    await promise('who scans the poster is counted and not stored, without an account', async () => {
      const { stations } = await registry(host)
      const at = stations[0]!
      const stranger = await visit(browser, host.url, null)
      const heard = listen(stranger)
      await stranger.go(`stations/visit?code=${at.code}`)
      await stranger.sees(at.name)
      await stranger.sees('不记是谁')
      mustBe(
        heard.some((t) => t.includes('/rpc/visit-station')),
        'the visit was not told',
      )
      mustBe(stranger.errors.length === 0, stranger.errors.join())
    })
    await promise('nothing that left the phone in all of this said where he stands', async () => {
      mustBe(sent.length > 10, `only ${sent.length} requests were heard`)
      const telling = sent.filter((text) => tellsPosition(text))
      mustBe(telling.length === 0, telling.slice(0, 2).join('\n'))
    })
    await promise('the same ear hears a call that does say it, rounded and under another name', async () => {
      mustBe(
        tellsPosition(`${host.url}/rpc/list-stations {"input":{"near":[111.7012,40.8058]}}`),
        'a rounded position goes unheard',
      )
      mustBe(
        tellsPosition(`${host.url}/tiles?c=${encodeURIComponent('40.80576,111.70124')}`),
        'a position in an address goes unheard',
      )
      mustBe(!tellsPosition(`${host.url}/rpc/report-station {"input":{"stationId":"x"}}`), 'it hears what is not there')
    })
    await promise('no screen threw an error', async () =>
      mustBe(rider.errors.length === 0, rider.errors.slice(0, 5).join('\n')),
    )
    await rider.shot('test/.artifacts/h5-rider.png')
  } finally {
    await browser.close()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => life(await server.create('stations_life')), { durable: false }).then(
  end,
  (error: Error) => {
    console.error(error)
    process.exit(1)
  },
)
