import Taro from '@tarojs/taro'
import { msOf } from '@/contracts/quantity'
import { uploadLimits } from '@/contracts/upload-limits'
import { clientId } from './client-id'
import { keepFile, type KeptFile } from './kept-files'

/** A recording that runs. `done` settles when it stops, by hand or at the limit; null when nothing can be used. */
export interface Recording {
  stop(): void
  cancel(): void
  done: Promise<KeptFile | null>
}

const limitMs = msOf(uploadLimits.voice)
/** Shorter than this is a slip of the finger. */
const shortestMs = 800

interface Raw {
  from: string | Blob
  bytes: number
  contentType: string
}

async function keep(raw: Raw | null, startedAt: number): Promise<KeptFile | null> {
  const ms = Date.now() - startedAt
  if (!raw || ms < shortestMs) return null
  const id = clientId()
  return {
    id,
    kind: 'voice',
    path: await keepFile(id, raw.from),
    bytes: raw.bytes,
    contentType: raw.contentType,
    seconds: Math.round(ms / 1000),
  }
}

function recordInWechat(): Promise<Recording | null> {
  const recorder = Taro.getRecorderManager()
  let wanted = true
  return new Promise((resolve) => {
    let startedAt = Date.now()
    let finish: (raw: Raw | null) => void
    const done = new Promise<Raw | null>((r) => {
      finish = r
    }).then((raw) => keep(wanted ? raw : null, startedAt))
    recorder.onStart(() => {
      startedAt = Date.now()
      resolve({
        done,
        stop: () => recorder.stop(),
        cancel: () => {
          wanted = false
          recorder.stop()
        },
      })
    })
    recorder.onStop(({ tempFilePath, fileSize }) =>
      finish({ from: tempFilePath, bytes: fileSize, contentType: 'audio/mpeg' }),
    )
    // Before the start this is the refused microphone; later it is an interruption, a phone call say.
    recorder.onError(() => {
      finish(null)
      resolve(null)
    })
    recorder.start({ duration: limitMs, format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 })
  })
}

async function recordInBrowser(): Promise<Recording | null> {
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) return null
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null)
  if (!stream) return null
  const type = ['audio/mp4', 'audio/webm;codecs=opus'].find((t) => MediaRecorder.isTypeSupported(t))
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 48_000 })
  const parts: Blob[] = []
  const startedAt = Date.now()
  let wanted = true
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  recorder.ondataavailable = (e) => {
    parts.push(e.data)
  }
  const timer = setTimeout(stop, limitMs)
  const done = new Promise<Raw>((resolve) => {
    recorder.onstop = () => {
      clearTimeout(timer)
      stream.getTracks().forEach((t) => t.stop())
      const blob = new Blob(parts, { type: recorder.mimeType })
      resolve({ from: blob, bytes: blob.size, contentType: blob.type.split(';')[0]! })
    }
  }).then((raw) => keep(wanted ? raw : null, startedAt))
  recorder.start()
  return {
    done,
    stop,
    cancel: () => {
      wanted = false
      stop()
    },
  }
}

/**
 * Start a voice note, as long as it may be. null: there is no microphone,
 * or the person said no; writing and photos still work.
 */
export const record = (): Promise<Recording | null> =>
  process.env.TARO_ENV === 'weapp' ? recordInWechat() : recordInBrowser()

/** Play a kept or sent note. @returns a function that stops it */
export function play(url: string, whenOver: () => void): () => void {
  const sound = Taro.createInnerAudioContext()
  const over = () => {
    sound.destroy()
    whenOver()
  }
  sound.onEnded(over)
  sound.onError(over)
  sound.src = url
  sound.play()
  return () => {
    sound.stop()
    over()
  }
}
