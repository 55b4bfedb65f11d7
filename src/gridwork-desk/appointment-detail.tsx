import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, Btn, Card, Notice, Pill, ReasonSheet, Row, Sheet, Wrong } from '@/ui'
import { HoursLines, appointmentTone, dayInWords, monthsLater } from '@/ui/gridwork'
import { today } from '@/ui/words'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { open } from '@/platform/navigate'
import { useWrite } from '@/platform/query'
import { daysAfter } from '@/rules/local-time'
import { Moves } from './moves'
import { UntilField, wrongTerm } from './term-fields'
import './gridwork-desk.scss'
import type { AppointmentView } from '@/contracts/gridwork-shapes'

const reasons = ['自己说不来了，没时间退出', '几次接了没到', '搬走了', '岗位调整']
const refresh = ['list-appointments', 'list-applications'] as const
const moveWords = { renew: '续聘', end: '解聘' } as const

/** One appointment: how long it still runs, what it covers; renewed or ended here. */
export function AppointmentDetail({ of }: { of: AppointmentView }) {
  const which = { communityCode: of.communityCode, appointmentId: of.appointmentId }
  const [asked, setAsked] = useState<'renew' | 'end' | null>(null)
  const end = useWrite('end-appointment', { refresh: [...refresh] })
  const close = () => setAsked(null)
  const moves = (['renew', 'end'] as const)
    .filter((move) => of.can.includes(move))
    .map((move) => ({ key: move, word: moveWords[move], onTap: () => setAsked(move) }))
  return (
    <>
      <TermCard of={of} />
      <CoversCard of={of} />
      <Moves moves={moves} />
      <RenewSheet key={of.untilDay} open={asked === 'renew'} of={of} onClose={close} />
      <ReasonSheet
        open={asked === 'end'}
        title="为什么解聘"
        note="这句话他看得见；手上的事回去另找人"
        reasons={reasons}
        button="解聘"
        busy={end.isPending}
        wrong={end.error?.message}
        onClose={close}
        onReason={(reason) => end.mutate({ ...which, reason }, { onSuccess: close })}
      />
    </>
  )
}

const runs = (of: AppointmentView): boolean => of.can.length > 0

/** Who, and how long it still runs. */
function TermCard({ of }: { of: AppointmentView }) {
  const days = `${dayInWords(of.fromDay)} 到 ${dayInWords(of.untilDay)}`
  return (
    <Card>
      <View className="ui-line-wide">
        <Pill tone={appointmentTone[of.state]}>{of.stateName}</Pill>
        <View className="ui-small ui-num">{of.number}</View>
      </View>
      <View className="gd-name">
        {of.name} · {of.kindName}
      </View>
      {runs(of) ? (
        <Answer value={`还有 ${of.daysLeft} 天`} note={days} />
      ) : (
        <Answer value={of.stateName} note={[of.endReason, days].filter(Boolean).join(' · ')} />
      )}
    </Card>
  )
}

/** Where, when, how many, and the letter. */
function CoversCard({ of }: { of: AppointmentView }) {
  const which = { communityCode: of.communityCode, appointmentId: of.appointmentId }
  const where = of.grids.map((g) => g.name).join('、') || `${of.communityName}全部`
  return (
    <Card>
      <Row icon="pin" title={where} plain />
      {runs(of) ? (
        <>
          <Row icon="clock" title={<HoursLines windows={of.windows} />} note={whenAsked(of)} plain />
          <Row
            icon="list"
            title={`手上 ${of.openTasks} 件，最多 ${of.maxOpenTasks} 件`}
            note={of.skillNames.join('、') || undefined}
            plain
          />
        </>
      ) : null}
      <Row
        icon="paper"
        title="聘书"
        note={`${of.appointedBy}发的`}
        plain
        onTap={() => void open('gridwork/letter', which)}
      />
    </Card>
  )
}

function whenAsked({ state, pausedUntilDay }: AppointmentView): string {
  if (state !== 'paused') return '只在这些时候问他'
  return pausedUntilDay ? `歇到 ${dayInWords(pausedUntilDay, true)}` : '先歇着，等他说回来'
}

/** 续聘 begins where the term ends; it ends a year from today at most. */
function RenewSheet({ open: isOpen, of, onClose }: { open: boolean; of: AppointmentView; onClose: () => void }) {
  const next = daysAfter(of.untilDay, 1)
  const latest = daysAfter(today(), gridworkPromises.appointmentMax.amount)
  const [until, setUntil] = useState(
    [6, 3].map((months) => monthsLater(next, months)).find((day) => day <= latest) ?? latest,
  )
  const write = useWrite('renew-appointment', { refresh: [...refresh] })
  const wrong = wrongTerm(next, until, next, latest)
  const send = () =>
    write.mutate(
      { communityCode: of.communityCode, appointmentId: of.appointmentId, untilDay: until },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      open={isOpen}
      title={`续聘${of.name}`}
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={Boolean(wrong)} loading={write.isPending} onTap={send}>
          {wrong ? '续聘' : `续到 ${dayInWords(until)}`}
        </Btn>
      }
    >
      <Wrong error={write.error} />
      <Notice icon="info">{`现在到 ${dayInWords(of.untilDay)}；编号不变`}</Notice>
      <UntilField from={next} until={until} onChange={setUntil} wrong={wrong} latest={latest} />
    </Sheet>
  )
}
