import Papa from 'papaparse'
import { beginning } from '@/rules/text'
import { refuse } from '../../call/refusal'
import { textOf, xlsxType, type SheetType } from '../../photo/sheet'
import { openWorkbook } from './open-workbook'

/**
 * Cells as texts, row by row, as they stand in the sheet, empty rows too: row n of the answer is row n + 1 of Excel.
 */
export type Cells = string[][]

const cellMax = 500
/** Lines of a text, in all; a workbook has its own limit. */
const linesMax = 20_000
const columnsMax = 64

/** @throws refusal SHEET_UNREADABLE, SHEET_SPREAD */
export async function openSheet(bytes: Uint8Array, type: SheetType): Promise<Cells> {
  const rows = type === xlsxType ? await workbookOf(bytes) : fromCsv(bytes)
  if (rows === 'spread' || rows?.some((row) => row.length > columnsMax)) return refuse('SHEET_SPREAD')
  return (rows ?? refuse('SHEET_UNREADABLE')).map((row) => row.map(toText))
}

/** Whatever a broken file makes its reader throw, it is the file that cannot be read. */
const workbookOf = (bytes: Uint8Array) => openWorkbook(bytes).catch(() => null)

function fromCsv(bytes: Uint8Array): unknown[][] | 'spread' | null {
  const text = textOf(bytes)?.replace(/^\ufeff/, '')
  if (text === undefined) return null
  // Excel's own first line of a text that names its comma.
  const [, comma] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const { data } = Papa.parse<string[]>(text, { delimiter: comma ?? '', preview: linesMax + 1 })
  if (data.length > linesMax) return 'spread'
  return comma ? [...data.slice(1), []] : data
}

/** Numbers as they are typed, dates as nobody should have typed them; the guard of the export is taken off again. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text = cell instanceof Date ? cell.toISOString() : String(cell)
  return beginning(text.trim().replace(/^'(?=[=+\-@＝＋－＠])/, ''), cellMax)
}
