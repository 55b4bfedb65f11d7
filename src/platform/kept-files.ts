import * as browser from './kept-files-browser'
import * as wechat from './kept-files-wechat'

/**
 * Photos and voice notes that wait on the phone until they are sent. What WeChat or the browser hands over is temporary and
 * gone after a restart, so it is copied: in WeChat into the app's own files, on H5 into IndexedDB.
 */
export interface KeptFile {
  /** UUIDv7; it becomes the uploadId, so that sending twice uploads once. */
  id: string
  kind: 'photo' | 'voice' | 'sheet'
  /** Where `openFile` finds it. Never shown, never sent. */
  path: string
  bytes: number
  contentType: string
  seconds?: number
}

export interface FileKeeper {
  /** Copy a temporary file (WeChat) or a blob (H5) to where it stays. @returns the path for `KeptFile.path` */
  keepFile(id: string, from: string | Blob): Promise<string>
  /** A path or URL that <Image> and Taro.uploadFile can read; null when the file is gone (storage cleared by hand). */
  openFile(path: string): Promise<string | null>
  /** Forget a file that was sent or thrown away. */
  dropFile(path: string): Promise<void>
}

export const { keepFile, openFile, dropFile }: FileKeeper =
  process.env.TARO_ENV === 'weapp' ? wechat.keeper : browser.keeper
