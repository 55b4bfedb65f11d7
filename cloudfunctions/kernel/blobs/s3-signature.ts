import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'

export type S3Account = { accessKeyId: string; secretAccessKey: string; region: string }
export type S3Request = { method: string; url: string; headers: Record<string, string>; body: Uint8Array }

/**
 * AWS Signature Version 4 for S3, which Tencent COS, Aliyun OSS, MinIO and others speak too. All headers are signed,
 * and the bytes themselves, which aws4fetch would leave out: they may travel without TLS to a storage next door.
 * aws4fetch adds 5 KB to a bundle; aws4 is made for node:http and adds 9, @smithy/signature-v4 adds 152.
 * @returns the request's headers with x-amz-date, x-amz-content-sha256 and authorization added.
 */
export async function signed({ body, ...request }: S3Request, account: S3Account, now: Date): Promise<Headers> {
  const { headers } = await new AwsV4Signer({
    ...account,
    ...request,
    headers: { ...request.headers, 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
    service: 's3',
    datetime: now.toISOString().replace(/[-:]|\.\d{3}/g, ''),
    allHeaders: true,
  }).sign()
  return headers
}
