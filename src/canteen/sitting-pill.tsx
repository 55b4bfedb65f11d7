import { Pill } from '@/ui'
import { clock } from '@/rules/local-time'
import type { CanteenCard } from '@/contracts/canteen-shapes'

/** Whether a meal can still be had, and until when. */
export function SittingPill({
  state,
  cutOffAt,
  waiting,
  now,
}: {
  state: CanteenCard['sittings'][number]['state']
  cutOffAt: string
  waiting: number
  now: number
}) {
  const minutes = Math.max(0, Math.floor((Date.parse(cutOffAt) - now) / 60_000))
  if (state === 'open')
    return (
      <Pill tone={minutes < 60 ? 'soon' : 'open'}>
        {minutes < 60 ? `还有 ${minutes} 分钟截止` : `${clock(cutOffAt)} 截止`}
      </Pill>
    )
  if (state === 'sold-out') return <Pill tone="shut">{waiting ? `订完了 · ${waiting} 人排队` : '订完了 · 可排队'}</Pill>
  return (
    <Pill tone="shut">
      {{ 'cut-off': '已截止', serving: '正在开餐', over: '这餐结束了', closed: '今天结了' }[state]}
    </Pill>
  )
}
