// A table from anywhere is read or refused in words within seconds: no file of a few kilobytes takes the house down,
// none is cut silently, and what the guard looks at is what the reader reads.
import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync, type Zippable } from 'fflate'
import writeXlsx from 'write-excel-file/node'
import { Refusal } from '../../../cloudfunctions/kernel/call/refusal'
import { keepSheet, xlsxType } from '../../../cloudfunctions/kernel/photo/sheet'
import { openSheet } from '../../../cloudfunctions/kernel/station/sheet/open-sheet'
import { readRows } from '../../../cloudfunctions/kernel/station/sheet/read-rows'

const at = '111.71,40.81'
const head = '编号,名称,类型,社区,地址,经度,纬度,开放时间,怎么进,热水'
const line = (n: number) => `,第${n}站,,,地址 ${n},${at},24小时,,`
const csv = (...lines: string[]): Uint8Array => Buffer.from(lines.join('\r\n'))

async function opened(bytes: Uint8Array): Promise<string | number> {
  try {
    return (await openSheet(bytes, keepSheet(bytes).contentType)).length
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const workbook = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsx(
    rows.map((row) => row.map((value) => ({ value }))),
    { sheet: '驿站' },
  ).toBuffer()
const good = () => workbook([head.split(','), line(1).split(',')])

/** A workbook by hand: one sheet whose cells are written as given. */
function withCells(cells: string, more: Zippable = {}): Uint8Array {
  const ns = 'http://schemas.openxmlformats.org'
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${ns}/package/2006/content-types"/>`),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships">` +
        '<sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" ` +
        `Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
    ),
    ...more,
  })
}
const cell = (ref: string, row: string) => `<row r="${row}"><c r="${ref}" t="inlineStr"><is><t>x</t></is></c></row>`

test('a workbook by hand is read, and one with bytes behind its end as Excel and WPS read it', async () => {
  expect(await opened(withCells(cell('A1', '1')))).toBe(1)
  for (const junk of [1, 22, 70_000])
    expect([junk, await opened(Buffer.concat([await good(), Buffer.alloc(junk)]))]).toEqual([junk, 2])
})

test.each([
  ['a stray cell at the far corner', cell('A1', '1') + cell('XFD1048576', '1048576')],
  ['a cell of no sheet', cell('ZZZZZZ99999999', '1')],
  ['one cell far to the right', cell('XFD2000', '2000')],
  ['one row far down', cell('A1', '1') + cell('A900000', '900000')],
  ['references in single quotes', cell('A1', '1') + `<row r='900000'><c r='A900000'/></row>`],
  ['a million rows of one cell', '<row><c/></row>'.repeat(1_000_000)],
  ['a million cells in a row', `<row>${'<c/>'.repeat(1_000_000)}</row>`],
  ['rows under a name of their own', '<x:row><x:c/></x:row>'.repeat(300_000)],
])('%s is refused before anything is laid out', async (_, cells) => {
  const before = process.memoryUsage().rss
  const began = performance.now()
  expect(await opened(withCells(cells))).toBe('SHEET_SPREAD')
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('what stands in no list is nobody’s: half a gigabyte between the parts is not unfolded', async () => {
  const book = Buffer.from(await good())
  const blanks = deflateRawSync(Buffer.alloc(500 * 1024 * 1024, 32))
  const name = Buffer.from('xl/worksheets/sheet9.xml')
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(blanks.length, 18)
  header.writeUInt32LE(500 * 1024 * 1024, 22)
  header.writeUInt16LE(name.length, 26)
  const hidden = Buffer.concat([header, name, blanks])
  const end = book.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const list = book.readUInt32LE(end + 16)
  const smuggled = Buffer.concat([book.subarray(0, list), hidden, book.subarray(list)])
  smuggled.writeUInt32LE(list + hidden.length, end + hidden.length + 16)
  const before = process.memoryUsage().rss
  expect(await opened(smuggled)).toBe(2)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  // In the list, it is unfolded up to the limit and refused.
  expect(await opened(withCells(cell('A1', '1'), { 'xl/big.xml': new Uint8Array(40 * 1024 * 1024) }))).toBe(
    'SHEET_UNREADABLE',
  )
}, 60_000)

test('eleven hundred stations with an empty line after each all arrive, in both formats', async () => {
  const lines = Array.from({ length: 1_100 }, (_, n) => [line(n), ''])
  const read = readRows(await openSheet(csv(head, ...lines.flat()), 'text/csv'))
  expect([read.count, read.errors]).toEqual([1_100, []])
  const book = await workbook([head, ...lines.flat()].map((l) => l.split(',')))
  expect(readRows(await openSheet(book, xlsxType)).count).toBe(1_100)
  const late = readRows(await openSheet(csv(head, ...Array(2_100).fill(''), line(1), line(2)), 'text/csv'))
  expect([late.count, late.rows.map((r) => r.row)]).toEqual([2, [2_102, 2_103]])
})

test('more lines than anybody has are refused, not cut', async () => {
  expect(await opened(csv(head, ...Array.from({ length: 20_001 }, (_, n) => line(n))))).toBe('SHEET_SPREAD')
  expect(await opened(csv(Array(70).fill('列').join(',')))).toBe('SHEET_SPREAD')
})

test('an old workbook is told what it is; Excel’s "Unicode text" and its sep= line are read', async () => {
  expect(await opened(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe('SHEET_OLD')
  const tabs = Buffer.from(`\ufeff${[head, line(1)].join('\r\n').replaceAll(',', '\t')}`, 'utf16le')
  expect(readRows(await openSheet(tabs, 'text/csv'))).toMatchObject({ count: 1, errors: [] })
  const named = csv('sep=;', head.replaceAll(',', ';'), line(1).replaceAll(',', ';'))
  expect(readRows(await openSheet(named, 'text/csv'))).toMatchObject({ count: 1, errors: [] })
})

test('a half character at the end of a long cell is left out', async () => {
  const [[long]] = (await openSheet(csv(`${'站'.repeat(499)}🙏🙏`), 'text/csv')) as [[string]]
  expect([[...long!].length, long!.endsWith('🙏')]).toEqual([500, true])
})
