import { View } from '@tarojs/components'
import { Answer, Pill, Row } from '@/ui'
import { applicationTone } from '@/ui/gridwork'
import { dueDay } from '@/ui/words'
import type { ApplicationView } from '@/contracts/gridwork'

const says: Record<ApplicationView['state'], string> = {
  submitted: '社区在看', asked: '还差几样', approved: '社区同意了', refused: '这次没通过', appealed: '街道在复核', withdrawn: '你撤回了',
}

/** Where an application stands: in words, what comes next, and by when. */
export function ApplicationStanding({ of }: { of: ApplicationView }) {
  const value = of.state === 'asked' ? `还差 ${of.missing.length} 样` : says[of.state]
  const by = of.dueAt && !of.overdue ? `${dueDay(of.dueAt)} 前给你回音` : of.overdue ? '过了说好的时间，已经催过社区和街道' : of.next
  return (
    <>
      <View className='ui-line-wide'><Pill tone={applicationTone[of.state]}>{of.stateName}</Pill><View className='ui-small'>{of.communityName} · {of.kindName}</View></View>
      <View className='gridwork-answer'><Answer value={value} note={by} /></View>
      {of.missing.map((m) => <Row key={m} icon='edit' title={m} strong={false} />)}
      {of.refuseReason && of.state === 'refused' ? <Row icon='info' title={of.refuseReason} note='社区说的原因' strong={false} /> : null}
    </>
  )
}
