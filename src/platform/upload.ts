import Taro from '@tarojs/taro'
import { call, Fault } from './call'
import { onHost } from './host'
import { openFile, type KeptFile } from './kept-files'
import { open, Refusal } from './refusal'

/**
 * Send one kept file: a ticket first, then the bytes as multipart field `file`.
 * Once is enough however often it is called: the ticket is for the file's own id.
 * @throws Refusal PHOTO_MISSING when the file is gone from the phone · Fault when it may be tried again
 */
export async function upload(file: KeptFile): Promise<void> {
  const filePath = await openFile(file.path)
  if (!filePath)
    throw new Refusal(
      'PHOTO_MISSING',
      file.kind === 'sheet' ? '这份表找不到了，请重新选一下。' : '有一张照片在手机里找不到了，请重新选一下。',
    )
  const ticket = await call('ticket-upload', { uploadId: file.id, kind: file.kind, bytes: file.bytes })
  // The token stays home: the ticket's address may belong to a storage service.
  const answer = await Taro.uploadFile({ url: onHost(ticket.url), filePath, name: 'file', timeout: 60_000 }).catch(
    () => {
      throw new Fault('network')
    },
  )
  if (answer.statusCode >= 200 && answer.statusCode < 300) return
  let body: unknown
  try {
    body = JSON.parse(answer.data)
  } catch {
    body = null
  }
  open(body)
}
