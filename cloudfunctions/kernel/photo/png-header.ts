import { refuse } from '../call/refusal'
import { exifOrientation } from './exif-orientation'
import type { PhotoHeader } from './picture'

/** What the row reader needs besides the size. Compressed pixels stay where they are: `idat` views into the file. */
export type PngHeader = PhotoHeader & {
  bitDepth: number
  colorType: number
  interlaced: boolean
  palette: Uint8Array
  transparency: Uint8Array
  idat: Uint8Array[]
}

/** Bit depths the specification allows for each colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const allowedDepths: Record<number, number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Reads the chunks that make a picture and skips every other one: texts, profiles and times are never unpacked. */
export function readPngHeader(bytes: Uint8Array): PngHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: PngHeader | undefined
  let at = 8
  for (;;) {
    if (at + 12 > bytes.length) refuse('PHOTO_BROKEN', { why: 'truncated' })
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at + 12 + length > bytes.length) refuse('PHOTO_BROKEN', { why: 'truncated' })
    const body = bytes.subarray(at + 8, at + 8 + length)
    at += 12 + length
    if (name === 'IEND') break
    if (!header) {
      header = name === 'IHDR' ? firstChunk(body, view) : refuse('PHOTO_BROKEN', { why: 'no header' })
    } else if (name === 'PLTE') header.palette = body
    else if (name === 'tRNS') header.transparency = body
    else if (name === 'IDAT') header.idat.push(body)
    else if (name === 'eXIf') header.orientation = exifOrientation(body)
  }
  if (!header || header.idat.length === 0) return refuse('PHOTO_BROKEN', { why: 'no picture' })
  return header
}

function firstChunk(body: Uint8Array, view: DataView): PngHeader {
  const [bitDepth, colorType, compression, filter, interlace] = [...body.subarray(8, 13)]
  const isKnown = compression === 0 && filter === 0 && (interlace === 0 || interlace === 1)
  if (!isKnown || !allowedDepths[colorType!]?.includes(bitDepth!)) return refuse('PHOTO_BROKEN', { why: 'header' })
  return {
    format: 'png',
    width: view.getUint32(16),
    height: view.getUint32(20),
    orientation: 1,
    bitDepth: bitDepth!,
    colorType: colorType!,
    interlaced: interlace === 1,
    palette: new Uint8Array(0),
    transparency: new Uint8Array(0),
    idat: [],
  }
}
