import type { Ports } from '../ports'
import { blobType, type BlobType } from '../blobs/blob-key'
import { readLink } from './signed-link'

/**
 * The bytes behind a signed link. Whoever may see a case gets links to its photos for an hour (`photosOf`); here only
 * the signature is asked. null for a forged link, one that ran out and a photo that is gone: one answer to a stranger.
 */
export async function readPhoto(
  ports: Ports,
  key: string,
  query: Record<string, string | undefined>,
): Promise<{ bytes: Uint8Array; type: BlobType } | null> {
  if (!readLink(key, query, ports.now(), ports.secret)) return null
  const bytes = await ports.blobs.get(key)
  return bytes && { bytes, type: blobType(key) }
}
