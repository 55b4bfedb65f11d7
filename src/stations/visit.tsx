import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Card, Failing, Screen, Skeleton } from '@/ui'
import { call } from '@/platform/call'
import { replace } from '@/platform/navigate'

/** A code as the poster carries it: by its own, or inside the address that the system's camera read (WeChat hands it over as `q`). */
function codeOf(params: Partial<Record<string, string>>): string {
  const text = params.code ?? decodeURIComponent(params.q ?? params.scene ?? '')
  return /([2-9A-HJKMNP-Z]{6})\s*$/.exec(text.toUpperCase())?.[1] ?? ''
}

/** Somebody scanned the poster: one visit is counted, nobody is stored, and the station opens. No account needed. */
export default function Visit() {
  const { params } = useRouter()
  const [wrong, setWrong] = useState<string | null>(null)
  const code = codeOf(params)
  const enter = () => {
    setWrong(null)
    if (!code) return setWrong('这张码不是驿站的，换一张扫扫看。')
    call('visit-station', { code }).then((which) => replace('stations/station', { ...which }), (error: Error) => setWrong(error.message))
  }
  useEffect(enter, [code])
  return (
    <Screen title='驿站' backTo='stations/index'>
      {wrong ? <Card><Failing message={wrong} onRetry={enter} /></Card> : <Skeleton answer rows={3} />}
    </Screen>
  )
}
