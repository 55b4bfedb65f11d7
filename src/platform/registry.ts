import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import type { Operations } from '@/contracts/operations'
import { useRead } from './query'

type Registry = Operations['read-registry']['output']
const key = 'registry'

/** The categories, kept on the phone: without a network there must still be something to choose from. */
export function useRegistry() {
  const asked = useRead(
    'read-registry',
    {},
    { staleTime: 3_600_000, placeholderData: () => (Taro.getStorageSync(key) as Registry) || undefined },
  )
  useEffect(() => {
    if (asked.data && !asked.isPlaceholderData) Taro.setStorageSync(key, asked.data)
  }, [asked.data, asked.isPlaceholderData])
  return asked
}
