import { fileUrl, readFile, temporaryPath, toBase64, typeOf, writeFile, endingOf } from '../files'
import { crossBridge } from '../bridge'
import { logCall, plain } from '../log'
import { onWorldChange, world } from '../world'
import { api, type Options, type Wx } from './api'
import { emit } from './listen'

const CALL_BYTES_MAX = 100 * 1024
let isCloudReady = false

onWorldChange((before) => {
  const { online, networkType } = world()
  if (before.online !== online || before.networkType !== networkType) {
    emit('NetworkStatusChange', { isConnected: online, networkType: online ? networkType : 'none' })
  }
})

/** A call with the task object that WeChat gives back; the harness cannot be aborted half-way, only ignored. */
const task = {
  abort: () => undefined,
  onProgressUpdate: () => undefined,
  onHeadersReceived: () => undefined,
  offProgressUpdate: () => undefined,
}
const withTask =
  <O>(call: (o: O & Options) => Promise<object> | undefined) =>
  (o: O & Options): object =>
    Object.assign(call(o) ?? {}, task)

/** A phone has no host of its own: an address that begins with a slash goes nowhere. */
function absolute(url: string): string {
  if (!/^(https?|cloud):\/\//.test(url)) throw new Error(`fail invalid url "${url}"`)
  return url
}

async function upload(
  url: string,
  filePath: string,
  fields: { name: string; formData?: unknown; header?: unknown },
): Promise<{ statusCode: number; data: string }> {
  const file = readFile(filePath)
  if (!file) throw new Error('fail file not found')
  return crossBridge('upload', {
    url: absolute(url),
    ...fields,
    filePath,
    type: file.type,
    base64: toBase64(file.bytes),
  })
}

export const network: Wx = {
  getNetworkType: api('getNetworkType', () => ({
    networkType: world().online ? world().networkType : 'none',
    hasSystemProxy: false,
  })),
  request: withTask(
    api<{ url: string; method?: string; data?: unknown; header?: object }>(
      'request',
      ({ url, method = 'GET', data, header }) =>
        crossBridge('request', { url: absolute(url), method, data: plain(data), header }),
    ),
  ),
  uploadFile: withTask(
    api<{ url: string; filePath: string; name: string; formData?: object; header?: object }>(
      'uploadFile',
      ({ url, filePath, name, formData, header }) => upload(url, filePath, { name, formData, header }),
    ),
  ),
  downloadFile: withTask(
    api<{ url: string }>('downloadFile', async ({ url }) => {
      if (!world().online) throw new Error('fail')
      const reply = await fetch(fileUrl(absolute(url)))
      const tempFilePath = temporaryPath(endingOf(url.split('?')[0]!))
      writeFile(tempFilePath, {
        bytes: new Uint8Array(await reply.arrayBuffer()),
        type: reply.headers.get('content-type') ?? typeOf(tempFilePath),
      })
      return { tempFilePath, statusCode: reply.status }
    }),
  ),
  cloud: {
    init: (options: object) => {
      isCloudReady = true
      logCall('cloud.init', options)
    },
    callFunction: api<{ name: string; data?: unknown }>('cloud.callFunction', ({ name, data = {} }) =>
      callFunction(name, data),
    ),
    uploadFile: api<{ cloudPath: string; filePath: string }>('cloud.uploadFile', async ({ cloudPath, filePath }) => {
      const { statusCode } = await upload(`cloud://${cloudPath}`, filePath, { name: 'file' })
      return { fileID: `cloud://${cloudPath}`, statusCode }
    }),
    getTempFileURL: api<{ fileList: string[] }>('cloud.getTempFileURL', ({ fileList }) => ({
      fileList: fileList.map((fileID) => ({
        fileID,
        tempFileURL: `https://${fileID.replace('cloud://', '')}`,
        status: 0,
        errMsg: 'ok',
      })),
    })),
  },
}

async function callFunction(name: string, data: unknown): Promise<object> {
  if (!isCloudReady) throw new Error("Cloud API isn't enabled, please call wx.cloud.init first")
  const json = JSON.stringify(data)
  const bytes = new TextEncoder().encode(json).length
  if (bytes > CALL_BYTES_MAX) throw Object.assign(new Error('fail data exceed max size'), { code: -501003 })
  try {
    return {
      result: await crossBridge('call', { name, data: JSON.parse(json) as unknown }),
      requestID: crypto.randomUUID(),
    }
  } catch (error) {
    // WeChat's own numbers: the way there failed, or the function threw
    const { message } = error as Error
    const [code, what] = message === 'request:fail' ? [-404011, message] : [-504002, 'functions execute fail']
    throw Object.assign(new Error(`fail Error: errCode: ${code} ${what} | errMsg: ${message}`), { code })
  }
}
