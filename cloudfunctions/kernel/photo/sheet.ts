import { bytesOf } from '@/contracts/quantity'
import { uploadLimits } from '@/contracts/upload-limits'
import { refuse } from '../call/refusal'

export const sheetBytesMax = bytesOf(uploadLimits.sheetSize)
export type SheetType = 'text/csv' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const xlsxType: SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Keeps a table as it came; whoever reads it checks every cell. What it is called does not matter, only what it is.
 * @throws refusal SHEET_TYPE for anything but a workbook of Excel or a text, SHEET_OLD for one of before 2007, SHEET_TOO_LARGE past its limit.
 */
export function keepSheet(bytes: Uint8Array): { contentType: SheetType; bytes: Uint8Array } {
  if (bytes.length > sheetBytesMax) refuse('SHEET_TOO_LARGE', { bytes: bytes.length, sheetBytesMax })
  if (startsWith(bytes, oldExcel)) refuse('SHEET_OLD')
  return { contentType: sniff(bytes) ?? refuse('SHEET_TYPE', { accepted: ['xlsx', 'csv'] }), bytes }
}

/** Of every file that Office wrote before 2007. */
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((b, i) => bytes[i] === b)

function sniff(bytes: Uint8Array): SheetType | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    return holds(bytes, 'xl/workbook') ? xlsxType : undefined
  return textOf(bytes) === undefined ? undefined : 'text/csv'
}

/** The names of a zip's parts stand in clear at its end. */
const holds = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name)

/**
 * Excel saves a CSV as GBK unless told otherwise: what is not UTF-8 is read as that; its "Unicode text" is UTF-16.
 * Undefined for what is no text.
 */
export function textOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  // Neither encoding has control characters in a table; a picture or a PDF has them in its first bytes.
  if (bytes.some((b) => b < 9 || (b > 13 && b < 32))) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one, then.
    }
  }
  return undefined
}
