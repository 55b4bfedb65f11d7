// The whole life of a case on H5, by three people in three browsers at once: post, accept, record, answer, judge, rate.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withServer } from '../../config/with-database'
import { mustBe, suite } from '../told'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost } from './host'
import { picture } from './picture'

const { promise, end } = suite()
// Help for the elderly: grid workers can do it and are on duty at any
// hour, so that somebody is asked whenever the test runs.
const said = `老人想去医院复查，找人陪一趟 ${Date.now() % 10000}`

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-h5-'))
  const host = await startHost(place, databaseUrl)
  await host.askedAtNight()
  const browser = await openBrowser()
  const resident = await visit(browser, host.url, 'resident')
  const staff = await visit(browser, host.url, 'community-staff', { width: 1440, height: 900 })
  let helper: Visitor | null = null
  const photo = await picture(path.join(place, 'door.png'))
  try {
    await promise('a resident posts with a photo in under thirty seconds of handling', async () => {
      await resident.go('home/index')
      const began = Date.now()
      const chooser = resident.page.waitForEvent('filechooser')
      await resident.press('拍一张，说一声')
      await (await chooser).setFiles(photo)
      await resident.sees('草稿已存在手机里')
      await resident.page.locator('textarea:visible').fill(said)
      await resident.page.getByRole('radio', { name: '养老助老' }).last().click()
      await resident.sees('前给你答复')
      await resident.press('交给社区')
      await resident.sees('收到了')
      mustBe(Date.now() - began < 30_000, `it took ${Date.now() - began} ms`)
      await resident.press('看它怎么办')
      await resident.sees('首问负责')
    })
    await promise('staff who open the address land at their desk', async () => {
      // An address that names no page: without the fragment it is a new start, not a reload of the page before.
      await staff.page.goto(host.url)
      await staff.page.waitForFunction(() => location.hash.startsWith('#/staff-desk/index'), undefined, {
        timeout: 10_000,
      })
    })
    await promise('the helpers who are asked see why, and the first to accept has it', async () => {
      const asked = await host.askedAbout(said)
      mustBe(asked.length > 0, 'nobody was asked')
      helper = await visit(browser, host.url, null)
      await host.signInAs(helper, asked[0]!)
      await helper.go('help-out/index')
      await helper.page
        .getByRole('button', { name: new RegExp('老人想去医院复查') })
        .last()
        .click()
      await helper.sees('为什么问你')
      await helper.press('我来')
      await helper.sees('什么事')
      await helper.sees('打电话')
    })
    await promise(
      'whoever took it reads why they were asked, from the case in hand and from the message about it',
      async () => {
        const h = helper!
        await h.page.getByRole('link', { name: '为什么问我' }).last().click()
        await h.sees('看了你这些')
        await h.sees('在你手上')
        await h.go('notices/index')
        await h.page
          .getByRole('button', { name: new RegExp('问问你') })
          .first()
          .click()
        await h.sees('看了你这些')
        await h.press('去办这件事')
        await h.sees('打电话')
      },
    )
    await promise('the helper records the work with photos before and after', async () => {
      const h = helper!
      await h.press('办完了')
      await h.page.locator('.ui-sheet textarea').fill('陪着挂号、拍片、取药，送到家门口')
      for (const word of ['拍之前', '拍之后']) {
        await h.page.getByRole('button', { name: word }).last().click()
        const chooser = h.page.waitForEvent('filechooser')
        await h.page.getByRole('button', { name: '从相册选' }).last().click()
        await (await chooser).setFiles(photo)
        await h.page.waitForTimeout(600)
      }
      await h.press('交给社区答复')
      await h.sees('办完了，等')
    })
    await promise('staff answer by keyboard on a wide screen, and cannot say solved', async () => {
      await staff.go('staff-desk/index')
      await staff.page
        .getByRole('button', { name: new RegExp('老人想去医院复查') })
        .first()
        .click()
      await staff.page.getByText('陪着挂号').first().waitFor()
      await staff.page.keyboard.press('r')
      await staff.page.locator('.ui-sheet textarea').fill('网格员陪着去医院看完了，药也取了。')
      await staff.page.getByRole('button', { name: '答复居民' }).click()
      await staff.page.getByText('办没办好，只由居民来说').first().waitFor()
      mustBe((await staff.page.getByText('已解决').count()) === 0, 'the desk shows a way to say solved')
    })
    await promise('the resident answers three questions and the case is solved', async () => {
      await resident.page.reload()
      await resident.press('说说办得怎么样')
      for (const word of ['联系了', '解决了', '满意'])
        await resident.page.getByRole('button', { name: word, exact: true }).last().click()
      await resident.press('就这么说')
      await resident.sees('解决了')
      await resident.sees('谁看过这件事')
    })
    await promise('both rate, and see each other only when both are in', async () => {
      await resident.page
        .getByRole('radio', { name: /^5 颗星/ })
        .last()
        .click()
      await resident.press('评好了')
      const h = helper!
      await h.page.reload()
      await h.page
        .getByRole('radio', { name: /^5 颗星/ })
        .last()
        .click()
      await h.press('评好了')
      await h.sees('评价了')
    })
    await promise('a draft written without a network waits on the phone and goes by itself, once', async () => {
      await resident.go('post-a-case/index?first=words')
      await resident.page.locator('textarea:visible').fill(`没网写的 ${said}`)
      await resident.page.getByRole('radio', { name: '公共设施维修' }).last().click()
      await resident.sees('负责')
      await resident.context.setOffline(true)
      await resident.press('交给社区')
      await resident.sees('存在手机里了')
      await resident.context.setOffline(false)
      await resident.sees('收到了')
      mustBe((await host.countCases(`没网写的 ${said}`)) === 1, 'it arrived not exactly once')
    })
    await promise('no screen threw an error', async () => {
      const errors = [resident, staff, helper!].flatMap((v) => v.errors)
      mustBe(errors.length === 0, errors.slice(0, 5).join('\n'))
    })
    for (const [name, v] of [
      ['resident', resident],
      ['staff', staff],
      ['helper', helper],
    ] as const)
      await v?.shot(path.join('test/.artifacts', `h5-${name}.png`))
  } finally {
    await browser.close()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => life(await server.create('h5')), { durable: false }).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
