// Promise: a blob in a folder is whole or absent, stays inside the folder, and no key can lead out of it.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blobType, newBlobKey } from '../../../cloudfunctions/kernel/blobs/blob-key'
import { blobsIn } from '../../../cloudfunctions/kernel/blobs/blob-store'
import { directoryBlobStore } from '../../../cloudfunctions/kernel/blobs/directory-blob-store'
import { newId } from '../../../cloudfunctions/kernel/ids'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongyi-blobs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

test('what is put is what is got; deleting twice is no fault', async () => {
  const store = directoryBlobStore(join(folder, 'not', 'yet', 'there'))
  const key = newBlobKey('photo', newId(), 'image/jpeg')
  const bytes = new Uint8Array(300_000).map((_, i) => i * 7)
  expect(await store.get(key)).toBeNull()
  await store.put(key, bytes, 'image/jpeg')
  expect(Buffer.compare((await store.get(key))!, bytes)).toBe(0)
  await store.delete(key)
  await store.delete(key)
  expect(await store.get(key)).toBeNull()
  expect(filesIn(folder)).toEqual([])
})

test('a thousand blobs lie in many small folders, readable by no other user', async () => {
  const store = directoryBlobStore(folder)
  const keys = Array.from({ length: 1000 }, () => newBlobKey('thumb', newId(), 'image/jpeg'))
  await Promise.all(keys.map((key) => store.put(key, new Uint8Array(1), 'image/jpeg')))
  const shelves = readdirSync(join(folder, 'thumb')).map((name) => readdirSync(join(folder, 'thumb', name)))
  expect(shelves.length).toBeGreaterThan(200)
  expect(Math.max(...shelves.map((shelf) => shelf.length))).toBeLessThan(20)
  const [name] = readdirSync(join(folder, 'thumb'))
  const [file] = readdirSync(join(folder, 'thumb', name!))
  expect(statSync(join(folder, 'thumb', name!, file!)).mode & 0o007).toBe(0)
})

const id = '0190a1b2-c3d4-7000-8000-000000000001'
test.each([
  '../photo/x',
  `photo/../${id}.jpg`,
  `/photo/${id}.jpg`,
  `photo/${id}.jpg/..`,
  `photo/${id}.js`,
  `photo/${id}`,
  `photo/${id}.jpg\0`,
  `photo/${id}.jpg\n`,
  `PHOTO/${id}.jpg`,
  `secret/${id}.jpg`,
  `photo\\${id}.jpg`,
  `photo/%2e%2e/${id}.jpg`,
  '',
  'photo/',
])('the key %j is refused by every door', async (key) => {
  const store = directoryBlobStore(folder)
  await expect((async () => store.get(key))()).rejects.toThrow('not a blob key')
  await expect((async () => store.put(key, new Uint8Array(1), 'image/jpeg'))()).rejects.toThrow('not a blob key')
  await expect((async () => store.delete(key))()).rejects.toThrow('not a blob key')
  expect(filesIn(folder)).toEqual([])
})

test('a key says its own type', () => {
  for (const type of ['image/jpeg', 'audio/mpeg', 'audio/aac', 'audio/mp4', 'audio/webm'] as const) {
    expect(blobType(newBlobKey('voice', id, type))).toBe(type)
  }
})

/** Writes eight blobs of 4 MB and looks all the while: which sizes were ever seen under a blob's own name? */
async function sizesSeenWhileWriting(put: (key: string, bytes: Uint8Array) => Promise<void>): Promise<number[]> {
  const seen = new Set<number>()
  const keys = Array.from({ length: 8 }, () => newBlobKey('photo', newId(), 'image/jpeg'))
  let writing = true
  const done = Promise.all(keys.map((key) => put(key, new Uint8Array(4_000_000)))).then(() => {
    writing = false
  })
  while (writing) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    const blobs = files.filter(({ name }) => name.endsWith('.jpg'))
    for (const { parentPath, name } of blobs) seen.add(statSync(join(parentPath, name)).size)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await done
  return [...seen]
}

test('nobody ever sees half a blob', async () => {
  const store = directoryBlobStore(folder)
  const sizes = await sizesSeenWhileWriting((key, bytes) => store.put(key, bytes, 'image/jpeg'))
  expect(sizes.filter((size) => size !== 4_000_000)).toEqual([])
})

test('… and the look would have found one: written straight to its name, a blob is seen growing', async () => {
  const straight = (key: string, bytes: Uint8Array): Promise<void> => writeFile(join(folder, key.split('/')[1]!), bytes)
  expect((await sizesSeenWhileWriting(straight)).length).toBeGreaterThan(1)
})

test('a folder unless S3 is named; half the names fail at the start', async () => {
  const key = newBlobKey('photo', id, 'image/jpeg')
  await blobsIn({}, folder).put(key, new Uint8Array(3), 'image/jpeg')
  expect(filesIn(folder)).toEqual([`${id}.jpg`])
  const endpoint = 'https://b.cos.ap-beijing.myqcloud.com'
  const names = { HONGYI_S3_ENDPOINT: endpoint, HONGYI_S3_REGION: 'ap-beijing', HONGYI_S3_KEY_ID: 'k' }
  expect(() => blobsIn(names, folder)).toThrow('HONGYI_S3_SECRET')
  expect(() => blobsIn({ ...names, HONGYI_S3_SECRET: 's' }, folder)).not.toThrow()
})
