import type { BlobType } from './blob-key'
import { directoryBlobStore } from './directory-blob-store'
import { s3BlobStore } from './s3-blob-store'

/** Where photos and voice notes lie. Keys are made by us (`newBlobKey`); bytes never change once written. */
export interface BlobStore {
  put(key: string, bytes: Uint8Array, contentType: BlobType): Promise<void>
  /** null when there is nothing under the key. */
  get(key: string): Promise<Uint8Array | null>
  /** Deleting what is not there is no error: a retention run may come twice. */
  delete(key: string): Promise<void>
}

const s3Names = ['HONGYI_S3_ENDPOINT', 'HONGYI_S3_REGION', 'HONGYI_S3_KEY_ID', 'HONGYI_S3_SECRET'] as const

/** A folder, unless the environment names an S3 storage (Tencent COS speaks it). Half the names: fails at the start. */
export function blobsIn(env: Record<string, string | undefined>, folder: string): BlobStore {
  const [endpoint, region, accessKeyId, secretAccessKey] = s3Names.map((name) => env[name])
  if (endpoint && region && accessKeyId && secretAccessKey) {
    return s3BlobStore({ endpoint, region, accessKeyId, secretAccessKey })
  }
  const missing = s3Names.filter((name) => !env[name])
  if (missing.length < s3Names.length) throw new Error(`not set beside other HONGYI_S3_ names: ${missing.join(', ')}`)
  return directoryBlobStore(folder)
}
