import { inflateRawSync } from 'node:zlib'
import Papa from 'papaparse'
import readXlsx from 'read-excel-file/node'
import { textOf, xlsxType, type SheetType } from '../../photo/sheet'
import { rowsMax } from './columns'

/** Cells as texts, row by row, as they stand in the sheet: row n of the answer is row n + 1 of Excel. */
export type Cells = string[][]

/** A workbook of 10 MB may unfold to gigabytes; one of this many rows stays far below. */
const unfoldedMax = 64 * 1024 * 1024
const cellMax = 500

/** null: the file says it is a sheet, and cannot be read as one. */
export async function openSheet(bytes: Uint8Array, type: SheetType): Promise<Cells | null> {
  try {
    const rows = type === xlsxType ? await fromXlsx(bytes) : fromCsv(bytes)
    // One more than may be: the reader then says that there are too many.
    return rows && rows.slice(0, rowsMax + 3).map((row) => row.map(toText))
  } catch {
    // Whatever a broken file makes its reader throw, it is the file that cannot be read.
    return null
  }
}

function fromCsv(bytes: Uint8Array): unknown[][] | null {
  const text = textOf(bytes)
  return text === undefined
    ? null
    : Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: '', preview: rowsMax + 3 }).data
}

async function fromXlsx(bytes: Uint8Array): Promise<unknown[][] | null> {
  if (!unfoldsTo(bytes, unfoldedMax)) return null
  const [first] = await readXlsx(Buffer.from(bytes))
  return first ? (first.data as unknown[][]) : null
}

/** Numbers as they are typed, dates as nobody should have typed them; the guard of the export is taken off again. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text = cell instanceof Date ? cell.toISOString() : String(cell)
  return text
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
    .slice(0, cellMax)
}

/** Every part is inflated once against a limit, whatever size its header claims. */
export function unfoldsTo(zip: Uint8Array, bytesMax: number): boolean {
  const view = Buffer.from(zip.buffer, zip.byteOffset, zip.length)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > view.length) return false
  let left = bytesMax
  let at = view.readUInt32LE(end + 16)
  for (let n = view.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return false
    const [method, packed, local] = [view.readUInt16LE(at + 10), view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)]
    if (local + 30 > view.length) return false
    const from = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28)
    if (method !== 0 && method !== 8) return false
    left -= method === 0 ? packed : inflatedSize(view.subarray(from, from + packed), left)
    if (left < 0) return false
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return true
}

function inflatedSize(packed: Buffer, max: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, max) }).length
  } catch {
    return Infinity
  }
}
