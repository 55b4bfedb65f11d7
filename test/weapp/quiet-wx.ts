/** Who hears what the page asks of WeChat, and who answers for the cloud. */
interface Ears {
  call(name: string, options: unknown): void
  callFunction(name: string, data: unknown): Promise<unknown>
}

/** The few calls whose answers pages wait for; the simulator's own mocks answer the rest. */
export function quietWx(ears: Ears): Record<string, unknown> {
  const stored = new Map<string, string>()
  const answer =
    (name: string, result: object = {}) =>
    (options: { success?(r: object): void; complete?(r: object): void } = {}): void => {
      ears.call(name, JSON.parse(JSON.stringify(options)))
      const done = { errMsg: `${name}:ok`, ...result }
      setTimeout(() => {
        options.success?.(done)
        options.complete?.(done)
      })
    }
  return {
    cloud: {
      init: (options: object) => {
        ears.call('cloud.init', options)
      },
      callFunction: async ({ name, data }: { name: string; data: unknown }) => {
        ears.call('cloud.callFunction', { name, data })
        return { result: await ears.callFunction(name, data), errMsg: 'cloud.callFunction:ok' }
      },
    },
    getStorageSync: (key: string) => (stored.has(key) ? (JSON.parse(stored.get(key)!) as unknown) : ''),
    setStorageSync: (key: string, value: unknown) => {
      stored.set(key, JSON.stringify(value))
    },
    removeStorageSync: (key: string) => {
      stored.delete(key)
    },
    getStorageInfoSync: () => ({ keys: [...stored.keys()], currentSize: 1, limitSize: 10240 }),
    login: answer('login', { code: 'code:simulated:1' }),
    getNetworkType: answer('getNetworkType', { networkType: 'wifi' }),
    ...Object.fromEntries(
      [
        'navigateTo',
        'redirectTo',
        'switchTab',
        'reLaunch',
        'navigateBack',
        'showToast',
        'showLoading',
        'hideLoading',
        'setNavigationBarTitle',
        'stopPullDownRefresh',
      ].map((name) => [name, answer(name)]),
    ),
  }
}
