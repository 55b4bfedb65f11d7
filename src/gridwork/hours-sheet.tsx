import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Chips, Sheet, Wrong } from '@/ui'
import type { AppointmentView } from '@/contracts/gridwork-shapes'
import { useWrite } from '@/platform/query'
import { WeekHours } from './week-hours'

const limits = ['1', '2', '3', '4', '5'].map((value) => ({ value, word: `${value} 件` }))

/** Other hours, another limit: from the next question on. */
export function HoursSheet({ open, of, onClose }: { open: boolean; of: AppointmentView; onClose: () => void }) {
  const [windows, setWindows] = useState(of.windows)
  const [limit, setLimit] = useState(of.maxOpenTasks)
  useEffect(() => {
    if (open) {
      setWindows(of.windows)
      setLimit(of.maxOpenTasks)
    }
  }, [open])
  const write = useWrite('change-free-hours', { refresh: ['read-gridwork', 'list-offers'] })
  const send = () =>
    write.mutate(
      { communityCode: of.communityCode, appointmentId: of.appointmentId, windows, maxOpenTasks: limit },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      open={open}
      title="哪会儿有空？"
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={!windows.length} loading={write.isPending} onTap={send}>
          就这样，马上生效
        </Btn>
      }
    >
      <Wrong error={write.error} />
      <Card>
        <WeekHours windows={windows} onChange={setWindows} />
      </Card>
      <View className="ui-strong">手上最多几件</View>
      <Chips label="手上最多几件" choices={limits} value={String(limit)} onChange={(n) => setLimit(Number(n))} />
    </Sheet>
  )
}
