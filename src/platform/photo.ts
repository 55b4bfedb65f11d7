import Taro from '@tarojs/taro'
import { clientId } from './client-id'
import { keepFile, type KeptFile } from './kept-files'

type From = 'camera' | 'album'

/**
 * Longest edge after shrinking, px. A phone's 12 megapixels say
 * no more about a broken door and cost 4 MB of a rider's data.
 */
const edgeMax = 2000

/**
 * Re-drawing shrinks the photo and drops its EXIF, the place it
 * was taken among it. What a browser cannot draw stays as it is.
 */
async function shrink(file: File): Promise<Blob> {
  if (typeof createImageBitmap !== 'function') return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, edgeMax / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.82))
  } catch {
    return file
  }
}

function askBrowser(max: number, from: From): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = from === 'album' && max > 1
    if (from === 'camera') input.setAttribute('capture', 'environment')
    input.onchange = () => resolve(Array.from(input.files ?? []).slice(0, max))
    input.oncancel = () => resolve([])
    input.click()
  })
}

const typeOf = (path: string) => {
  const [, ending = 'jpeg'] = /\.(png|webp)$/i.exec(path) ?? []
  return `image/${ending.toLowerCase()}`
}

async function kept(from: string | Blob, bytes: number, contentType: string): Promise<KeptFile> {
  const id = clientId()
  return { id, kind: 'photo', path: await keepFile(id, from), bytes, contentType }
}

/** Let the person take or choose photos; they are kept on the phone at once. Changing one's mind gives []. */
export async function choosePhotos({ max, from }: { max: number; from: From }): Promise<KeptFile[]> {
  if (process.env.TARO_ENV !== 'weapp') {
    const files = await askBrowser(max, from)
    const blobs = await Promise.all(files.map(shrink))
    return Promise.all(blobs.map((blob) => kept(blob, blob.size, blob.type || 'image/jpeg')))
  }
  const chosen = await Taro.chooseMedia({
    count: max,
    mediaType: ['image'],
    sizeType: ['compressed'],
    sourceType: [from],
  }).catch((error: { errMsg?: string }) => {
    if (/cancel/.test(error.errMsg ?? '')) return { tempFiles: [] }
    throw error
  })
  return Promise.all(chosen.tempFiles.map(({ tempFilePath, size }) => kept(tempFilePath, size, typeOf(tempFilePath))))
}

/** Look at photos full-screen, starting at one. */
export const lookAt = (urls: string[], current: string) => void Taro.previewImage({ urls, current })
