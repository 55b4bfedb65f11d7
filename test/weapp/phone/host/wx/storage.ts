import { api, type Wx } from './api'

const PREFIX = 'storage:'
/** WeChat: 1 MB a key, 10 MB in all; localStorage itself ends at some 5 MB. */
const KEY_BYTES_MAX = 1024 ** 2

function write(key: string, value: unknown): void {
  const json = JSON.stringify({ value })
  if (json.length > KEY_BYTES_MAX) throw new Error('fail entry size limit reached')
  localStorage.setItem(PREFIX + key, json)
}

function read(key: string): unknown {
  const json = localStorage.getItem(PREFIX + key)
  return json === null ? undefined : (JSON.parse(json) as { value: unknown }).value
}

const keys = (): string[] =>
  Object.keys(localStorage)
    .filter((k) => k.startsWith(PREFIX))
    .map((k) => k.slice(PREFIX.length))
const remove = (key: string): void => localStorage.removeItem(PREFIX + key)
const clear = (): void => keys().forEach(remove)
const usage = (): object => ({
  keys: keys(),
  limitSize: 10240,
  currentSize: Math.ceil(keys().reduce((sum, k) => sum + (localStorage.getItem(PREFIX + k)?.length ?? 0), 0) / 1024),
})

/** Kept in localStorage, so that a phone that is reloaded still knows. */
export const storage: Wx = {
  setStorageSync: write,
  getStorageSync: (key: string) => read(key) ?? '',
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: usage,
  setStorage: api<{ key: string; data: unknown }>('setStorage', ({ key, data }) => write(key, data)),
  getStorage: api<{ key: string }>('getStorage', ({ key }) => {
    const data = read(key)
    if (data === undefined) throw new Error('fail data not found')
    return { data }
  }),
  removeStorage: api<{ key: string }>('removeStorage', ({ key }) => remove(key)),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', usage),
}
