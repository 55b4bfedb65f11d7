// Stations come and go as a sheet: all rows or none, every mistake beside its row, and what goes out can come back.
import readXlsx from 'read-excel-file/node'
import writeXlsx from 'write-excel-file/node'
import type { SheetFormat } from '@/contracts/station-words'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { readPhoto } from '../../../cloudfunctions/kernel/photo/read-photo'
import { receiveUpload } from '../../../cloudfunctions/kernel/photo/receive-upload'
import type { Phone } from '../../world/phone'
import { useThread } from '../case/thread'
import { homePoint, stand, strangers } from './standing-station'

const thread = useThread()
const staffPhone = () => thread.f.signIn('community-staff')

async function send(phone: Phone, bytes: Uint8Array): Promise<{ uploadId: string; answer: string }> {
  const uploadId = newId()
  const { url } = await phone.call('ticket-upload', { uploadId, kind: 'sheet', bytes: bytes.length })
  const answer = await receiveUpload(thread.f.ports, url.split('/').pop()!, bytes)
  return { uploadId, answer: answer.ok ? 'ok' : answer.code }
}
async function open(url: string): Promise<Uint8Array> {
  const [path, query] = url.replace('/photos/', '').split('?')
  const found = await readPhoto(thread.f.ports, path!, Object.fromEntries(new URLSearchParams(query)))
  return found!.bytes
}
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))
const head = '编号,名称,类型,社区,地址,经度,纬度,开放时间,怎么进,热水,AED'
const at = `${homePoint.lng},${homePoint.lat}`
const count = async (): Promise<number> =>
  Number((await thread.db.pool.query('select count(*) as n from station')).rows[0].n)

test('a CSV of good rows is checked without a trace, then written in one go', async () => {
  const staff = await staffPhone()
  const { uploadId } = await send(
    staff,
    csv(
      head,
      '说明：新驿站留空,,,,,,,,,,',
      `,建行劳动者港湾,银行网点,,昭乌达路 1 号,${at},"周一至周五 08:30-12:00,13:00-17:30",,有,没有`,
      `,小刘便利店,商家,大台什路社区,2 号,${at},24小时,直接进,,`,
    ),
  )
  const before = await count()
  expect(await staff.call('import-stations', { uploadId, check: true })).toEqual({
    rows: 2,
    created: 2,
    updated: 0,
    imported: false,
    errors: [],
    markedCopyUrl: null,
  })
  expect(await count()).toBe(before)
  expect(await staff.call('import-stations', { uploadId, check: false })).toMatchObject({ created: 2, imported: true })
  const { stations } = await staff.call('list-stations-of-area', {})
  const bank = stations.find((s) => s.name === '建行劳动者港湾')!
  expect(bank).toMatchObject({
    kind: 'bank',
    hours: 'Mo-Fr 08:30-12:00,13:00-17:30',
    facilities: { water: { state: 'yes', by: 1 }, aed: { state: 'no' } },
  })
  expect(stations.find((s) => s.name === '小刘便利店')).toMatchObject({ hours: '24/7', howToGetIn: '直接进' })
  expect(new Set(stations.map((s) => s.code)).size).toBe(stations.length)
  // Sent twice, it is refused by name and place instead of doubled.
  expect((await staff.call('import-stations', { uploadId, check: false })).errors.map((e) => e.what)).toEqual([
    '这个驿站已经有了',
    '这个驿站已经有了',
  ])
})

test('one wrong cell, and nothing is written: every mistake is named, in the marked copy beside its row', async () => {
  const staff = await staffPhone()
  const before = await count()
  const { uploadId } = await send(
    staff,
    csv(
      head,
      `,好的一行,,,地址一,${at},24小时,,,`,
      `,,酒吧,,地址二,${at},看老板心情,,也许,`,
      `222222,三行,,,地址三,200,40.8,24小时,,,`,
      `,远方,,,地址四,111.83,40.838,24小时,,,`,
    ),
  )
  const read = await staff.call('import-stations', { uploadId, check: false })
  expect(read).toMatchObject({ rows: 4, imported: false, created: 0 })
  expect(read.errors.map((e) => [e.row, e.column])).toEqual([
    [3, '名称'],
    [3, '类型'],
    [3, '开放时间'],
    [3, '热水'],
    [4, '经度'],
    [5, '社区'],
  ])
  for (const e of read.errors) expect(e.how.length).toBeGreaterThan(2)
  expect(await count()).toBe(before)
  const [book] = await readXlsx(Buffer.from(await open(read.markedCopyUrl!)))
  const rows = book!.data as string[][]
  expect(rows[0]!.at(-1)).toBe('要改的地方')
  expect([rows[1]!.at(-1), rows[2]!.at(-1)]).toEqual([null, expect.stringContaining('开放时间：')])
  // The marked copy can be corrected and sent as it is.
  const again = await send(staff, await open(read.markedCopyUrl!))
  expect(
    (await staff.call('import-stations', { uploadId: again.uploadId, check: true })).errors.map((e) => e.row),
  ).toEqual([3, 3, 3, 3, 4, 5])
})

test('what Excel saves as GBK reads like what it saves as UTF-8', async () => {
  const staff = await staffPhone()
  // "名称,地址,经度,纬度,开放时间" and one row, as Excel for Windows writes them.
  const gbk = Buffer.concat([
    Buffer.from([
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xd8, 0xd6, 0xb7, 0x2c, 0xbe, 0xad, 0xb6, 0xc8, 0x2c, 0xce, 0xb3, 0xb6, 0xc8,
      0x2c, 0xbf, 0xaa, 0xb7, 0xc5, 0xca, 0xb1, 0xbc, 0xe4,
    ]),
    Buffer.from('\r\n'),
    Buffer.from([0xba, 0xec, 0xe6, 0xe4]),
    Buffer.from(',ABC 1,'),
    Buffer.from(`${at},07:00-22:00\r\n`),
  ])
  const { uploadId, answer } = await send(staff, gbk)
  expect(answer).toBe('ok')
  expect(await staff.call('import-stations', { uploadId, check: false })).toMatchObject({
    imported: true,
    created: 1,
    errors: [],
  })
  expect((await staff.call('list-stations-of-area', {})).stations.map((s) => s.name)).toContain('红驿')
})

test.each<SheetFormat>(['csv', 'xlsx'])('what goes out as %s comes back and changes nothing', async (format) => {
  const staff = await staffPhone()
  const hours = [
    'Mo-Su 07:00-22:00',
    'Mo-Fr 08:30-12:00,14:30-17:30; Sa,Su 10:00-16:00',
    '24/7',
    'Nov 15-Mar 15 Mo-Fr 09:00-17:00; Mar 16-Nov 14 08:00-20:00',
    'WD 08:30-17:30; RD off',
  ]
  for (const [i, h] of hours.entries()) await stand(thread, { name: `往返${format}${i}`, hours: h })
  const out = await staff.call('export-stations', { format })
  expect(out.fileName).toBe(`大台什路社区驿站-2026-11-23.${format}`)
  const before = await staff.call('list-stations-of-area', {})
  const { uploadId } = await send(staff, await open(out.url))
  expect(await staff.call('import-stations', { uploadId, check: false })).toMatchObject({
    errors: [],
    imported: true,
    created: 0,
    updated: out.rows,
  })
  const told = (s: object) => ({ ...s, version: 0, edition: 0 })
  expect((await staff.call('list-stations-of-area', {})).stations.map(told)).toEqual(before.stations.map(told))
})

test('a name that Excel would run as a formula is text in both formats, and itself again on coming back', async () => {
  const staff = await staffPhone()
  for (const name of ['=cmd|calc', '+1+1 便利店', '-负一层驿站', '@sum 驿站']) await stand(thread, { name })
  const text = Buffer.from(await open((await staff.call('export-stations', { format: 'csv' })).url)).toString()
  expect(text).toContain("'=cmd|calc")
  expect(text).not.toMatch(/(^|,|")[=+@-]/m)
  const [book] = await readXlsx(Buffer.from(await open((await staff.call('export-stations', { format: 'xlsx' })).url)))
  expect((book!.data as string[][]).map((r) => r[1])).toEqual(expect.arrayContaining(["'=cmd|calc", "'-负一层驿站"]))
})

test('what is no sheet is refused when it arrives; what claims to be one and is broken, when it is read', async () => {
  const staff = await staffPhone()
  expect((await send(staff, Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]))).answer).toBe('SHEET_TYPE')
  expect((await send(staff, Buffer.from('PK\u0003\u0004 a zip of something else'))).answer).toBe('SHEET_TYPE')
  expect(await staff.refused('ticket-upload', { uploadId: newId(), kind: 'sheet', bytes: 10 * 1024 * 1024 + 1 })).toBe(
    'SHEET_TOO_LARGE',
  )
  const broken = await send(staff, Buffer.from('PK\u0003\u0004 xl/workbook.xml and nothing more'))
  expect(broken.answer).toBe('ok')
  expect(await staff.refused('import-stations', { uploadId: broken.uploadId, check: true })).toBe('SHEET_UNREADABLE')
  expect(await staff.refused('import-stations', { uploadId: newId(), check: true })).toBe('SHEET_MISSING')
})

test('a workbook that unfolds to more than a city of stations is not unfolded', async () => {
  const staff = await staffPhone()
  const cell = 'x'.repeat(30_000)
  const bomb = await writeXlsx(
    Array.from({ length: 2400 }, (_, i) => [{ value: cell + i }]),
    { sheet: 's' },
  ).toBuffer()
  expect(bomb.length).toBeLessThan(10 * 1024 * 1024)
  const { uploadId } = await send(staff, bomb)
  expect(await staff.refused('import-stations', { uploadId, check: true })).toBe('SHEET_UNREADABLE')
}, 60_000)

test('two thousand rows at most; a row of another office is not taken; nobody without an office may', async () => {
  const staff = await staffPhone()
  const many = await send(
    staff,
    csv(head, ...Array.from({ length: 2001 }, (_, i) => `,第${i}站,,,地址 ${i},${at},24小时,,,`)),
  )
  expect((await staff.call('import-stations', { uploadId: many.uploadId, check: true })).errors[0]).toMatchObject({
    what: '一次最多 2000 行',
  })
  const [one] = await strangers(thread, 1)
  expect(await one!.refused('import-stations', { uploadId: many.uploadId, check: true })).toBe('NOT_FOUND')
  expect(await one!.refused('export-stations', { format: 'csv' })).toBe('NOT_FOUND')
  const street = await thread.f.signIn('street-staff')
  expect(await street.refused('import-stations', { uploadId: many.uploadId, check: true })).toBe('SHEET_MISSING')
})
