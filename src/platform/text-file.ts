import Taro from '@tarojs/taro'

/**
 * Hand over a text of ours as a file: saved under its name on H5; in WeChat sent to a chat,
 * where a computer can take it, and where that is not possible its words lie in the clipboard.
 * @returns what became of it, for the words on the screen
 */
export async function giveTextFile(name: string, text: string): Promise<'saved' | 'sent' | 'copied' | 'no'> {
  try {
    if (process.env.TARO_ENV !== 'weapp') {
      const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
      return 'saved'
    }
    if (!Taro.canIUse('shareFileMessage')) return await copyText(text)
    const path = `${Taro.env.USER_DATA_PATH}/${name}`
    Taro.getFileSystemManager().writeFileSync(path, text, 'utf8')
    await Taro.shareFileMessage({ filePath: path, fileName: name })
    return 'sent'
  } catch {
    return 'no'
  }
}

export async function copyText(text: string): Promise<'copied' | 'no'> {
  return Taro.setClipboardData({ data: text }).then(
    () => 'copied' as const,
    () => 'no' as const,
  )
}
