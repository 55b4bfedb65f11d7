import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { mustBe } from '../../told'
import type { Visitor } from '../browser'
import { here, type Desk } from './desk'

async function giveSheet(v: Visitor, button: string, name: string, text: string, place: string): Promise<void> {
  const file = path.join(place, name)
  writeFileSync(file, `\ufeff${text}`)
  const chooser = v.page.waitForEvent('filechooser')
  await v.press(button)
  await (await chooser).setFiles(file)
}

/** A sheet is written whole or not at all. */
export async function importing({ promise, wide, kept, known }: Desk, place: string): Promise<void> {
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
