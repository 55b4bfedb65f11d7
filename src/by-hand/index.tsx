import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Notice, Row, Screen, Wrong } from '@/ui'
import { back } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'

definePageConfig({ navigationBarTitleText: '请人来安排' })

/**
 * 请社区的人来安排: not by the machine, a person of the community decides
 * who comes. A page of its own, outside the main package.
 */
export default function ByHand() {
  const { communityCode = '', caseId = '' } = useRouter().params
  const which = { communityCode, caseId }
  const asked = useRead('read-case', which)
  const { data } = asked
  const write = useWrite('ask-for-person', { refresh: ['read-case', 'list-my-cases'] })
  const goBack = () => back('my-cases/index')
  const ask = () => write.mutate(which, { onSuccess: goBack })
  const can = data?.can.includes('ask-for-person')
  const choice = (
    <BottomBar>
      <Btn onTap={goBack}>先等等</Btn>
      <Btn kind="primary" loading={write.isPending} onTap={ask}>
        请社区的人来安排
      </Btn>
    </BottomBar>
  )
  const wayBack = (
    <BottomBar>
      <Btn kind="primary" onTap={goBack}>
        回去看进度
      </Btn>
    </BottomBar>
  )
  if (!data)
    return (
      <Screen title="请人来安排" backTo="my-cases/index">
        <Arriving read={asked} kept="你说过的都在社区存着" rows={3} />
      </Screen>
    )
  return (
    <Screen title="请人来安排" sub={data.title} backTo="my-cases/index" bottom={can && !write.error ? choice : wayBack}>
      <Wrong mild error={write.error} />
      {can || write.error ? null : <Notice icon="info">{`现在是：${data.next}`}</Notice>}
      <Card title="不用系统派单">
        <Row icon="people" title="谁来、什么时候来，由人定" note={`${data.firstOffice}的人看过再请`} plain />
        <Row icon="stop" title="系统不再问附近的帮手" note="正在问的会说一声，不用跑了" plain />
        <Row icon="clock" title="答复的时限不变" note="可能比系统找人慢一点" plain />
      </Card>
    </Screen>
  )
}
