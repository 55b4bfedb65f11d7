import { mustBe } from '../../told'
import { choose, rider, type World } from './world'

/** From two minutes on the phone to the letter of appointment. */
export async function applying({ promise, rider: r, staff: s }: World): Promise<void> {
  await promise('a rider registers in two minutes, and what he filled in survives a closed app', async () => {
    const began = Date.now()
    await r.go('gridwork/index')
    await r.press('两分钟报到')
    await choose(r, 'radio', '美团')
    await r.press('下一步')
    await r.sees('平时在哪一片')
    await choose(r, 'radio', /只要常去的几片/)
    await choose(r, 'checkbox', /第 01 网格/)
    await r.press('就这 1 片')
    await r.press('下一步')
    await choose(r, 'checkbox', /^下午$/)
    await r.sees('每天 14:00–17:00')
    // The battery is empty; the next morning he goes on where he was.
    await r.page.reload()
    await r.sees('每天 14:00–17:00')
    await r.press('下一步')
    for (const skill of ['门锁', '搬抬', '电路']) await choose(r, 'checkbox', skill)
    await r.press('下一步')
    await r.sees('报到说明')
    await r.press('交给社区')
    await r.sees('点“我看过了，同意”')
    await choose(r, 'switch', '我看过了，同意')
    await r.press('交给社区')
    await r.sees('社区给你回音')
    mustBe(Date.now() - began < 120_000, `it took ${Date.now() - began} ms`)
  })
  await promise('the community asks once for everything that is missing', async () => {
    await s.go('gridwork-desk/index')
    await s.page
      .getByRole('button', { name: new RegExp(rider) })
      .first()
      .click()
    await s.press('一次告知')
    await s.page.getByRole('radio', { name: '写一句方便联系的时间' }).click()
    await s.page.getByRole('button', { name: '告诉他这 1 样' }).click()
    await s.sees('等他补充')
  })
  await promise('he reads what is missing, puts it in, and it is with the community again', async () => {
    await r.go('gridwork/index')
    await r.sees('还差 1 样')
    await r.press('去补上')
    await r.press(/门锁/)
    await r.page.locator('textarea:visible').last().fill('下午三点以后打电话都行。')
    await r.press('下一步')
    await r.press('再交给社区')
    await r.sees('社区在看')
  })
  await promise('staff approve him with dates, and the letter says them', async () => {
    await s.go('gridwork-desk/index')
    await s.page
      .getByRole('button', { name: new RegExp(rider) })
      .first()
      .click()
    await s.press('同意，定聘期')
    await s.page.locator('.ui-sheet').getByRole('radio', { name: '半年' }).click()
    await s.page.getByRole('button', { name: /^同意，聘到/ }).click()
    await s.sees('已经同意')
    await r.go('gridwork/index')
    await r.sees('还有')
    await r.page
      .getByRole('button', { name: /看聘期和空闲时间/ })
      .last()
      .click()
    await r.page.getByRole('button', { name: /^聘书/ }).last().click()
    await r.sees(`${rider} 同志`)
    await r.page.emulateMedia({ media: 'print' })
    const paper = await r.page.locator('.letter').evaluate((e) => {
      const { width, height } = e.getBoundingClientRect()
      return { width, height, bars: getComputedStyle(document.querySelector('.ui:has(.letter) .ui-bar')!).display }
    })
    mustBe(
      paper.bars === 'none' && paper.height / paper.width > 1.4 && paper.height / paper.width < 1.42,
      `it prints as ${JSON.stringify(paper)}`,
    )
    const pages = (await r.page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
    mustBe(pages === 1, `it prints on ${pages} pages`)
    await r.page.emulateMedia({ media: 'screen' })
  })
}
