import { ask } from '../bridge'
import { fileUrl, fromBase64, readFile, temporaryPath, writeFile } from '../files'
import { logCall } from '../log'
import { api, type Wx } from './api'
import { drawPhoto, imageSize } from './photo'
import { recorder } from './recorder'

interface Shot {
  name: string
  type: string
  base64: string
}

/** What the test put before the camera (phone.photos), else one drawn picture. */
async function shots(most: number): Promise<Array<{ path: string; size: number; type: string }>> {
  const { cancelled, files } = await ask<{ cancelled: boolean; files: Shot[] }>('camera', { most })
  if (cancelled) throw new Error('fail cancel')
  const taken =
    files.length > 0
      ? files.map((f) => ({ bytes: fromBase64(f.base64), type: f.type, ending: f.name.split('.').pop() ?? 'jpg' }))
      : [{ bytes: await drawPhoto(), type: 'image/jpeg', ending: 'jpg' }]
  return taken.map(({ bytes, type, ending }) => {
    const path = temporaryPath(ending)
    writeFile(path, { bytes, type })
    return { path, size: bytes.length, type }
  })
}

export const media: Wx = {
  chooseMedia: api<{ count?: number }>('chooseMedia', async ({ count = 9 }) => {
    const taken = await shots(count)
    const tempFiles = await Promise.all(
      taken.map(async ({ path, size }) => ({
        tempFilePath: path,
        size,
        fileType: 'image',
        ...(await imageSize(fileUrl(path))),
      })),
    )
    return { type: 'image', tempFiles }
  }),
  chooseImage: api<{ count?: number }>('chooseImage', async ({ count = 9 }) => {
    const taken = await shots(count)
    return { tempFilePaths: taken.map((t) => t.path), tempFiles: taken.map(({ path, size }) => ({ path, size })) }
  }),
  compressImage: api<{ src: string }>('compressImage', ({ src }) => ({ tempFilePath: src })),
  getImageInfo: api<{ src: string }>('getImageInfo', async ({ src }) => {
    const type = readFile(src)?.type.split('/')[1] ?? 'png'
    return { ...(await imageSize(fileUrl(src))), path: src, type, orientation: 'up' }
  }),
  previewImage: api<{ urls: string[]; current?: string }>('previewImage', () => undefined),
  previewMedia: api('previewMedia', () => undefined),
  saveImageToPhotosAlbum: api<{ filePath: string }>('saveImageToPhotosAlbum', ({ filePath }) => {
    if (!readFile(filePath)) throw new Error('fail file not found')
  }),
  scanCode: api('scanCode', async () => {
    const { result } = await ask<{ result?: string }>('scan', {})
    if (result === undefined) throw new Error('fail cancel')
    return { result, scanType: 'QR_CODE', charSet: 'utf-8', rawData: btoa(unescape(encodeURIComponent(result))) }
  }),
  getRecorderManager: () => recorder,
  createInnerAudioContext: () => player(),
}

/** Plays nothing and says that it played. */
function player(): object {
  const listeners: Record<string, () => void> = {}
  const on =
    (name: string) =>
    (listener: () => void): void => {
      listeners[name] = listener
    }
  return {
    src: '',
    duration: 1,
    currentTime: 0,
    paused: true,
    play(this: { src: string }) {
      logCall('audio.play', { src: this.src })
      listeners.play?.()
      setTimeout(() => listeners.ended?.(), 300)
    },
    pause: () => listeners.pause?.(),
    stop: () => listeners.stop?.(),
    destroy: () => undefined,
    seek: () => undefined,
    onPlay: on('play'),
    onPause: on('pause'),
    onStop: on('stop'),
    onEnded: on('ended'),
    onError: on('error'),
    onCanplay: on('canplay'),
    onTimeUpdate: on('time'),
    offPlay: () => undefined,
    offEnded: () => undefined,
    offError: () => undefined,
    offStop: () => undefined,
    offPause: () => undefined,
  }
}
