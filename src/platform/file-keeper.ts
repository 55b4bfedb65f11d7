/** Where files wait: in WeChat kept-files-wechat.ts, on H5 kept-files-browser.ts. */
export interface FileKeeper {
  /** Copy a temporary file (WeChat) or a blob (H5) to where it stays. @returns the path for `KeptFile.path` */
  keepFile(id: string, from: string | Blob): Promise<string>
  /** A path or URL that <Image> and Taro.uploadFile can read; null when the file is gone (storage cleared by hand). */
  openFile(path: string): Promise<string | null>
  /** Forget a file that was sent or thrown away. */
  dropFile(path: string): Promise<void>
}
