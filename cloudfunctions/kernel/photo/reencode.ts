import { setImmediate as others } from 'node:timers/promises'
import { refuse } from '../call/refusal'
import { CodecFailure, decodeJpeg, decodeWebp, encodeJpeg } from './codecs'
import { readJpegHeader } from './jpeg-header'
import { photoLimits, type KeptPhoto, type PhotoHeader, type PhotoLimits, type Picture } from './picture'
import { readPngHeader, type PngHeader } from './png-header'
import { readPngRows } from './png-rows'
import { shrink, startShrinking } from './shrink'
import { upright } from './upright'
import { readWebpHeader } from './webp-header'

/**
 * Makes a photo of our own out of the pixels of a stranger's file. Only pixels pass: EXIF, GPS, XMP, profiles, comments
 * and whatever else was packed in stay behind, because the output is written from nothing.
 * Colours of a wide-gamut profile are read as sRGB: a shade duller, the price of keeping no profile.
 * @returns JPEG, longest side ≤ 1600, upright; thumbnail ≤ 320.
 * @throws refusal PHOTO_TYPE, PHOTO_TOO_LARGE or PHOTO_BROKEN.
 */
export async function reencodePhoto(bytes: Uint8Array, limits: PhotoLimits = photoLimits): Promise<KeptPhoto> {
  if (bytes.length > limits.bytesMax) refuse('PHOTO_TOO_LARGE', { bytes: bytes.length, bytesMax: limits.bytesMax })
  const header = readHeader(bytes, limits)
  return oneAtATime(async (): Promise<KeptPhoto> => {
    // A host answers calls in the same thread: between the heavy steps the others have their turn (12 megapixels hold
    // it for 190 ms at most instead of 520; progressive ones 320).
    await others()
    const kept = upright(await smallPicture(bytes, header, limits.longestSideMax), header.orientation)
    await others()
    const thumbnail = await encodeJpeg(shrink(kept, limits.thumbnailSideMax), limits.quality)
    await others()
    const { width, height } = kept
    return { bytes: await encodeJpeg(kept, limits.quality), width, height, contentType: 'image/jpeg', thumbnail }
  })
}

function readHeader(bytes: Uint8Array, limits: PhotoLimits): PhotoHeader | PngHeader {
  const header = sniff(bytes, limits)
  const { width, height } = header
  if (width === 0 || height === 0) refuse('PHOTO_BROKEN', { why: 'no size', width, height })
  if (width * height > limits.pixelsMax) refuse('PHOTO_TOO_LARGE', { width, height, pixelsMax: limits.pixelsMax })
  return header
}

/** By the first bytes only: a name or a declared type proves nothing. */
function sniff(bytes: Uint8Array, limits: PhotoLimits): PhotoHeader | PngHeader {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return readJpegHeader(bytes, limits)
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return readPngHeader(bytes)
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return readWebpHeader(bytes)
  if (/^....ftyp(heic|heix|hevc|mif1|msf1)/s.test(start)) return refuse('PHOTO_HEIC')
  return refuse('PHOTO_TYPE', { accepted: ['jpeg', 'png', 'webp'] })
}

async function smallPicture(bytes: Uint8Array, header: PhotoHeader | PngHeader, sideMax: number): Promise<Picture> {
  if ('idat' in header) {
    const shrinker = startShrinking(header.width, header.height, sideMax)
    await readPngRows(header, shrinker.row)
    return shrinker.picture()
  }
  const decode = header.format === 'jpeg' ? decodeJpeg : decodeWebp
  const whole = await decode(bytes).catch((error: unknown) => {
    if (error instanceof CodecFailure) return refuse('PHOTO_BROKEN', { why: error.message })
    throw error
  })
  await others()
  return shrink(whole, sideMax)
}

let last: Promise<unknown> = Promise.resolve()

/** A JPEG of 50 megapixels takes 460 MB for a moment; two at once would take twice that. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}
