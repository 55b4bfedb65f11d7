// Promise: any storage that speaks S3 can hold the photos: signed
// right, tried again when it fails, a fault when it refuses.
import { newBlobKey } from '../../../cloudfunctions/kernel/blobs/blob-key'
import { s3BlobStore, StorageFault, type S3Place } from '../../../cloudfunctions/kernel/blobs/s3-blob-store'
import { signed } from '../../../cloudfunctions/kernel/blobs/s3-signature'
import { account, startStorage, type StorageServer } from './storage-server'

const key = newBlobKey('photo', '0190a1b2-c3d4-7000-8000-000000000001', 'image/jpeg')
const bytes = new Uint8Array(5000).map((_, i) => i * 13)
const none = new Uint8Array(0)

describe("the signature equals the ones in Amazon's own documentation", () => {
  // Amazon S3 API reference, "Signature calculations: transferring payload in a single chunk", examples of 2013-05-24.
  const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const example = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey, region: 'us-east-1' }
  const at = new Date('2013-05-24T00:00:00Z')
  const bucket = 'https://examplebucket.s3.amazonaws.com'
  const examples = [
    [
      'GET',
      '/test.txt',
      { Range: 'bytes=0-9' },
      none,
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT',
      '/test$file.text',
      { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      new Uint8Array(Buffer.from('Welcome to Amazon S3.')),
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    ['GET', '/?lifecycle', {}, none, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['GET', '/?max-keys=2&prefix=J', {}, none, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ] as const
  test.each(examples)('%s %s', async (method, path, headers, body, signature) => {
    const request = { method, url: bucket + path, headers: { ...headers } as Record<string, string>, body }
    expect((await signed(request, example, at)).get('authorization')).toContain(`Signature=${signature}`)
  })
})

describe('against a storage that checks every signature itself', () => {
  let server: StorageServer
  let place: S3Place
  beforeAll(async () => {
    server = await startStorage()
    place = { ...account, endpoint: server.endpoint, timeoutMs: 300, retryAfterMs: [5, 10] }
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    server.behave({})
    server.requests.length = 0
    server.held.clear()
  })

  test('what is put is what is got, with its type; deleting twice is no fault', async () => {
    const store = s3BlobStore(place)
    expect(await store.get(key)).toBeNull()
    await store.put(key, bytes, 'image/jpeg')
    expect(server.held.get(key)).toEqual({ bytes: Buffer.from(bytes), type: 'image/jpeg' })
    expect(await store.get(key)).toEqual(bytes)
    await store.delete(key)
    await store.delete(key)
    expect(await store.get(key)).toBeNull()
  })

  test.each([
    ['a wrong secret', { secretAccessKey: 'guess' }],
    ['a stranger', { accessKeyId: 'AKIDSOMEONE' }],
    ['another region', { region: 'ap-guangzhou' }],
    ['a clock an hour late', { now: () => new Date(Date.now() - 3_600_000) }],
  ])('%s is refused, and asked once only', async (_, wrong) => {
    const store = s3BlobStore({ ...place, ...wrong })
    await expect(store.put(key, bytes, 'image/jpeg')).rejects.toMatchObject({ status: 403 })
    await expect(store.get(key)).rejects.toBeInstanceOf(StorageFault)
    expect(server.requests).toHaveLength(2)
    expect(server.held.size).toBe(0)
  })

  test.each([
    ['503', { failNext: { times: 2, status: 503 } }],
    ['429', { failNext: { times: 2, status: 429 } }],
    ['a dropped connection', { dropNext: 2 }],
    ['silence', { hangNext: 1 }],
  ])('%s is tried again', async (_, trouble) => {
    const store = s3BlobStore(place)
    server.behave({ ...trouble })
    await store.put(key, bytes, 'image/jpeg')
    expect(server.held.get(key)?.bytes).toEqual(Buffer.from(bytes))
    expect(server.requests.length).toBeGreaterThan(1)
  })

  test('three tries, then a fault that names no key and no secret', async () => {
    server.behave({ failNext: { times: 9, status: 500 } })
    const fault = await s3BlobStore(place)
      .get(key)
      .catch((error: Error) => error)
    expect(fault).toMatchObject({ status: 500, message: 'storage GET photo: 500' })
    expect(server.requests).toHaveLength(3)
  })

  test('a bucket that is not there is a fault, not an empty one', async () => {
    const store = s3BlobStore({ ...place, endpoint: server.endpoint.replace('hongyi', 'other') })
    await expect(store.put(key, bytes, 'image/jpeg')).rejects.toMatchObject({ status: 404 })
  })

  test('nothing that is not a key of ours leaves the house', async () => {
    await expect(s3BlobStore(place).get('photo/../../etc')).rejects.toThrow('not a blob key')
    expect(server.requests).toEqual([])
  })
})
