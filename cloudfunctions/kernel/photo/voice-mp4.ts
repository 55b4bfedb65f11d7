import { refuse } from '../call/refusal'
import { fourLetters, type Sound } from './sound'

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf'])
/** What playing needs. Everything else (udta with its place ©xyz, meta, uuid, names of devices) is blanked. */
const kept = new Set(
  (
    'ftyp styp mdat mvhd tkhd mdhd hdlr smhd dinf stsd stts ctts stsc stsz ' +
    'stz2 stco co64 stss sgpd sbgp edts trex mehd mfhd tfhd tfdt trun sidx'
  ).split(' '),
)
const dated = new Set(['mvhd', 'tkhd', 'mdhd'])
/** AAC, and Opus as Chrome writes it into MP4. */
const codecs = new Set(['mp4a', 'Opus'])

/** moov › trak › mdia › minf › stbl. */
const DEPTH_MAX = 5

type Tally = {
  tracks: number
  soundTracks: number
  codec: string
  mediaBytes: number
  timescale: number
  ticks: number
  defaultTicks: number
}

/**
 * M4A, whole or in fragments (Safari's recorder). A box that goes is turned into `free` space of the same size, so that
 * no position inside the file changes. Dates of recording are set to zero.
 */
export function cleanMp4(bytes: Uint8Array): Sound {
  const out = bytes.slice()
  const tally: Tally = { tracks: 0, soundTracks: 0, codec: '', mediaBytes: 0, timescale: 0, ticks: 0, defaultTicks: 0 }
  try {
    walk(out, 0, out.length, tally)
  } catch (error) {
    // A length inside a box that points past its end.
    if (error instanceof RangeError) refuse('VOICE_TYPE', { why: 'truncated' })
    throw error
  }
  const isOneSound = tally.tracks === 1 && tally.soundTracks === 1 && codecs.has(tally.codec)
  if (!isOneSound || tally.timescale === 0 || tally.mediaBytes === 0) {
    refuse('VOICE_TYPE', { why: 'not one sound track', codec: tally.codec, tracks: tally.tracks })
  }
  return { bytes: out, seconds: tally.ticks / tally.timescale }
}

function walk(out: Uint8Array, from: number, to: number, tally: Tally, depth = 0): void {
  if (depth > DEPTH_MAX) refuse('VOICE_TYPE', { why: 'nested' })
  let at = from
  while (at < to) {
    const box = boxAt(out, at, to)
    if (containers.has(box.type)) {
      if (box.type === 'trak') tally.tracks++
      walk(out, at + box.head, at + box.size, tally, depth + 1)
    } else if (kept.has(box.type)) {
      read(box.type, out.subarray(at + box.head, at + box.size), tally)
    } else {
      out.set([0x66, 0x72, 0x65, 0x65], at + 4) // free
      out.fill(0, at + box.head, at + box.size)
    }
    at += box.size
  }
}

function boxAt(out: Uint8Array, at: number, to: number): { type: string; size: number; head: number } {
  const view = new DataView(out.buffer, out.byteOffset + at, to - at)
  const short = view.getUint32(0)
  const isLong = short === 1
  const size = isLong ? Number(view.getBigUint64(8)) : short || to - at
  const head = isLong ? 16 : 8
  if (size < head || at + size > to) refuse('VOICE_TYPE', { why: 'truncated' })
  return { type: fourLetters(out, at + 4), size, head }
}

/** `body` starts behind the box's head; most begin with one byte of version and three of flags. */
function read(type: string, body: Uint8Array, tally: Tally): void {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const isWide = dated.has(type) && view.getUint8(0) === 1
  if (dated.has(type)) body.fill(0, 4, isWide ? 20 : 12)
  if (type === 'mdat') tally.mediaBytes += body.length
  if (type === 'mdhd') tally.timescale = view.getUint32(isWide ? 20 : 12)
  if (type === 'hdlr' && fourLetters(body, 8) === 'soun') tally.soundTracks++
  if (type === 'hdlr') body.fill(0, 24)
  if (type === 'stsd') tally.codec = fourLetters(body, 12)
  if (type === 'stts') tally.ticks += sumOfTable(view)
  if (type === 'trex') tally.defaultTicks = view.getUint32(12)
  if (type === 'tfhd') tally.defaultTicks = fragmentDefault(view) ?? tally.defaultTicks
  if (type === 'trun') tally.ticks += sumOfRun(view, tally.defaultTicks)
}

function sumOfTable(view: DataView): number {
  let ticks = 0
  const entries = view.getUint32(4)
  for (let i = 0; i < entries; i++) ticks += view.getUint32(8 + i * 8) * view.getUint32(12 + i * 8)
  return ticks
}

function fragmentDefault(view: DataView): number | undefined {
  const flags = view.getUint32(0) & 0xffffff
  const at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0)
  return flags & 8 ? view.getUint32(at) : undefined
}

function sumOfRun(view: DataView, defaultTicks: number): number {
  const flags = view.getUint32(0) & 0xffffff
  const samples = view.getUint32(4)
  if (!(flags & 0x100)) return samples * defaultTicks
  const start = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
  const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4
  let ticks = 0
  for (let i = 0; i < samples; i++) ticks += view.getUint32(start + i * step)
  return ticks
}
