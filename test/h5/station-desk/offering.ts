import type { DeskStation } from '@/contracts/station-shapes'
import { clientId } from '@/platform/client-id'
import { mustBe } from '../../told'
import type { Visitor } from '../browser'
import { choose, here, type Ask, type Desk } from './desk'

/** A shop offers a station, and staff decide. */
export async function offering(
  { promise, wide, kept, known }: Desk,
  { shop, staff, ask }: { shop: Visitor; staff: Visitor; ask: Ask },
): Promise<void> {
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
