import { createHash, createHmac } from 'node:crypto'

export type S3Account = { accessKeyId: string; secretAccessKey: string; region: string }
export type S3Request = { method: string; url: URL; headers: Record<string, string>; body: Uint8Array }

/**
 * AWS Signature Version 4 for S3, which Tencent COS, Aliyun OSS, MinIO and others speak too.
 * @returns the request's headers with x-amz-date, x-amz-content-sha256 and authorization added.
 */
export function signed(request: S3Request, account: S3Account, now: Date): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = stamp.slice(0, 8)
  const bodyHash = sha256(request.body)
  const headers = { ...request.headers, host: request.url.host, 'x-amz-content-sha256': bodyHash, 'x-amz-date': stamp }
  const names = Object.keys(headers)
    .map((name) => name.toLowerCase())
    .sort()
  const canonical = [
    request.method,
    request.url.pathname
      .split('/')
      .map((part) => escaped(decodeURIComponent(part)))
      .join('/'),
    [...request.url.searchParams]
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${valueOf(headers, name).trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n')
  const scope = `${day}/${account.region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(Buffer.from(canonical))].join('\n')
  const key = [day, account.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => hmac(previous, part),
    `AWS4${account.secretAccessKey}`,
  )
  const signature = hmac(key, toSign).toString('hex')
  const credential = `${account.accessKeyId}/${scope}`
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}

function valueOf(headers: Record<string, string>, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)![1]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** RFC 3986, as the specification asks: encodeURIComponent leaves five characters alone that S3 wants escaped. */
function escaped(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
