import { bytesOf } from './stranger-files'

// Voice notes as WeChat, Chrome and Safari record them, built byte by byte; the sound itself is made up.

type Part = string | number[] | Uint8Array
const be = (value: number, length: number): number[] =>
  Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256)

/** Sound bytes that are never a marker of anything: 0x55 is in no magic number here. */
const noise = (length: number): Uint8Array => new Uint8Array(length).fill(0x55)

export const home = 'Hohhot 40.81,111.69'

/** MPEG 2 Layer III, 16 kHz mono, 48 kbit/s, as WeChat's recorder is told to write: 36 ms and 216 bytes a frame. */
export function mp3(seconds: number): Uint8Array {
  const frame = bytesOf([0xff, 0xf3, 0x68, 0xc4], noise(212))
  return bytesOf(...Array.from({ length: Math.round(seconds / 0.036) }, () => frame))
}

export const id3v2 = (...parts: Part[]): Uint8Array => {
  const body = bytesOf(...parts)
  const sevenBits = [body.length >> 21, (body.length >> 14) & 127, (body.length >> 7) & 127, body.length & 127]
  return bytesOf('ID3', [4, 0, 0], sevenBits, body)
}

export const id3v1 = (title: string): Uint8Array => bytesOf('TAG', title, new Uint8Array(125 - title.length))

/** AAC LC at 16 kHz with ADTS headers: 64 ms a frame. */
export function adts(seconds: number): Uint8Array {
  const length = 7 + 120
  const header = [0xff, 0xf1, 0x60, 0x40 | (length >> 11), (length >> 3) & 255, ((length & 7) << 5) | 0x1f, 0xfc]
  return bytesOf(...Array.from({ length: Math.round(seconds / 0.064) }, () => bytesOf(header, noise(120))))
}

// MP4

export const box = (type: string, ...parts: Part[]): Uint8Array => {
  const body = bytesOf(...parts)
  return bytesOf(be(body.length + 8, 4), type, body)
}
export const recordedAt = be(3_850_000_000, 4)
const plain = [0, 0, 0, 0]
const labels = box('udta', box('\xa9xyz', home), box('\xa9nam', 'living room'))

export const track = (seconds: number, { handler = 'soun', codec = 'mp4a' } = {}): Uint8Array =>
  box(
    'trak',
    box('tkhd', [0, 0, 0, 7], recordedAt, recordedAt, be(1, 4), new Uint8Array(68)),
    box(
      'mdia',
      box('mdhd', plain, recordedAt, recordedAt, be(16_000, 4), be(seconds * 16_000, 4), plain),
      box('hdlr', plain, plain, handler, new Uint8Array(12), 'Old Wang, phone\0'),
      box('minf', box('stbl', box('stsd', plain, be(1, 4), box(codec, new Uint8Array(28))), timesOf(seconds))),
    ),
    box('udta', box('name', 'bedroom take')),
  )

const timesOf = (seconds: number): Uint8Array =>
  seconds ? box('stts', plain, be(1, 4), be(seconds * 10, 4), be(1600, 4)) : box('stts', plain, be(0, 4))

export const movie = (...parts: Uint8Array[]): Uint8Array =>
  box('moov', box('mvhd', plain, recordedAt, recordedAt, be(1000, 4), be(0, 4), new Uint8Array(80)), ...parts)

export const m4a = (seconds: number): Uint8Array =>
  bytesOf(
    box('ftyp', 'M4A ', plain),
    movie(track(seconds), labels),
    box('uuid', home),
    box('mdat', noise(200)),
    box('meta', home),
  )

/** Safari's recorder: an empty movie, then fragments whose samples carry their own lengths or take the default. */
export const fragmentedM4a = (fragments: number): Uint8Array =>
  bytesOf(
    box('ftyp', 'iso5', plain),
    movie(track(0), box('mvex', box('trex', plain, be(1, 4), be(1, 4), be(1024, 4), plain, plain))),
    ...Array.from({ length: fragments }, (_, i) =>
      bytesOf(
        box('moof', box('mfhd', plain, be(i + 1, 4)), box('traf', box('tfhd', [0, 2, 0, 0], be(1, 4)), runOf(i))),
        box('mdat', noise(40)),
      ),
    ),
  )

/** Ten samples of 1,600 ticks each: 1 s. The even ones say so sample by sample, the odd ones use their own default. */
const runOf = (i: number): Uint8Array =>
  i % 2
    ? box('trun', [0, 0, 1, 1], be(10, 4), plain, ...Array.from({ length: 10 }, () => be(1600, 4)))
    : box('trun', [0, 0, 3, 1], be(10, 4), plain, ...Array.from({ length: 10 }, () => bytesOf(be(1600, 4), be(4, 4))))

// WebM

export const element = (id: number[], ...parts: Part[]): Uint8Array => {
  const body = bytesOf(...parts)
  return bytesOf(id, [0x08, ...be(body.length, 4)], body)
}
/** A recorder that cannot go back writes "unknown" where the size should be. */
const unsized = (id: number[], ...parts: Part[]): Uint8Array =>
  bytesOf(id, [0x01, 255, 255, 255, 255, 255, 255, 255], ...parts)

export const ebml = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], 'webm'))
export const audioTrack = (codec = 'A_OPUS', type = 2): Uint8Array =>
  element(
    [0xae],
    element([0xd7], [1]),
    element([0x83], [type]),
    element([0x86], codec),
    element([0x53, 0x6e], 'Old Wang, phone'),
  )
export const tracks = (...entries: Uint8Array[]): Uint8Array => element([0x16, 0x54, 0xae, 0x6b], ...entries)

export const webm = (seconds: number, { sized = false, entries = [audioTrack()] } = {}): Uint8Array => {
  const wrap = sized ? element : unsized
  const information = element(
    [0x15, 0x49, 0xa9, 0x66],
    element([0x2a, 0xd7, 0xb1], be(1_000_000, 3)),
    element([0x44, 0x61], be(7, 8)),
    element([0x7b, 0xa9], home),
  )
  const clusters = Array.from({ length: Math.ceil(seconds / 5) }, (_, i) =>
    wrap(
      [0x1f, 0x43, 0xb6, 0x75],
      element([0xe7], be(i * 5000, 4)),
      ...Array.from({ length: Math.min(5, seconds - i * 5) * 10 + 1 }, (_, block) => blockAt(block)),
    ),
  )
  return bytesOf(
    ebml,
    wrap(
      [0x18, 0x53, 0x80, 0x67],
      information,
      tracks(...entries),
      ...clusters,
      element([0x12, 0x54, 0xc3, 0x67], home),
      element([0xbf], [1, 2, 3, 4]),
    ),
  )
}

/** Every tenth of a second; every third one in a group, as long notes have them. */
const blockAt = (block: number): Uint8Array => {
  const body = bytesOf([0x81], be(block * 100, 2), [0x80], noise(20))
  return block % 3 ? element([0xa3], body) : element([0xa0], element([0xa1], body), element([0x75, 0xa1], home))
}
