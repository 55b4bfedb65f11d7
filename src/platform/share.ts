import Taro, { useShareAppMessage } from '@tarojs/taro'

/** What somebody else gets: a title that names nobody, and a page that opens without the sender's rights. */
export interface Shared {
  title: string
  path: string
}

/** Let this screen be sent in WeChat (menu, or a Btn with openType='share'). On H5 use `share`. */
export function useShare(shared: () => Shared) {
  useShareAppMessage(() => {
    const { title, path } = shared()
    return { title, path: `/${path}` }
  })
}

/**
 * H5: the system's share sheet, or the address in the clipboard. @returns what happened, for the words on the screen
 */
export async function share({ title, path }: Shared): Promise<'shared' | 'copied' | 'no'> {
  const url = `${location.origin}${location.pathname}#/${path}`
  try {
    if (typeof navigator.share === 'function') {
      await navigator.share({ title, url })
      return 'shared'
    }
    await Taro.setClipboardData({ data: url })
    return 'copied'
  } catch {
    return 'no'
  }
}
