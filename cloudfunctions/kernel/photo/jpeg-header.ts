import { refuse } from '../call/refusal'
import { exifOrientation } from './exif-orientation'
import type { PhotoHeader, PhotoLimits } from './picture'

const PROGRESSIVE = 0xc2
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const APP1 = 0xe1
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]

/**
 * Walks every segment up to the end marker without decoding. A file that stops early is refused here: libjpeg itself
 * would fill the missing part with grey and call it a photo.
 */
export function readJpegHeader(bytes: Uint8Array, limits: PhotoLimits): PhotoHeader {
  let size: { width: number; height: number } | undefined
  let orientation = 1
  let scans = 0
  let at = 2
  for (;;) {
    at = markerAfter(bytes, at)
    const marker = bytes[at - 1]!
    if (marker === END_OF_IMAGE) break
    if (standsAlone(marker)) continue
    const length = at + 2 <= bytes.length ? (bytes[at]! << 8) | bytes[at + 1]! : 0
    if (length < 2 || at + length > bytes.length) refuse('PHOTO_BROKEN', { why: 'truncated' })
    const segment = bytes.subarray(at + 2, at + length)
    if (isFrame(marker)) {
      if (size) refuse('PHOTO_BROKEN', { why: 'two frames' })
      size = frameSize(marker, segment, limits)
    } else if (marker === APP1 && EXIF.every((byte, i) => segment[i] === byte)) {
      orientation = exifOrientation(segment.subarray(EXIF.length))
    } else if (marker === START_OF_SCAN && ++scans > limits.scansMax) {
      refuse('PHOTO_BROKEN', { why: 'too many scans', scansMax: limits.scansMax })
    }
    at += length
  }
  if (!size || scans === 0) return refuse('PHOTO_BROKEN', { why: 'no picture' })
  return { format: 'jpeg', ...size, orientation }
}

/** The position behind the next marker's code. Compressed data in between is skipped: there FF is stuffed with 00. */
function markerAfter(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) refuse('PHOTO_BROKEN', { why: 'truncated' })
    while (bytes[at] === 0xff) at++
    if (at >= bytes.length) refuse('PHOTO_BROKEN', { why: 'truncated' })
    if (bytes[at] !== 0) return at + 1
  }
}

/** Restart markers and TEM carry no length. */
function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Baseline, extended and progressive in grey or YCbCr: what phones write. CMYK, lossless and 12 bit are not photos. */
function frameSize(marker: number, frame: Uint8Array, limits: PhotoLimits): { width: number; height: number } {
  if (frame.length < 6) return refuse('PHOTO_BROKEN', { why: 'truncated' })
  const [precision, h1, h2, w1, w2, components] = frame as unknown as [number, number, number, number, number, number]
  const isPhoto = marker <= PROGRESSIVE && precision === 8 && (components === 1 || components === 3)
  if (components === 4) refuse('PHOTO_PRINT')
  if (!isPhoto) refuse('PHOTO_TYPE', { format: 'jpeg' })
  const size = { width: (w1 << 8) | w2, height: (h1 << 8) | h2 }
  const pixelsMax = marker === PROGRESSIVE ? limits.progressivePixelsMax : limits.pixelsMax
  if (size.width * size.height > pixelsMax) refuse('PHOTO_TOO_LARGE', { ...size, pixelsMax })
  return size
}
