import { refuse } from '../call/refusal'
import type { Sound } from './sound'

/** Matroska element ids (RFC 9559), each with its own length marker, as they stand in the file. */
const EBML = 0x1a45dfa3
const DOC_TYPE = 0x4282
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const TRACKS = 0x1654ae6b
const TRACK = 0xae
const TRACK_TYPE = 0x83
const CODEC_ID = 0x86
const CLUSTER = 0x1f43b675
const TIMESTAMP = 0xe7
const SIMPLE_BLOCK = 0xa3
const BLOCK_GROUP = 0xa0
const BLOCK = 0xa1
const VOID = 0xec

const containers = new Set([EBML, SEGMENT, INFO, TRACKS, TRACK, CLUSTER, BLOCK_GROUP])
/** What playing needs; title, date, tags, attachments, names and checksums over them become Void of the same size. */
const kept = new Set([
  ...[DOC_TYPE, TIMESTAMP_SCALE, TRACK_TYPE, CODEC_ID, TIMESTAMP, SIMPLE_BLOCK, BLOCK],
  ...[0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4287, 0x4285, 0x4489, 0x4d80, 0x5741, 0xd7, 0x73c5, 0x63a2, 0x56aa, 0x56bb],
  ...[0x23e383, 0x9c, 0x88, 0xb9, 0xe1, 0x9b, 0xfb, 0x75a2, 0x114d9b74, 0x1c53bb6b],
])
const topLevel = new Set([INFO, TRACKS, CLUSTER, 0x114d9b74, 0x1c53bb6b, 0x1254c367, 0x1941a469, 0x1043a770])

/** Segment › Cluster › BlockGroup. */
const DEPTH_MAX = 3

type Tally = {
  docType: string
  tracks: number
  types: number[]
  codec: string
  nanoseconds: number
  clusterAt: number
  first?: number
  last: number
}

/** WebM with Opus, what Chrome's recorder gives; it writes neither a duration nor, often, the sizes of its clusters. */
export function cleanWebm(bytes: Uint8Array): Sound {
  const out = bytes.slice()
  const tally: Tally = { docType: '', tracks: 0, types: [], codec: '', nanoseconds: 1_000_000, clusterAt: 0, last: 0 }
  walk(out, { from: 0, to: out.length, depth: 0, isUnsized: false }, tally)
  const isNote = tally.docType === 'webm' && tally.tracks === 1 && tally.types[0] === 2 && tally.codec === 'A_OPUS'
  if (!isNote || tally.first === undefined) refuse('VOICE_TYPE', { why: 'not one sound track', codec: tally.codec })
  return { bytes: out, seconds: ((tally.last - tally.first!) * tally.nanoseconds) / 1e9 }
}

type Stretch = { from: number; to: number; depth: number; isUnsized: boolean }

/** @returns where the walk ended: a cluster of unknown size ends where the next element of the segment begins. */
function walk(out: Uint8Array, { from, to, depth, isUnsized }: Stretch, tally: Tally): number {
  if (depth > DEPTH_MAX) refuse('VOICE_TYPE', { why: 'nested' })
  let at = from
  while (at < to) {
    const element = elementAt(out, at, to)
    if (isUnsized && topLevel.has(element.id)) return at
    const end = element.size === undefined ? to : element.body + element.size
    if (end > to) refuse('VOICE_TYPE', { why: 'truncated' })
    if (containers.has(element.id)) {
      if (element.id === TRACK) tally.tracks++
      const inner = { from: element.body, to: end, depth: depth + 1 }
      at = walk(out, { ...inner, isUnsized: element.id === CLUSTER && element.size === undefined }, tally)
      continue
    }
    if (kept.has(element.id)) read(element.id, out.subarray(element.body, end), tally)
    else blank(out, at, end)
    at = end
  }
  return at
}

type Element = { id: number; body: number; size: number | undefined }

function elementAt(out: Uint8Array, at: number, to: number): Element {
  const idLength = Math.clz32(out[at]!) - 23
  const sizeAt = at + idLength
  const sizeLength = Math.clz32(out[sizeAt] ?? 0) - 23
  if (idLength > 4 || sizeLength > 8 || sizeAt + sizeLength > to) refuse('VOICE_TYPE', { why: 'truncated' })
  const id = number(out.subarray(at, sizeAt))
  const [first, ...rest] = out.subarray(sizeAt, sizeAt + sizeLength)
  // The length's own marker bit goes first: with it a size of eight bytes is more than a number holds exactly.
  const top = first! & (0x7f >> (sizeLength - 1))
  const isUnknown = top === 0x7f >> (sizeLength - 1) && rest.every((byte) => byte === 0xff)
  return { id, body: sizeAt + sizeLength, size: isUnknown ? undefined : number([top, ...rest]) }
}

function number(bytes: Iterable<number>): number {
  return [...bytes].reduce((sum, byte) => sum * 256 + byte, 0)
}

function read(id: number, body: Uint8Array, tally: Tally): void {
  if (id === DOC_TYPE) tally.docType = text(body)
  if (id === CODEC_ID) tally.codec = text(body)
  if (id === TRACK_TYPE) tally.types.push(number(body))
  if (id === TIMESTAMP_SCALE) tally.nanoseconds = number(body)
  if (id === TIMESTAMP) tally.clusterAt = number(body)
  if (id === SIMPLE_BLOCK || id === BLOCK) {
    const trackLength = Math.clz32(body[0] ?? 0) - 23
    if (body.length < trackLength + 3) refuse('VOICE_TYPE', { why: 'truncated' })
    const offset = ((body[trackLength]! << 24) >> 16) | body[trackLength + 1]!
    const at = tally.clusterAt + offset
    tally.first ??= at
    tally.last = Math.max(tally.last, at)
  }
}

function text(body: Uint8Array): string {
  return String.fromCharCode(...body.subarray(0, 32)).replace(/\0+$/, '')
}

function blank(out: Uint8Array, from: number, to: number): void {
  out.fill(0, from, to)
  out[from] = VOID
  const total = to - from
  // The size field takes eight bytes where there is room, so that any size fits; the payload is what is left.
  if (total < 9) out[from + 1] = 0x80 | (total - 2)
  else new DataView(out.buffer, out.byteOffset + from).setBigUint64(1, (1n << 56n) | BigInt(total - 9))
}
