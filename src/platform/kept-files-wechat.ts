import Taro from '@tarojs/taro'
import type { FileKeeper } from './file-keeper'

/** In WeChat: the app's saved files (200 MB, kept until the app is deleted). */
export const keeper: FileKeeper = {
  keepFile: (_id, from) =>
    new Promise((resolve, reject) => {
      Taro.getFileSystemManager().saveFile({
        tempFilePath: from as string,
        success: (saved) => resolve((saved as { savedFilePath: string }).savedFilePath),
        fail: reject,
      })
    }),
  openFile: (path) =>
    new Promise((resolve) => {
      Taro.getFileSystemManager().access({ path, success: () => resolve(path), fail: () => resolve(null) })
    }),
  dropFile: (path) =>
    new Promise((resolve) => {
      Taro.getFileSystemManager().removeSavedFile({ filePath: path, complete: () => resolve() })
    }),
}
