const extensions = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const

export type BlobType = keyof typeof extensions

const keyForm =
  /^(photo|thumb|voice|sheet)\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(jpg|mp3|aac|m4a|webm|csv|xlsx)$/

export function newBlobKey(kind: 'photo' | 'thumb' | 'voice' | 'sheet', id: string, contentType: BlobType): string {
  return checkedKey(`${kind}/${id}.${extensions[contentType]}`)
}

/** The form says it all: no dots but one, no way up, nothing to escape in a path or an address. */
export function isBlobKey(key: string): boolean {
  return keyForm.test(key)
}

/** Every store asks this first. A wrong key is a bug of ours or somebody's attempt; neither reaches a disk. */
export function checkedKey(key: string): string {
  if (!isBlobKey(key)) throw new Error(`not a blob key: ${JSON.stringify(key.slice(0, 80))}`)
  return key
}

export function blobType(key: string): BlobType {
  const extension = checkedKey(key).split('.')[1]
  return (Object.keys(extensions) as BlobType[]).find((type) => extensions[type] === extension)!
}
