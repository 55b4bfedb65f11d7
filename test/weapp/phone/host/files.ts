/**
 * The phone's files: temporary ones live as long as the mini-program runs, stored ones and those under USER_DATA_PATH
 * survive a reload (in localStorage, which is all this phone has: some 5 MB).
 */
export const userPath = 'wxfile://usr'
const STORED = /^wxfile:\/\/(usr\/|store_)/
const KEY = 'file:'

export interface PhoneFile {
  bytes: Uint8Array
  type: string
}

const held = new Map<string, PhoneFile>()
const addresses = new Map<string, string>()
let made = 0

for (const key of Object.keys(localStorage)) {
  if (!key.startsWith(KEY)) continue
  const { type, base64 } = JSON.parse(localStorage[key] as string) as { type: string; base64: string }
  held.set(key.slice(KEY.length), { type, bytes: fromBase64(base64) })
}

export const readFile = (path: string): PhoneFile | undefined => held.get(path)
export const listFiles = (under: string): string[] => [...held.keys()].filter((p) => p.startsWith(under))

export function writeFile(path: string, file: PhoneFile): void {
  held.set(path, file)
  forget(path)
  if (STORED.test(path))
    localStorage.setItem(KEY + path, JSON.stringify({ type: file.type, base64: toBase64(file.bytes) }))
}

export function removeFile(path: string): void {
  held.delete(path)
  forget(path)
  localStorage.removeItem(KEY + path)
}

function forget(path: string): void {
  const address = addresses.get(path)
  if (address) URL.revokeObjectURL(address)
  addresses.delete(path)
}

export const temporaryPath = (ending: string): string =>
  `wxfile://tmp_${Date.now().toString(36)}${(made++).toString(36)}.${ending}`
export const storedPath = (from: string): string =>
  `wxfile://store_${Date.now().toString(36)}${(made++).toString(36)}.${endingOf(from)}`
export const endingOf = (path: string): string => /\.(\w+)$/.exec(path)?.[1] ?? 'bin'

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  txt: 'text/plain',
}
export const typeOf = (path: string): string => TYPES[endingOf(path)] ?? 'application/octet-stream'

/** Where the browser finds what a mini-program calls by this path. */
export function fileUrl(path: string): string {
  if (/^(data|blob):/.test(path)) return path
  if (/^https?:/.test(path)) return `/remote?url=${encodeURIComponent(path)}`
  const file = held.get(path)
  if (!file) return path.startsWith('wxfile:') ? '' : `/package/${path.replace(/^\.?\//, '')}`
  if (!addresses.has(path))
    addresses.set(path, URL.createObjectURL(new Blob([file.bytes as BlobPart], { type: file.type })))
  return addresses.get(path)!
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}

export function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
}
