import Taro from '@tarojs/taro'
import { clientId } from './client-id'
import { onHost } from './host'
import { keepFile, type KeptFile } from './kept-files'

/** A table somebody chose: what it is called, and the file as it lies on this phone. */
export interface ChosenSheet {
  name: string
  file: KeptFile
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const typeOf = (name: string) => (/\.csv$/i.test(name) ? 'text/csv' : xlsxType)

function askBrowser(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = `.csv,.xlsx,text/csv,${xlsxType}`
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
}

async function kept(name: string, from: string | Blob, bytes: number): Promise<ChosenSheet> {
  const id = clientId()
  return { name, file: { id, kind: 'sheet', path: await keepFile(id, from), bytes, contentType: typeOf(name) } }
}

/**
 * Let the person choose a CSV or Excel file; WeChat has only
 * those that lie in a chat. Changing one's mind gives null.
 */
export async function chooseSheet(): Promise<ChosenSheet | null> {
  if (process.env.TARO_ENV !== 'weapp') {
    const chosen = await askBrowser()
    return chosen && kept(chosen.name, chosen, chosen.size)
  }
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'xlsx'] }).then(
    (r) => r.tempFiles[0] ?? null,
    () => null,
  )
  return chosen && kept(chosen.name, chosen.path, chosen.size)
}

/**
 * Hand a sheet of ours to the person: saved under its name on H5, opened
 * in WeChat, where it can be sent on. @throws when it cannot be fetched
 */
export async function takeSheet(url: string, name: string): Promise<void> {
  if (process.env.TARO_ENV !== 'weapp') {
    const link = document.createElement('a')
    link.href = onHost(url)
    link.download = name
    link.click()
    return
  }
  const { tempFilePath } = await Taro.downloadFile({ url: onHost(url) })
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true })
}
