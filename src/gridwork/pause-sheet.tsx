import { useState } from 'react'
import { Btn, Card, Notice, Row, Sheet, Wrong } from '@/ui'
import { dayInWords } from '@/ui/gridwork'
import { today } from '@/ui/words'
import { roundly } from '@/contracts/quantity'
import { useWrite } from '@/platform/query'
import { daysAfter } from '@/rules/local-time'
import type { AppointmentView } from '@/contracts/gridwork-shapes'

const spans = [1, 3, 7, 14, 30]
const word = (amount: number) => (amount === 1 ? '今天' : roundly({ amount, unit: 'day' }))

/** 先歇着: from this moment nobody is asked; by a day, or until one says so. */
export function PauseSheet({ open, of, onClose }: { open: boolean; of: AppointmentView; onClose: () => void }) {
  const [days, setDays] = useState<number | null>(7)
  const pause = useWrite('pause-gridwork', { refresh: ['read-gridwork', 'list-offers'] })
  const last = (n: number) => daysAfter(today(), n - 1)
  const fitting = spans.filter((n) => last(n) <= of.untilDay)
  const chosen = days !== null && last(days) <= of.untilDay ? days : null
  const send = () =>
    pause.mutate(
      {
        communityCode: of.communityCode,
        appointmentId: of.appointmentId,
        ...(chosen ? { untilDay: last(chosen) } : {}),
      },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      open={open}
      title="歇多久？"
      onClose={onClose}
      action={
        <Btn kind="primary" loading={pause.isPending} onTap={send}>
          {chosen ? `歇到 ${dayInWords(last(chosen), true)}` : '先歇着'}
        </Btn>
      }
    >
      <Wrong error={pause.error} />
      <Card>
        {fitting.map((n) => (
          <Row
            key={n}
            title={word(n)}
            note={`到 ${dayInWords(last(n), true)}`}
            plain
            chosen={chosen === n}
            onTap={() => setDays(n)}
          />
        ))}
        <Row
          title="等我说回来"
          note="什么时候回来，在这里点一下"
          plain
          chosen={chosen === null}
          onTap={() => setDays(null)}
        />
      </Card>
      <Notice icon="info">马上就不问你了。手上的事还在你手上，办不了可以退回去。</Notice>
    </Sheet>
  )
}
