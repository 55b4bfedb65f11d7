import { View } from '@tarojs/components'
import { Answer, Pill, Row } from '@/ui'
import { HoursLines, appointmentTone, dayInWords } from '@/ui/gridwork'
import { today } from '@/ui/words'
import type { AppointmentView } from '@/contracts/gridwork-shapes'

const isRunning = (a: AppointmentView) => a.state === 'active' || a.state === 'paused'

function answer(a: AppointmentView): [value: string, note: string] {
  const days = `${dayInWords(a.fromDay)} 到 ${dayInWords(a.untilDay)}`
  if (!isRunning(a)) return ['谢谢你', a.endReason ?? days]
  if (a.fromDay > today()) return [dayInWords(a.fromDay, true), `这天起开始，到 ${dayInWords(a.untilDay)}`]
  if (a.state === 'paused' && !a.pausedUntilDay) return ['先歇着', '什么时候回来由你说，这期间不问你']
  if (a.state === 'paused') return ['先歇着', `歇到 ${dayInWords(a.pausedUntilDay!, true)}，不问你`]
  return [
    a.daysLeft <= 1 ? '最后一天' : `还有 ${a.daysLeft} 天`,
    a.expiring ? `${days} · 快到期了，想接着来和社区说一声` : days,
  ]
}

/** 聘期: how long is left, where and when I am asked, how much I hold. */
export function AppointmentStanding({ of, brief }: { of: AppointmentView; brief?: boolean }) {
  const [value, note] = answer(of)
  return (
    <>
      <View className="ui-line-wide">
        <Pill tone={appointmentTone[of.state]}>{of.stateName}</Pill>
        <View className="ui-small">
          {of.communityName} · {of.kindName}
        </View>
      </View>
      <View className="gridwork-answer">
        <Answer value={value} note={note} />
      </View>
      {isRunning(of) && !brief ? <Where of={of} /> : null}
      {isRunning(of) ? (
        <>
          <Row icon="clock" title={<HoursLines windows={of.windows} />} note="只在这些时候问你" plain />
          <Row
            icon="list"
            title={`手上 ${of.openTasks} 件，最多 ${of.maxOpenTasks} 件`}
            note={!brief && of.skillNames.join('、')}
            plain
          />
        </>
      ) : null}
    </>
  )
}

const Where = ({ of: { number, appointedBy, grids } }: { of: AppointmentView }) => (
  <>
    <Row icon="paper" title={number} note={`${appointedBy}发的聘书`} plain />
    <Row icon="pin" title={grids.map((g) => g.name).join('、') || '整个社区'} note="在这一片问你" plain />
  </>
)
