import { View } from '@tarojs/components'
import { Answer, Pill, Row } from '@/ui'
import { applicationTone } from '@/ui/gridwork'
import { dayWords, localDay } from '@/rules/local-time'
import type { ApplicationView } from '@/contracts/gridwork-shapes'

/** The answer first: by when, or what is missing. The state itself stands in the pill. */
function answer(of: ApplicationView): [value: string, note: string] {
  const office = of.state === 'appealed' ? '街道' : '社区'
  if (of.overdue) return ['在催了', `过了说好的时间，${office}和上一级都收到了提醒`]
  if (of.dueAt) return [`${dayWords(localDay(of.dueAt))}前`, `${office}给你回音，有结果就告诉你`]
  if (of.state === 'asked') return [`还差 ${of.missing.length} 样`, '补上再交一次就行']
  if (of.state === 'approved') return ['社区同意了', of.next]
  return [of.state === 'refused' ? '没通过' : '撤回了', of.next]
}

/** Where an application stands: in words, what comes next, and by when. */
export function ApplicationStanding({ of }: { of: ApplicationView }) {
  const [value, note] = answer(of)
  return (
    <>
      <View className="ui-line-wide">
        <Pill tone={applicationTone[of.state]}>{of.stateName}</Pill>
        <View className="ui-small">
          {of.communityName} · {of.kindName}
        </View>
      </View>
      <View className="gridwork-answer">
        <Answer value={value} note={note} />
      </View>
      {of.missing.map((m) => (
        <Row key={m} icon="edit" title={m} plain />
      ))}
      {of.refuseReason && of.state === 'refused' ? (
        <Row icon="info" title={of.refuseReason} note="社区说的原因" plain />
      ) : null}
    </>
  )
}
