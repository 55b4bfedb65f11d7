import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkedKey } from './blob-key'
import type { BlobStore } from './blob-store'

/**
 * Blobs as files, for a laptop or one server. A city of 4,300 cases a day makes three million files a year, so they are
 * spread over 256 folders of each kind. A blob is there whole or not at all: written beside, flushed, then renamed.
 */
export function directoryBlobStore(root: string): BlobStore {
  const fileOf = (key: string): string => {
    const [kind, name] = checkedKey(key).split('/') as [string, string]
    return join(root, kind, createHash('sha256').update(key).digest('hex').slice(0, 2), name)
  }
  return {
    async put(key, bytes) {
      const file = fileOf(key)
      const beside = `${file}.${randomBytes(6).toString('hex')}.part`
      await mkdir(dirname(file), { recursive: true })
      try {
        await writeFlushed(beside, bytes)
        await rename(beside, file)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
    },
    async get(key) {
      try {
        return new Uint8Array(await readFile(fileOf(key)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    delete: (key) => rm(fileOf(key), { force: true }),
  }
}

/** Readable by the server's own user and group only. */
async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
