import type { BlobStore } from '../../cloudfunctions/kernel/blobs/blob-store'

/** Storage that forgets: a fake of the outside world, never of ours. */
export function memoryBlobs(): BlobStore {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (key, bytes) => {
      kept.set(key, bytes)
    },
    get: async (key) => kept.get(key) ?? null,
    delete: async (key) => {
      kept.delete(key)
    },
  }
}
