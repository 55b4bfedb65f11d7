import { refuse } from '../call/refusal'
import { fourLetters, id3Length, type Sound } from './sound'

type Frame = { length: number; seconds: number }

/** MP3, what WeChat's recorder gives: only the frames are kept, so every kind of tag before or behind is gone. */
export function cleanMp3(bytes: Uint8Array): Sound {
  return onlyFrames(bytes, mp3Frame)
}

/** Raw AAC with ADTS headers. */
export function cleanAdts(bytes: Uint8Array): Sound {
  return onlyFrames(bytes, adtsFrame)
}

function onlyFrames(bytes: Uint8Array, frameAt: (bytes: Uint8Array, at: number) => Frame | undefined): Sound {
  const start = id3Length(bytes)
  let at = start
  let seconds = 0
  let longest = 0
  for (;;) {
    const frame = frameAt(bytes, at)
    if (!frame || at + frame.length > bytes.length) break
    at += frame.length
    seconds += frame.seconds
    longest = Math.max(longest, frame.length)
  }
  // A recorder that is cut off leaves part of a frame. More than that, without being a tag, is a damaged note.
  const rest = bytes.length - at
  if (at === start || (rest > longest && !isTag(bytes, at))) refuse('VOICE_TYPE', { why: 'broken frames' })
  return { bytes: bytes.slice(start, at), seconds }
}

function isTag(bytes: Uint8Array, at: number): boolean {
  const letters = fourLetters(bytes, at)
  return letters.startsWith('TAG') || letters === 'APET' || letters === 'LYRI' || letters.startsWith('ID3')
}

const kbitsVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kbitsVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const mp3Rates = [44100, 48000, 32000]
/** By the version's two bits: MPEG 2.5 and MPEG 2 sound at a quarter and at half of MPEG 1's rates. */
const mp3Slower = [4, 0, 2, 1]

/** Layer III of MPEG 1, 2 and 2.5 (ISO 11172-3, 13818-3). WeChat records 16 kHz, which is MPEG 2. */
function mp3Frame(bytes: Uint8Array, at: number): Frame | undefined {
  const [, b1 = 0, b2 = 0] = bytes.subarray(at, at + 3)
  if (bytes[at] !== 0xff || (b1 & 0xe6) !== 0xe2) return undefined
  const version = (b1 >> 3) & 3 // 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5
  const kbits = (version === 3 ? kbitsVersion1 : kbitsVersion2)[b2 >> 4]
  const rate = mp3Rates[(b2 >> 2) & 3]
  if (version === 1 || !kbits || !rate) return undefined
  const hertz = rate / mp3Slower[version]!
  const samples = version === 3 ? 1152 : 576
  const padding = (b2 >> 1) & 1
  return { length: Math.floor(((samples / 8) * kbits * 1000) / hertz) + padding, seconds: samples / hertz }
}

const aacRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]

function adtsFrame(bytes: Uint8Array, at: number): Frame | undefined {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0) return undefined
  const hertz = aacRates[(bytes[at + 2]! >> 2) & 15]
  const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5)
  if (!hertz || length <= 7) return undefined
  const blocks = (bytes[at + 6]! & 3) + 1
  return { length, seconds: (blocks * 1024) / hertz }
}
