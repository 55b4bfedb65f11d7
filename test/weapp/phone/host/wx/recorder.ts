import { logCall } from '../log'
import { temporaryPath, writeFile } from '../files'
import { world } from '../world'
import { agreeToPrivacy } from './api'

type Listener = (event: object) => void
const listeners: Record<string, Listener> = {}
let startedAt: number | undefined
let stopper: number | undefined

/** A silent MP3 (128 kbit/s, 44.1 kHz) as long as the finger stayed: 417 bytes hold 26 ms. */
function silence(durationMs: number): Uint8Array {
  const frames = Math.max(1, Math.round(durationMs / 26.12))
  const bytes = new Uint8Array(frames * 417)
  for (let i = 0; i < frames; i++) bytes.set([0xff, 0xfb, 0x90, 0x64], i * 417)
  return bytes
}

async function start({ duration = 60_000, ...rest }: { duration?: number } & object = {}): Promise<void> {
  logCall('recorder.start', { duration, ...rest })
  try {
    await agreeToPrivacy('RecorderManager.start')
  } catch {
    return listeners.error?.({ errMsg: 'operateRecorder:fail privacy permission is not authorized' })
  }
  if (world().permissions['scope.record'] === false)
    return listeners.error?.({ errMsg: 'operateRecorder:fail auth deny' })
  startedAt = Date.now()
  stopper = window.setTimeout(stop, duration)
  listeners.start?.({})
}

function stop(): void {
  if (startedAt === undefined) return
  window.clearTimeout(stopper)
  const duration = Date.now() - startedAt
  startedAt = undefined
  logCall('recorder.stop', { duration })
  const bytes = silence(duration)
  const tempFilePath = temporaryPath('mp3')
  writeFile(tempFilePath, { bytes, type: 'audio/mpeg' })
  listeners.stop?.({ tempFilePath, duration, fileSize: bytes.length })
}

/** One recorder for the whole mini-program, as in WeChat; a later listener replaces the one before. */
export const recorder = {
  start: (options?: object) => void start(options),
  stop,
  pause: () => listeners.pause?.({}),
  resume: () => listeners.resume?.({}),
  ...Object.fromEntries(
    ['start', 'stop', 'pause', 'resume', 'error', 'frameRecorded', 'interruptionBegin', 'interruptionEnd'].map(
      (name) => [
        `on${name[0]!.toUpperCase()}${name.slice(1)}`,
        (listener: Listener) => {
          listeners[name] = listener
        },
      ],
    ),
  ),
}
