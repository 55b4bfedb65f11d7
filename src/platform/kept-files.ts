import type { FileKeeper } from './file-keeper'
import * as browser from './kept-files-browser'
import * as wechat from './kept-files-wechat'

/**
 * Photos and voice notes that wait on the phone until they are sent. What WeChat or the browser hands over is
 * temporary and gone after a restart, so it is copied: in WeChat into the app's own files, on H5 into IndexedDB.
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

export const { keepFile, openFile, dropFile }: FileKeeper =
  process.env.TARO_ENV === 'weapp' ? wechat.keeper : browser.keeper
