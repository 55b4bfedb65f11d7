import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Chips, Field, ManyChips, Notice, Sheet, Wrong } from '@/ui'
import { dayInWords, monthsLater } from '@/ui/gridwork'
import { today } from '@/ui/words'
import { useRead, useWrite } from '@/platform/query'
import { isDay } from '@/rules/local-time'
import { UntilField, wrongTerm } from './term-fields'
import type { ApplicationView } from '@/contracts/gridwork-shapes'

const most = 3

/** 同意: from when until when, where, how many at most. What the applicant said is what it begins with. */
export function ApproveSheet({ open, of, onClose }: { open: boolean; of: ApplicationView; onClose: () => void }) {
  const [from, setFrom] = useState(today())
  const [until, setUntil] = useState(monthsLater(today(), 6))
  const [grids, setGrids] = useState(of.grids.map((g) => g.code))
  const [limit, setLimit] = useState(of.maxOpenTasks)
  const { data } = useRead('list-places', { gridOf: of.communityCode }, { enabled: open, staleTime: 3_600_000 })
  const write = useWrite('approve-application', {
    refresh: ['read-application', 'list-applications', 'list-appointments'],
  })
  const wrong = wrongTerm(from, until, today())
  const send = () =>
    write.mutate(
      {
        communityCode: of.communityCode,
        applicationId: of.applicationId,
        fromDay: from,
        untilDay: until,
        gridCodes: grids,
        maxOpenTasks: limit,
      },
      { onSuccess: onClose },
    )
  const limits = [1, 2, 3, 4, 5].filter((n) => n <= of.maxOpenTasks).map((n) => ({ value: String(n), word: `${n} 件` }))
  return (
    <Sheet
      open={open}
      title={`聘${of.name}为${of.kindName}`}
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={Boolean(wrong)} loading={write.isPending} onTap={send}>
          {wrong ? '同意' : `同意，聘到 ${dayInWords(until)}`}
        </Btn>
      }
    >
      <Wrong error={write.error} />
      <Field
        label="从哪天起"
        value={from}
        onChange={setFrom}
        maxLength={10}
        placeholder="2026-12-01"
        hint={isDay(from) ? `${dayInWords(from)} 起问他` : undefined}
      />
      <UntilField from={from} until={until} onChange={setUntil} wrong={wrong} />
      <View className="ui-strong">在哪一片{grids.length ? '' : '（不选就是整个社区）'}</View>
      <ManyChips
        label="在哪一片"
        choices={(data?.places ?? of.grids).map((g) => ({ value: g.code, word: g.name }))}
        values={grids}
        onChange={(now) => setGrids(now.slice(-most))}
      />
      <View className="ui-strong">手上最多几件</View>
      <Chips label="手上最多几件" choices={limits} value={String(limit)} onChange={(n) => setLimit(Number(n))} />
      <Notice icon="info">{`他自己说最多 ${of.maxOpenTasks} 件，只会少不会多`}</Notice>
    </Sheet>
  )
}
