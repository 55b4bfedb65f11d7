import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { World } from './host/world'
import { pack } from './pack'
import { Phone, type Pocket } from './phone'
import { openSite, type Bridge } from './site'

export interface Upload {
  openid: string
  url: string
  name: string
  fileName: string
  type: string
  bytes: Buffer
  formData?: Record<string, string>
  header?: Record<string, string>
}
export interface WxRequest {
  openid: string
  url: string
  method: string
  data: unknown
  header?: Record<string, string>
}

export interface PhoneOptions {
  browser: Browser
  /** The compiled package, dist/weapp. */
  packageDir: string
  /** Whose phone it is: what a cloud function's context would say. */
  openid: string
  /** The cloud: real functions over a real database. What it throws becomes the errMsg of wx.cloud.callFunction. */
  callFunction(name: string, data: unknown, openid: string): Promise<unknown>
  /** Who takes wx.uploadFile and wx.cloud.uploadFile (their url is `cloud://<path>`); `data` is the reply's text. */
  uploadFile?(upload: Upload): Promise<{ statusCode: number; data: string }>
  /** Who answers wx.request; without it every request is refused like a domain that is not on the list. */
  request?(request: WxRequest): Promise<{ statusCode: number; data: unknown; header?: Record<string, string> }>
  /** What stands at an address: pictures in pages and wx.downloadFile. */
  download?(url: string): Promise<{ bytes: Buffer; type: string } | undefined>
  /** The world at the start; default: online, wifi, in Dalad Banner, everything allowed and agreed. */
  world?: Partial<World>
  /** Where the mini-program opens, as from a QR code: '/pages/x/index?y=1'. */
  path?: string
  viewport?: { width: number; height: number }
}

const HERE = { lng: 110.0386, lat: 40.4105 }

/**
 * A phone in Chromium with the compiled mini-program running on it.
 * `const phone = await openPhone({ browser, packageDir: 'dist/weapp', openid: 'o-wang', callFunction })`
 */
export async function openPhone(options: PhoneOptions): Promise<Phone> {
  const { browser, openid, packageDir } = options
  const world: World = {
    online: true,
    networkType: 'wifi',
    location: HERE,
    permissions: {},
    privacyAgreed: true,
    subscribes: 'accept',
    openid,
    ...options.world,
  }
  const pocket = { photos: [] as string[][], cancelCamera: 0, scans: [] as string[], places: [] as object[] }
  const site = await openSite(pack(path.resolve(packageDir)), () => world, bridgeOf(options, pocket))
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const phone = new Phone({ openid, context, page: await context.newPage(), site, world, pocket })
  try {
    await phone.start(options.path ?? '')
    return phone
  } catch (error) {
    await phone.close()
    throw error
  }
}

function bridgeOf(options: PhoneOptions, pocket: Pocket): Bridge {
  const { openid } = options
  return {
    call: ({ name, data }: { name: string; data: unknown }) => options.callFunction(name, data, openid),
    request: async (request: Omit<WxRequest, 'openid'>) => {
      if (!options.request) throw new Error('fail url not in domain list')
      return { header: {}, cookies: [], ...(await options.request({ ...request, openid })) }
    },
    upload: async ({
      base64,
      filePath,
      ...upload
    }: Omit<Upload, 'openid' | 'bytes' | 'fileName'> & { base64: string; filePath: string }) => {
      if (!options.uploadFile) throw new Error('fail url not in domain list')
      return options.uploadFile({
        ...upload,
        openid,
        fileName: path.basename(filePath),
        bytes: Buffer.from(base64, 'base64'),
      })
    },
    download: ({ url }: { url: string }) => options.download?.(url) ?? Promise.resolve(undefined),
    camera: ({ most }: { most: number }) => cameraShots(pocket, most),
    scan: () => Promise.resolve({ result: pocket.scans.shift() }),
    place: () => Promise.resolve({ place: pocket.places.shift() }),
  }
}

async function cameraShots(pocket: Pocket, most: number): Promise<object> {
  if (pocket.cancelCamera > 0) {
    pocket.cancelCamera--
    return { cancelled: true, files: [] }
  }
  const { readFile } = await import('node:fs/promises')
  const next = (pocket.photos.shift() ?? []).slice(0, most)
  const files = await Promise.all(
    next.map(async (file) => ({
      name: path.basename(file),
      type: `image/${/\.(png|webp)$/.exec(file)?.[1] ?? 'jpeg'}`,
      base64: (await readFile(file)).toString('base64'),
    })),
  )
  return { cancelled: false, files }
}
