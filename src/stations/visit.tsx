import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, Btn, Card, Empty, Screen } from '@/ui'
import { call, Refusal } from '@/platform/call'
import { openTab, replace } from '@/platform/navigate'

definePageConfig({ navigationBarTitleText: '驿站' })

/**
 * A code as the poster carries it: by its own, or inside the address
 * that the system's camera read (WeChat hands it over as `q`).
 */
function codeOf(params: Partial<Record<string, string>>): string {
  const text = params.code ?? decodeURIComponent(params.q ?? params.scene ?? '')
  return /([2-9A-HJKMNP-Z]{6})\s*$/.exec(text.toUpperCase())?.[1] ?? ''
}

/** Somebody scanned the poster: one visit is counted, nobody is stored, and the station opens. No account needed. */
export default function Visit() {
  const { params } = useRouter()
  const [wrong, setWrong] = useState<Error | null>(null)
  const [unknown, setUnknown] = useState(false)
  const code = codeOf(params)
  const enter = () => {
    setWrong(null)
    if (!code) return setUnknown(true)
    call('visit-station', { code }).then(
      (which) => replace('stations/station', { ...which }),
      (error: Error) => {
        // An old poster, or a code of something else: trying again would find nothing either.
        if (error instanceof Refusal) setUnknown(true)
        else setWrong(error)
      },
    )
  }
  useEffect(enter, [code])
  return (
    <Screen title="驿站" backTo="stations/index">
      {unknown ? <UnknownCode /> : <Arriving read={{ error: wrong, isFetching: false, refetch: enter }} answer />}
    </Screen>
  )
}

const UnknownCode = () => (
  <Card>
    <Empty
      icon="scan"
      title="这张码找不到驿站"
      note="海报可能旧了，或者不是驿站的码"
      action={
        <Btn kind="primary" size="middle" icon="pin" onTap={() => void openTab('stations/index')}>
          看看附近的驿站
        </Btn>
      }
    />
  </Card>
)
