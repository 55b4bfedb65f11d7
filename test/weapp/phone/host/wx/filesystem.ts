import {
  endingOf,
  fromBase64,
  listFiles,
  readFile,
  removeFile,
  storedPath,
  toBase64,
  typeOf,
  userPath,
  writeFile,
} from '../files'
import { api, type Wx } from './api'

type Path = { filePath: string }
const must = (path: string): { bytes: Uint8Array; type: string } => {
  const file = readFile(path)
  if (!file) throw new Error(`fail no such file or directory, open '${path}'`)
  return file
}

function read(path: string, encoding?: string): string | ArrayBuffer {
  const { bytes } = must(path)
  if (encoding === undefined)
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return encoding === 'base64' ? toBase64(bytes) : new TextDecoder().decode(bytes)
}

function write(path: string, data: string | ArrayBuffer, encoding = 'utf8'): void {
  const decoded = (text: string): Uint8Array =>
    encoding === 'base64' ? fromBase64(text) : new TextEncoder().encode(text)
  const bytes = typeof data === 'string' ? decoded(data) : new Uint8Array(data)
  writeFile(path, { bytes, type: typeOf(path) })
}

function copy(from: string, to: string): void {
  writeFile(to, must(from))
}

/** A temporary file becomes a stored one and is gone where it was. */
function save(temporary: string, wanted?: string): string {
  const kept = wanted ?? storedPath(temporary)
  copy(temporary, kept)
  removeFile(temporary)
  return kept
}

function unlink(path: string): void {
  must(path)
  removeFile(path)
}
const stat = (path: string): object => ({
  size: must(path).bytes.length,
  lastModifiedTime: 0,
  isFile: () => true,
  isDirectory: () => false,
})
const names = (dir: string): string[] =>
  listFiles(`${dir.replace(/\/$/, '')}/`).map((p) => p.slice(dir.replace(/\/$/, '').length + 1))

const manager = {
  readFile: api<Path & { encoding?: string }>('readFile', ({ filePath, encoding }) => ({
    data: read(filePath, encoding),
  })),
  readFileSync: read,
  writeFile: api<Path & { data: string | ArrayBuffer; encoding?: string }>(
    'writeFile',
    ({ filePath, data, encoding }) => write(filePath, data, encoding),
  ),
  writeFileSync: write,
  saveFile: api<{ tempFilePath: string; filePath?: string }>('saveFile', ({ tempFilePath, filePath }) => ({
    savedFilePath: save(tempFilePath, filePath),
  })),
  saveFileSync: save,
  copyFile: api<{ srcPath: string; destPath: string }>('copyFile', ({ srcPath, destPath }) => copy(srcPath, destPath)),
  copyFileSync: copy,
  unlink: api<Path>('unlink', ({ filePath }) => unlink(filePath)),
  unlinkSync: unlink,
  access: api<{ path: string }>('access', ({ path }) => {
    if (path !== userPath && names(path).length === 0) must(path)
  }),
  accessSync: (path: string) => {
    if (path !== userPath && names(path).length === 0) must(path)
  },
  stat: api<{ path: string }>('stat', ({ path }) => ({ stats: stat(path) })),
  statSync: stat,
  getFileInfo: api<Path>('getFileInfo', ({ filePath }) => ({ size: must(filePath).bytes.length })),
  // folders exist as soon as a file lies in them
  mkdir: api('mkdir', () => undefined),
  mkdirSync: () => undefined,
  readdir: api<{ dirPath: string }>('readdir', ({ dirPath }) => ({ files: names(dirPath) })),
  readdirSync: names,
  getSavedFileList: api('getSavedFileList', () => saved()),
  removeSavedFile: api<Path>('removeSavedFile', ({ filePath }) => unlink(filePath)),
}

const saved = (): object => ({
  fileList: listFiles('wxfile://store_').map((filePath) => ({
    filePath,
    size: must(filePath).bytes.length,
    createTime: 0,
  })),
})

export const filesystem: Wx = {
  env: { USER_DATA_PATH: userPath },
  getFileSystemManager: () => manager,
  saveFile: manager.saveFile,
  getFileInfo: manager.getFileInfo,
  getSavedFileList: manager.getSavedFileList,
  removeSavedFile: manager.removeSavedFile,
  openDocument: api<Path>('openDocument', ({ filePath }) => {
    if (endingOf(filePath) === 'bin') throw new Error('fail filetype not supported')
  }),
}
