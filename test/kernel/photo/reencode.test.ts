// Promise: whatever file a stranger sends, what we keep is a JPEG of our own with nothing in it but the picture.
import { Refusal } from '../../../cloudfunctions/kernel/call/refusal'
import { decodeJpeg, encodeJpeg } from '../../../cloudfunctions/kernel/photo/codecs'
import { photoLimits, type Picture } from '../../../cloudfunctions/kernel/photo/picture'
import { reencodePhoto } from '../../../cloudfunctions/kernel/photo/reencode'
import {
  bytesOf,
  chunk,
  colorAt,
  corners,
  exif,
  exifSegment,
  picture,
  riff,
  riffChunk,
  rgbaPng,
  segment,
  segmentsOf,
  vp8x,
  webpFrame,
  withSegments,
} from './stranger-files'

// Codecs take a whole core; on a busy machine the usual five seconds are not enough for ten photos.
jest.setTimeout(30_000)

const near = (left: number[], right: number[]): boolean => left.every((value, i) => Math.abs(value - right[i]!) <= 14)

function expectCorners(shown: Picture): void {
  const { width, height } = shown
  const seen = {
    topLeft: colorAt(shown, 2, 2),
    topRight: colorAt(shown, width - 3, 2),
    bottomLeft: colorAt(shown, 2, height - 3),
    bottomRight: colorAt(shown, width - 3, height - 3),
  }
  for (const name of Object.keys(corners) as (keyof typeof corners)[]) {
    expect([name, seen[name], near(seen[name], corners[name])]).toEqual([name, seen[name], true])
  }
}

describe('a photo of home does not say where home is', () => {
  const secrets = ['Exif', 'FinderPhone', 'ns.adobe.com', 'ICC_PROFILE', 'Photoshop', '门牌 12', '<script>', 'MPF']
  const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
  const utf8AsLatin = (text: string): string => Buffer.from(text).toString('latin1')

  test('JPEG: EXIF, GPS, XMP, profile, IPTC, comment and what hides behind the end are gone', async () => {
    const plain = await encodeJpeg(picture(64, 48), 90)
    const taken = bytesOf(
      withSegments(
        plain,
        exifSegment(1),
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>40.81,111.69</x:xmpmeta>'),
        segment(0xe2, 'ICC_PROFILE\0'),
        segment(0xe2, 'MPF\0'),
        segment(0xed, 'Photoshop 3.0\0'),
        segment(0xfe, utf8AsLatin('门牌 12<script>alert(1)</script>')),
      ),
      'PK\x03\x04<script>alert(2)</script>',
    )
    for (const secret of secrets) expect(latin(taken)).toContain(utf8AsLatin(secret))

    const kept = await reencodePhoto(taken)
    for (const out of [kept.bytes, kept.thumbnail]) {
      const onlyPicture = [0xe0, 0xdb, 0xc0, 0xc4, 0xda, 0xd9]
      expect(segmentsOf(out).filter(({ marker }) => !onlyPicture.includes(marker))).toEqual([])
      expect(segmentsOf(out).filter(({ marker, start }) => marker === 0xe0 && !start.startsWith('JFIF'))).toEqual([])
      expect(segmentsOf(out).at(-1)).toEqual({ marker: 0xd9, start: '' })
      for (const secret of secrets) expect(latin(out)).not.toContain(utf8AsLatin(secret))
    }
    expectCorners(await decodeJpeg(kept.bytes))
  })

  test('PNG and WebP lose theirs as well', async () => {
    const fromPng = rgbaPng(
      picture(40, 30),
      chunk('eXIf', exif(1)),
      chunk('tEXt', 'Comment\0<script>'),
      chunk('iCCP', 'ICC_PROFILE\0'),
    )
    const fromWebp = riff(
      vp8x(0x2c, 40, 30),
      riffChunk('ICCP', bytesOf('ICC_PROFILE')),
      await webpFrame(picture(40, 30)),
      riffChunk('EXIF', exif(1)),
      riffChunk('XMP ', bytesOf('ns.adobe.com')),
    )
    for (const taken of [fromPng, fromWebp]) {
      expect(latin(taken)).toContain('FinderPhone')
      const kept = await reencodePhoto(taken)
      for (const secret of secrets) expect(latin(kept.bytes)).not.toContain(utf8AsLatin(secret))
      expectCorners(await decodeJpeg(kept.bytes))
    }
  })
})

describe('a photo held sideways stands upright, in the pixels themselves', () => {
  // EXIF 2.32, tag 274: which side of the scene the stored row 0 and column 0 are.
  type Side = 'top' | 'right' | 'bottom' | 'left'
  const sides: Record<number, [row0: Side, column0: Side]> = {
    1: ['top', 'left'],
    2: ['top', 'right'],
    3: ['bottom', 'right'],
    4: ['bottom', 'left'],
    5: ['left', 'top'],
    6: ['right', 'top'],
    7: ['right', 'bottom'],
    8: ['left', 'bottom'],
  }
  const scene = picture(96, 48)
  const stored = (orientation: number): Picture => {
    const [row0, column0] = sides[orientation]!
    const swaps = row0 === 'left' || row0 === 'right'
    const place = (side: Side, i: number): number => {
      if (side === 'right') return scene.width - 1 - i
      return side === 'bottom' ? scene.height - 1 - i : i
    }
    return picture(swaps ? scene.height : scene.width, swaps ? scene.width : scene.height, (column, row) => {
      const [down, along] = [place(row0, row), place(column0, column)]
      return swaps ? colorAt(scene, down, along) : colorAt(scene, along, down)
    })
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('JPEG, orientation %i, both byte orders', async (orientation) => {
    for (const little of [false, true]) {
      const jpeg = await encodeJpeg(stored(orientation), 95)
      const kept = await reencodePhoto(withSegments(jpeg, exifSegment(orientation, { little })))
      expect([kept.width, kept.height]).toEqual([96, 48])
      expectCorners(await decodeJpeg(kept.bytes))
      expectCorners(await decodeJpeg(kept.thumbnail))
    }
  })

  test('PNG and WebP say it their own way', async () => {
    const fromPng = await reencodePhoto(rgbaPng(stored(6), chunk('eXIf', exif(6))))
    expectCorners(await decodeJpeg(fromPng.bytes))
    const turned = stored(8)
    const webp = riff(
      vp8x(0x08, turned.width, turned.height),
      await webpFrame(turned),
      riffChunk('EXIF', exif(8, { little: true })),
    )
    expectCorners(await decodeJpeg((await reencodePhoto(webp)).bytes))
  })

  test.each([0, 9, 65535])('an orientation of %i means nothing', async (orientation) => {
    const jpeg = withSegments(await encodeJpeg(scene, 95), exifSegment(orientation))
    expectCorners(await decodeJpeg((await reencodePhoto(jpeg)).bytes))
  })
})

describe('what is kept is small enough for a phone network', () => {
  test('12 megapixels become 1600 × 1200 and a thumbnail of 320 × 240, and the answer says so', async () => {
    const kept = await reencodePhoto(await encodeJpeg(picture(4000, 3000), 70))
    const [whole, thumbnail] = [await decodeJpeg(kept.bytes), await decodeJpeg(kept.thumbnail)]
    expect(kept).toMatchObject({ width: 1600, height: 1200, contentType: 'image/jpeg' })
    expect([whole.width, whole.height, thumbnail.width, thumbnail.height]).toEqual([1600, 1200, 320, 240])
    expectCorners(whole)
    expectCorners(thumbnail)
  }, 20_000)

  test('a small one keeps its size; a very long one keeps at least one pixel of width', async () => {
    const small = await reencodePhoto(await encodeJpeg(picture(300, 200), 80))
    expect([small.width, small.height]).toEqual([300, 200])
    const long = await reencodePhoto(rgbaPng(picture(1, 4000)))
    expect([long.width, long.height]).toEqual([1, 1600])
  })

  test('fine stripes become an even grey, not a pattern that was never there', async () => {
    const stripes = picture(3200, 16, (x) => (x % 2 ? [255, 255, 255] : [0, 0, 0]))
    const kept = await decodeJpeg((await reencodePhoto(rgbaPng(stripes))).bytes)
    const greys = Array.from({ length: kept.width }, (_, x) => colorAt(kept, x, 4)[0]!)
    expect(Math.min(...greys)).toBeGreaterThan(118)
    expect(Math.max(...greys)).toBeLessThan(138)
  })

  test('see-through becomes white, as on the screen it came from', async () => {
    const halfSeen = picture(16, 16, (x) => [255, 0, 0, x < 8 ? 0 : 255])
    const kept = await decodeJpeg((await reencodePhoto(rgbaPng(halfSeen))).bytes)
    expect(near(colorAt(kept, 2, 8), [255, 255, 255])).toBe(true)
    expect(near(colorAt(kept, 13, 8), [254, 0, 0])).toBe(true)
  })
})

test('a file of exactly 10 MB is taken, one byte more is not', async () => {
  const jpeg = await encodeJpeg(picture(64, 48), 80)
  const full = bytesOf(jpeg, new Uint8Array(photoLimits.bytesMax - jpeg.length))
  await expect(reencodePhoto(full)).resolves.toMatchObject({ width: 64 })
  const refusal = await reencodePhoto(bytesOf(full, [0])).catch((error: Refusal) => error)
  expect(refusal).toMatchObject({ code: 'PHOTO_TOO_LARGE', details: { bytesMax: 10_485_760 } })
})

test('ten photos sent at once are done one after the other, and each is its own', async () => {
  const jpegs = await Promise.all(Array.from({ length: 10 }, (_, i) => encodeJpeg(picture(20 + i, 30), 80)))
  const kept = await Promise.all(jpegs.map((jpeg) => reencodePhoto(jpeg)))
  expect(kept.map(({ width }) => width)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29])
})
