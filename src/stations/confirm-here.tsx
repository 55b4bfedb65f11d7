import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, WrongLine, aria } from '@/ui'
import type { StationView } from '@/contracts/station-shapes'
import { useDoing } from '@/platform/doing'
import { useSession } from '@/platform/session'
import { report, type Told } from './say-report'

function thanks({ answer }: Told): string {
  if (!answer) return '没网，先存着，有网自己发'
  return answer.counted ? '谢谢，后面的人看到刚有人确认' : '今天你已经确认过，谢谢'
}

/** 我在这儿，是好的: one tap that keeps it true for the next one. */
export function ConfirmHere({ view }: { view: StationView }) {
  const me = useSession((s) => s.me)
  const [told, setTold] = useState<Told | null>(null)
  const { busy, wrong, run } = useDoing()
  if (!me) return null
  const tell = () =>
    void run(async () => setTold(await report(view, { what: 'confirm-here', words: '我在这儿，开着' })))
  if (told) {
    return (
      <Card>
        <View className="ui-strong" {...aria({ role: 'status' })}>
          {thanks(told)}
        </View>
      </Card>
    )
  }
  return (
    <Card>
      <View className="ui-medium stations-why">到了？点一下，后面的人就知道这儿真开着。</View>
      <Btn size="middle" icon="check" loading={busy} onTap={tell}>
        我在这儿，是好的
      </Btn>
      <WrongLine error={wrong} />
    </Card>
  )
}
