import type { FileKeeper } from './file-keeper'

const scheme = 'kept:'
const idOf = (path: string) => path.slice(scheme.length)

function files(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('hongyi-files', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('files')
    opening.onsuccess = () => resolve(opening.result.transaction('files', mode).objectStore('files'))
    opening.onerror = () => reject(opening.error)
  })
}
const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

// A browser without IndexedDB (some private windows) still posts photos, as long as the page stays open.
const held = new Map<string, Blob>()
const shown = new Map<string, string>()
const unlessMissing = () => undefined

/** On H5: blobs in IndexedDB, shown through object URLs. */
export const keeper: FileKeeper = {
  async keepFile(id, from) {
    held.set(id, from as Blob)
    await files('readwrite')
      .then((store) => done(store.put(from, id)))
      .catch(unlessMissing)
    return scheme + id
  },
  async openFile(path) {
    const id = idOf(path)
    const url = shown.get(id)
    if (url) return url
    const blob =
      held.get(id) ??
      (await files('readonly')
        .then((store) => done<Blob | undefined>(store.get(id)))
        .catch(unlessMissing))
    if (!blob) return null
    const made = URL.createObjectURL(blob)
    shown.set(id, made)
    return made
  },
  async dropFile(path) {
    const id = idOf(path)
    const url = shown.get(id)
    if (url) URL.revokeObjectURL(url)
    shown.delete(id)
    held.delete(id)
    await files('readwrite')
      .then((store) => done(store.delete(id)))
      .catch(unlessMissing)
  },
}
