import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, Card, Empty, Screen } from '@/ui'
import { inWords } from '@/contracts/quantity'
import { stationPromises } from '@/contracts/station-words'
import { useRead } from '@/platform/query'
import { FaultWhole } from './fault-whole'
import type { StationFault } from '@/contracts/station-shapes'

definePageConfig({ navigationBarTitleText: '报修' })

/**
 * One fault on a phone, or opened from a message: among those
 * that are open, else among those of the last thirty days.
 */
export default function Fault() {
  const { faultId = '' } = useRouter().params
  const open = useRead('list-faults', { view: 'open' })
  const found = open.data?.faults.find((f) => f.faultId === faultId)
  const done = useRead('list-faults', { view: 'done' }, { enabled: Boolean(open.data) && !found })
  const [kept, setKept] = useState<StationFault | null>(null)
  const fault = found ?? done.data?.faults.find((f) => f.faultId === faultId) ?? kept
  // Between the two lists a fault that was just mended is in neither.
  if (fault && fault !== kept) setKept(fault)
  if (fault) return <FaultWhole fault={fault} />
  const both = {
    error: open.error ?? done.error,
    isFetching: open.isFetching,
    refetch: () => {
      void open.refetch()
      if (done.error) void done.refetch()
    },
  }
  return (
    <Screen title="报修" backTo="station-desk/index">
      {done.data && !both.error ? (
        <Card>
          <Empty
            icon="check"
            title="这一处已经过去了"
            note={`${inWords(stationPromises.fixedShown)}以前修好的，不再留在清单里`}
          />
        </Card>
      ) : (
        <Arriving read={both} answer rows={4} />
      )}
    </Screen>
  )
}
