// Promise: what is no photo, what is broken and what is built to hurt is refused by name; nothing ends the process.
import { Refusal } from '../../../cloudfunctions/kernel/call/refusal'
import { encodeJpeg } from '../../../cloudfunctions/kernel/photo/codecs'
import { reencodePhoto } from '../../../cloudfunctions/kernel/photo/reencode'
import {
  bytesOf,
  chunk,
  emptyPng,
  exifSegment,
  filtered,
  ihdr,
  jpegClaiming,
  picture,
  png,
  pngSignature,
  rgbaPng,
  riff,
  riffChunk,
  segment,
  vp8x,
  webpFrame,
  withSegments,
} from './stranger-files'

// Codecs take a whole core; on a busy machine the usual five seconds are not enough for ten photos.
jest.setTimeout(30_000)

const outcome = async (bytes: Uint8Array): Promise<string> => {
  try {
    await reencodePhoto(bytes)
    return 'photo'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('what is not a photo', () => {
  const files: [string, Uint8Array][] = [
    ['HTML named .jpg', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF', bytesOf('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0x3b])],
    ['PDF', bytesOf('%PDF-1.7\n')],
    ['a sound', bytesOf('RIFF', [36, 0, 0, 0], 'WAVEfmt ')],
    ['an empty file', bytesOf()],
    ['two bytes of a JPEG', bytesOf([0xff, 0xd8])],
    ['a JPEG of 12 bits', jpegClaiming(100, 100, { precision: 12 })],
    ['a lossless JPEG', jpegClaiming(100, 100, { marker: 0xc3 })],
    ['a moving WebP', riff(vp8x(0x02, 10, 10), riffChunk('ANIM', bytesOf([0, 0, 0, 0, 0, 0])))],
  ]
  test.each(files)('%s', async (_, bytes) => expect(await outcome(bytes)).toBe('PHOTO_TYPE'))
})

test('what a person takes for a photo, and is one elsewhere, is refused in words that say what to do', async () => {
  for (const brand of ['heic', 'heix', 'mif1'])
    expect(await outcome(bytesOf([0, 0, 0, 24], `ftyp${brand}`, [0, 0, 0, 0], 'mif1heic'))).toBe('PHOTO_HEIC')
  expect(await outcome(jpegClaiming(100, 100, { components: 4 }))).toBe('PHOTO_PRINT')
})

test('a scan whose last number is nought is a whole photo: some phones write it so', async () => {
  const taken = Buffer.from(await encodeJpeg(picture(64, 48), 90))
  const scan = taken.indexOf(Buffer.from([0xff, 0xda]))
  const last = scan + 2 + taken.readUInt16BE(scan + 2) - 2
  expect(taken[last]).toBe(63)
  taken[last] = 0
  expect(await outcome(taken)).toBe('photo')
})

describe('what claims more than memory holds is refused before a pixel is decoded', () => {
  const vp8 = (width: number, height: number) =>
    riffChunk('VP8 ', bytesOf([0, 0, 0, 0x9d, 0x01, 0x2a, width & 255, width >> 8, height & 255, height >> 8]))
  const files: [string, Uint8Array][] = [
    ['JPEG 65500 × 65500', jpegClaiming(65500, 65500)],
    ['JPEG just over 50 megapixels', jpegClaiming(8000, 6251)],
    ['progressive JPEG of 26 megapixels', jpegClaiming(6500, 4000, { marker: 0xc2 })],
    ['PNG 2147483647 × 2147483647', emptyPng(2147483647, 2147483647)],
    ['WebP 16383 × 16383', riff(vp8(16383, 16383))],
  ]
  test.each(files)('%s', async (_, bytes) => {
    const before = process.memoryUsage().arrayBuffers
    expect(await outcome(bytes)).toBe('PHOTO_TOO_LARGE')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
  })

  test('the limit itself is not over it: a header of 50 megapixels fails only for its missing pixels', async () => {
    expect(await outcome(emptyPng(10_000, 5_000))).toBe('PHOTO_BROKEN')
  })

  test('a small WebP canvas around a huge frame', async () => {
    expect(await outcome(riff(vp8x(0, 10, 10), vp8(16383, 16383)))).toBe('PHOTO_BROKEN')
  })

  test('PNG rows beyond the height it claims', async () => {
    const tall = picture(32, 4000)
    const lines = Array.from({ length: 4000 }, (_, y) => new Uint8Array(tall.rgba.subarray(y * 128, y * 128 + 128)))
    const rows = filtered(lines, 4)
    expect(await outcome(png(ihdr(32, 10, 8, 6), rows))).toBe('PHOTO_BROKEN')
    expect(await outcome(png(ihdr(32, 4000, 8, 6), rows))).toBe('photo')
  })

  test('a JPEG of a thousand passes', async () => {
    const one = jpegClaiming(100, 100, { marker: 0xc2 })
    const scan = one.subarray(one.length - 17, one.length - 2)
    const scans = Array.from({ length: 1000 }, () => scan)
    expect(await outcome(bytesOf(one.subarray(0, -2), ...scans, [0xff, 0xd9]))).toBe('PHOTO_BROKEN')
  })
})

describe('what is broken', () => {
  test.each([
    [0, 10],
    [10, 0],
  ])('a size of %i × %i', async (width, height) => {
    expect(await outcome(jpegClaiming(width, height))).toBe('PHOTO_BROKEN')
    expect(await outcome(emptyPng(width, height))).toBe('PHOTO_BROKEN')
  })

  test('a header with no picture behind it', async () => {
    expect(await outcome(jpegClaiming(64, 64))).toBe('PHOTO_BROKEN')
    expect(await outcome(bytesOf([0xff, 0xd8], segment(0xfe, 'only words'), [0xff, 0xd9]))).toBe('PHOTO_BROKEN')
    expect(await outcome(bytesOf(pngSignature, chunk('IEND')))).toBe('PHOTO_BROKEN')
    expect(await outcome(riff(riffChunk('XMP ', bytesOf('x'))))).toBe('PHOTO_BROKEN')
  })

  test('PNG: an impossible depth, a filter that does not exist, a colour that is not in the palette', async () => {
    expect(await outcome(png(ihdr(4, 4, 3, 2), new Uint8Array(100)))).toBe('PHOTO_BROKEN')
    expect(await outcome(png(ihdr(1, 1, 8, 0), bytesOf([5, 0])))).toBe('PHOTO_BROKEN')
    expect(await outcome(png(ihdr(1, 1, 8, 3), bytesOf([0, 2]), chunk('PLTE', [1, 2, 3])))).toBe('PHOTO_BROKEN')
  })

  // Cut anywhere, a file never comes back as a photo with a grey end, and never as anything but a refusal.
  test('a file that was cut off, at a hundred places', async () => {
    const whole = {
      jpeg: withSegments(await encodeJpeg(picture(80, 60), 80), exifSegment(6)),
      png: rgbaPng(picture(40, 30)),
      webp: riff(await webpFrame(picture(80, 60))),
    }
    for (const [format, bytes] of Object.entries(whole)) {
      expect([format, await outcome(bytes)]).toEqual([format, 'photo'])
      for (let i = 0; i < 100; i++) {
        const length = Math.floor((bytes.length * i) / 100)
        const refused = await outcome(bytes.subarray(0, length))
        expect([format, length, refused]).toEqual([format, length, expect.stringMatching(/^PHOTO_(BROKEN|TYPE)$/)])
      }
    }
  }, 30_000)

  test('bytes flipped at random: a photo or a refusal, nothing else, and the next good one is fine', async () => {
    const good = await encodeJpeg(picture(64, 48), 80)
    const files = [good, rgbaPng(picture(24, 20)), riff(await webpFrame(picture(64, 48)))]
    let seed = 20260105
    const random = (below: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % below
    const seen = new Map<string, number>()
    for (let i = 0; i < 600; i++) {
      const bytes = files[i % 3]!.slice()
      for (let flips = 1 + random(4); flips > 0; flips--) bytes[random(bytes.length)] = random(256)
      const result = await outcome(bytes)
      seen.set(result, (seen.get(result) ?? 0) + 1)
    }
    expect([...seen.keys()].filter((result) => result !== 'photo' && !result.startsWith('PHOTO_'))).toEqual([])
    expect(seen.get('PHOTO_BROKEN')).toBeGreaterThan(50)
    expect(await outcome(good)).toBe('photo')
  }, 60_000)
})
