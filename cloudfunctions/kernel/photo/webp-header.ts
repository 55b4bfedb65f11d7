import { refuse } from '../call/refusal'
import { exifOrientation } from './exif-orientation'
import type { PhotoHeader } from './picture'

const ANIMATED = 0x02

type Size = { width: number; height: number }

/** Still WebP, lossy or lossless. Canvas and frame must agree, or a small canvas could hide a huge frame. */
export function readWebpHeader(bytes: Uint8Array): PhotoHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) refuse('PHOTO_BROKEN', { why: 'truncated' })
  let canvas: Size | undefined
  let frame: Size | undefined
  let orientation = 1
  let at = 12
  while (at + 8 <= end) {
    const name = fourLetters(bytes, at)
    const length = view.getUint32(at + 4, true)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (at + 8 + length > end) refuse('PHOTO_BROKEN', { why: 'truncated' })
    if (name === 'VP8X') canvas = canvasSize(body)
    else if (name === 'VP8 ') frame ??= lossySize(body)
    else if (name === 'VP8L') frame ??= losslessSize(body)
    else if (name === 'EXIF') orientation = exifOrientation(withoutExifPrefix(body))
    at += 8 + length + (length & 1)
  }
  if (!frame) return refuse('PHOTO_BROKEN', { why: 'no picture' })
  if (canvas && (canvas.width !== frame.width || canvas.height !== frame.height)) {
    refuse('PHOTO_BROKEN', { why: 'canvas and frame differ' })
  }
  return { format: 'webp', ...frame, orientation }
}

function fourLetters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function canvasSize(body: Uint8Array): Size {
  if (body.length < 10) return refuse('PHOTO_BROKEN', { why: 'truncated' })
  if (body[0]! & ANIMATED) refuse('PHOTO_TYPE', { format: 'animated webp' })
  return { width: 1 + threeBytes(body, 4), height: 1 + threeBytes(body, 7) }
}

function lossySize(body: Uint8Array): Size {
  const isKeyFrame = body.length >= 10 && body[3] === 0x9d && body[4] === 0x01 && body[5] === 0x2a
  if (!isKeyFrame) return refuse('PHOTO_BROKEN', { why: 'no picture' })
  return { width: (body[6]! | (body[7]! << 8)) & 0x3fff, height: (body[8]! | (body[9]! << 8)) & 0x3fff }
}

function losslessSize(body: Uint8Array): Size {
  if (body.length < 5 || body[0] !== 0x2f) return refuse('PHOTO_BROKEN', { why: 'no picture' })
  const packed = (body[1]! | (body[2]! << 8) | (body[3]! << 16) | (body[4]! << 24)) >>> 0
  return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
}

function threeBytes(body: Uint8Array, at: number): number {
  return body[at]! | (body[at + 1]! << 8) | (body[at + 2]! << 16)
}

/** Some writers put JPEG's "Exif\0\0" in front, against the specification. */
function withoutExifPrefix(body: Uint8Array): Uint8Array {
  return fourLetters(body, 0) === 'Exif' ? body.subarray(6) : body
}
