import Papa from 'papaparse'
import writeXlsx from 'write-excel-file/node'
import type { SheetFormat } from '@/contracts/station-words'
import { harmless } from '../../call/harmless-cell'
import { xlsxType, type SheetType } from '../../photo/sheet'
import { errorHeading } from './columns'

type Cell = string | number | null
export interface MadeSheet {
  bytes: Uint8Array
  type: SheetType
}

/** A table whose first row is its heading. CSV begins with a mark, or Excel takes it for another encoding. */
export async function makeSheet(
  rows: readonly (readonly Cell[])[],
  format: SheetFormat,
  marked: ReadonlySet<number> = new Set(),
): Promise<MadeSheet> {
  const cells = rows.map((row) => row.map(harmless))
  if (format === 'csv')
    return { bytes: Buffer.from(`\ufeff${Papa.unparse(cells, { newline: '\r\n' })}`, 'utf8'), type: 'text/csv' }
  const widths = (rows[0] ?? []).map((heading) => ({ width: widthOf(String(heading)) }))
  const styled = cells.map((row, i) => {
    const heading = i === 0 ? { fontWeight: 'bold' as const, backgroundColor: '#F3E3DC' } : {}
    const mark = marked.has(i) ? { backgroundColor: '#FFF1CC' } : {}
    return row.map((value) => (value === null || value === '' ? null : { value, ...heading, ...mark }))
  })
  const book = await writeXlsx(styled, { sheet: '驿站', columns: widths, stickyRowsCount: 1 }).toBuffer()
  return { bytes: book, type: xlsxType }
}

const wide: Record<string, number> = {
  名称: 24,
  地址: 30,
  开放时间: 36,
  怎么进: 24,
  社区: 18,
  经度: 12,
  纬度: 12,
  [errorHeading]: 48,
}
const widthOf = (heading: string): number => wide[heading] ?? 10
