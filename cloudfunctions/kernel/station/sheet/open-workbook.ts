import { inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'

// A workbook of a few kilobytes can unfold to gigabytes, and a stray cell far down and right makes its reader lay out
// every row between. So what it holds is taken out once, by the list at its end, against limits; its cells are counted
// where they stand; and the reader is given nothing but that.

/** All parts together, in bytes: two thousand stations with all their columns take a tenth of it. */
const unfoldedMax = 32 * 1024 * 1024
const partsMax = 200
/** Of the used range, empty rows included. */
const rowsUsedMax = 20_000
const columnsMax = 64
const cellsMax = 200_000

/** null: it says it is a workbook, and cannot be read as one. 'spread': something stands far from everything else. */
export async function openWorkbook(bytes: Uint8Array): Promise<unknown[][] | 'spread' | null> {
  const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (!parts) return null
  const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
  if (sheets.some(([, xml]) => isSpread(xml))) return 'spread'
  const [first] = await readXlsx(Buffer.from(zipSync(parts, { level: 0 })))
  return first ? (first.data as unknown[][]) : null
}

const endMark = Buffer.from([0x50, 0x4b, 5, 6])
const entryMark = 0x02014b50

/** What stands behind the end, or between the parts and in no list, is nobody's and not looked at. */
function partsOf(zip: Buffer): Record<string, Uint8Array> | null {
  const end = zip.lastIndexOf(endMark)
  if (end < 0 || end + 22 > zip.length) return null
  const parts: Record<string, Uint8Array> = {}
  let left = unfoldedMax
  let at = zip.readUInt32LE(end + 16)
  const count = zip.readUInt16LE(end + 10)
  if (count > partsMax) return null
  for (let n = count; n > 0; n--) {
    const entry = readEntry(zip, at)
    const part = entry && unfolded(entry, left)
    if (!part) return null
    left -= part.length
    if (!entry.name.endsWith('/')) parts[entry.name] = part
    at = entry.next
  }
  return parts
}

interface Entry {
  name: string
  method: number
  packed: Buffer
  next: number
}

function readEntry(zip: Buffer, at: number): Entry | null {
  if (at + 46 > zip.length || zip.readUInt32LE(at) !== entryMark) return null
  const [size, local] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
  if (local + 30 > zip.length) return null
  const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  return {
    name: zip.toString('utf8', at + 46, nameEnd),
    method: zip.readUInt16LE(at + 10),
    packed: zip.subarray(from, from + size),
    next: nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
  }
}

/** Against a limit, whatever size the list claims. */
function unfolded({ method, packed }: Entry, max: number): Uint8Array | null {
  if (method === 0) return packed.length <= max ? packed : null
  if (method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, max) })
  } catch {
    return null
  }
}

const opens = /<(?:\w+:)?(row|c)\b/g
const reference = /\br=["']([A-Za-z]*)(\d*)["']/g

function isSpread(xml: Uint8Array): boolean {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.length).toString('latin1')
  const counted = { row: 0, c: 0 }
  for (const [, tag] of text.matchAll(opens)) {
    counted[tag as 'row' | 'c']++
    if (counted.row > rowsUsedMax || counted.c > cellsMax) return true
  }
  for (const [, letters, digits] of text.matchAll(reference))
    if (columnOf(letters!) > columnsMax || Number(digits) > rowsUsedMax) return true
  return false
}

/** A is 1, AA is 27. */
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
