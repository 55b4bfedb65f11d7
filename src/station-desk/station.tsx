import { useEffect } from 'react'
import { useDidShow, useRouter } from '@tarojs/taro'
import { replace } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { Refusal } from '@/platform/refusal'
import { StationDeskOf } from './station-desk-of'

definePageConfig({ navigationBarTitleText: '驿站' })

/** One station on a phone, or opened from a message. Whoever does not look after it sees what riders see. */
export default function DeskStation() {
  const { communityCode = '', stationId = '' } = useRouter().params
  const which = { communityCode, stationId }
  const { error, refetch } = useRead('read-desk-station', which)
  useDidShow(() => void refetch())
  const stranger = error instanceof Refusal && error.code === 'NOT_FOUND'
  useEffect(() => {
    if (stranger) void replace('stations/station', which)
  }, [stranger])
  return <StationDeskOf communityCode={communityCode} stationId={stationId} />
}
