// Promise: a voice note is kept as it was said, at most a minute of it, without the labels a phone hangs on it.
import { Refusal } from '../../../cloudfunctions/kernel/call/refusal'
import { keepVoice, voiceLimits } from '../../../cloudfunctions/kernel/photo/voice'
import {
  adts,
  audioTrack,
  box,
  ebml,
  element,
  fragmentedM4a,
  home,
  id3v1,
  id3v2,
  m4a,
  movie,
  mp3,
  recordedAt,
  track,
  tracks,
  webm,
} from './recorded-sounds'
import { bytesOf } from './stranger-files'

const outcome = (bytes: Uint8Array): string => {
  try {
    return keepVoice(bytes).contentType
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const film = (...tracksOfIt: Uint8Array[]): Uint8Array =>
  bytesOf(box('ftyp', 'isom'), movie(...tracksOfIt), box('mdat', 'x'))
const has = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(Buffer.from(text))

describe('what phones record is taken, and its length is counted from the sound', () => {
  const notes: [string, Uint8Array, string, number][] = [
    ['MP3 from WeChat', mp3(12), 'audio/mpeg', 12],
    ['AAC', adts(9), 'audio/aac', 9],
    ['M4A', m4a(31), 'audio/mp4', 31],
    ['M4A in fragments, from Safari', fragmentedM4a(7), 'audio/mp4', 7],
    ['M4A with Opus, from Chrome', film(track(3, { codec: 'Opus' })), 'audio/mp4', 3],
    ['WebM of unknown size, from Chrome', webm(23), 'audio/webm', 23],
    ['WebM with sizes', webm(8, { sized: true }), 'audio/webm', 8],
  ]
  test.each(notes)('%s', (_, bytes, contentType, seconds) => {
    const kept = keepVoice(bytes)
    expect(kept.contentType).toBe(contentType)
    expect(kept.seconds).toBeCloseTo(seconds, 1)
  })
})

describe('no label survives', () => {
  test('MP3 and AAC: only the frames are left', () => {
    expect(keepVoice(bytesOf(id3v2('TIT2', home), mp3(2), id3v1('my room'))).bytes).toEqual(mp3(2))
    expect(keepVoice(bytesOf(mp3(2), 'APETAGEX', home)).bytes).toEqual(mp3(2))
    expect(keepVoice(bytesOf(id3v2('PRIV', home), adts(2))).bytes).toEqual(adts(2))
  })

  const labelled: [string, Uint8Array, string[]][] = [
    ['M4A', m4a(5), [home, 'living room', 'bedroom take', 'Old Wang']],
    ['WebM of unknown size', webm(6), [home, 'Old Wang']],
    ['WebM with sizes', webm(6, { sized: true }), [home, 'Old Wang']],
  ]
  test.each(labelled)('%s: blanked in place, so that nothing in the file moves', (_, bytes, labels) => {
    const kept = keepVoice(bytes).bytes
    for (const label of labels) expect([label, has(bytes, label), has(kept, label)]).toEqual([label, true, false])
    expect(kept.length).toBe(bytes.length)
    expect(keepVoice(kept).bytes).toEqual(kept)
    const sound = Buffer.alloc(20, 0x55)
    expect(Buffer.from(kept).indexOf(sound)).toBe(Buffer.from(bytes).indexOf(sound))
  })

  test('M4A: when it was recorded is not said', () => {
    const stamp = Buffer.from(recordedAt)
    expect(Buffer.from(m4a(5)).includes(stamp)).toBe(true)
    expect(Buffer.from(keepVoice(m4a(5)).bytes).includes(stamp)).toBe(false)
  })

  test('what was given is not changed', () => {
    const given = m4a(5)
    keepVoice(given)
    expect(given).toEqual(m4a(5))
  })
})

describe('a minute and a megabyte', () => {
  const recorders = [
    ['MP3', mp3],
    ['AAC', adts],
    ['M4A', m4a],
    ['WebM', webm],
    ['M4A in fragments', fragmentedM4a],
  ] as const
  test.each(recorders)('%s', (_, record) => {
    expect(outcome(record(60))).toMatch(/^audio/)
    expect(outcome(record(63))).toBe('VOICE_TOO_LARGE')
  })

  test('one byte over a megabyte', () => {
    const full = bytesOf(m4a(5), box('free', new Uint8Array(voiceLimits.bytesMax - m4a(5).length - 8)))
    expect(full.length).toBe(1024 * 1024)
    expect(outcome(full)).toBe('audio/mp4')
    expect(outcome(bytesOf(full, [0]))).toBe('VOICE_TOO_LARGE')
  })

  test('a header that claims less than the sound lasts is not believed', () => {
    const long = m4a(90)
    const claimed = Buffer.from(long).indexOf(Buffer.from([0, 0, 0x3e, 0x80])) + 4
    long.set([0, 0, 0x3e, 0x80], claimed)
    expect(outcome(long)).toBe('VOICE_TOO_LARGE')
  })
})

describe('what is no voice note', () => {
  const files: [string, Uint8Array][] = [
    ['a photo', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF')],
    ['HTML', bytesOf('<!doctype html>')],
    ['WAV', bytesOf('RIFF', [36, 0, 0, 0], 'WAVEfmt ')],
    ['Ogg', bytesOf('OggS', new Uint8Array(40))],
    ['nothing', bytesOf()],
    ['an ID3 tag alone', id3v2(home)],
    ['a film', film(track(3), track(3, { handler: 'vide', codec: 'avc1' }))],
    ['a film without sound', film(track(3, { handler: 'vide' }))],
    ['two sounds in one', film(track(3), track(3))],
    ['a sound in another codec', film(track(3, { codec: 'samr' }))],
    ['an M4A without sound', bytesOf(box('ftyp', 'M4A '), movie(track(3)))],
    ['a WebM film', webm(3, { entries: [audioTrack(), audioTrack('V_VP8', 1)] })],
    ['WebM with Vorbis', webm(3, { entries: [audioTrack('A_VORBIS')] })],
    ['a WebM without sound', bytesOf(ebml, element([0x18, 0x53, 0x80, 0x67], tracks(audioTrack())))],
    ['Matroska', webm(3).map((byte, i, all) => (i === Buffer.from(all).indexOf('webm') ? 0x6d : byte))],
    ['an MP3 with a hole', bytesOf(mp3(1), new Uint8Array(3000), mp3(1))],
  ]
  test.each(files)('%s', (_, bytes) => expect(outcome(bytes)).toBe('VOICE_TYPE'))

  test('boxes in boxes in boxes', () => {
    let nested = box('free')
    for (let depth = 0; depth < 300; depth++) nested = box('moov', nested)
    expect(outcome(bytesOf(box('ftyp', 'M4A '), nested))).toBe('VOICE_TYPE')
    const group = [0xa0, 0x01, 255, 255, 255, 255, 255, 255, 255]
    expect(outcome(bytesOf(ebml, ...Array.from({ length: 5000 }, () => group)))).toBe('VOICE_TYPE')
  })

  test('flipped and cut at random: a note or a refusal, nothing else', () => {
    const files = [bytesOf(id3v2(home), mp3(2)), adts(2), m4a(5), fragmentedM4a(4), webm(6), webm(6, { sized: true })]
    let seed = 20260106
    const random = (below: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % below
    const seen = new Set<string>()
    for (let i = 0; i < 6000; i++) {
      const bytes = files[i % files.length]!.slice(0, i % 3 ? undefined : random(2000))
      for (let flips = random(4); flips > 0; flips--) bytes[random(Math.min(bytes.length, 800))] = random(256)
      seen.add(outcome(bytes))
    }
    const known = ['VOICE_TOO_LARGE', 'VOICE_TYPE', 'audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/webm']
    expect([...seen].sort()).toEqual(known)
  })
})
