import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answer, Btn, Card, Failing, Row, Screen, Skeleton } from '@/ui'
import { ago } from '@/ui/words'
import type { WhyAsked } from '@/contracts/dispatch'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { UsedCards } from './used-cards'
import './gridwork.scss'

/** 为什么问我: what was looked at about me, and how to say no to it. */
export default function Why() {
  const { communityCode = '', caseId = '' } = useRouter().params
  const { data, error, isPending, isFetching, refetch } = useRead('read-why-asked', { communityCode, caseId })
  return (
    <Screen title='为什么问我' backTo='help-out/index'>
      {isPending ? <Skeleton answer rows={5} /> : !data ? <Card><Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} /></Card> : <Shown why={data} />}
    </Screen>
  )
}

function Shown({ why }: { why: WhyAsked }) {
  return (
    <>
      <Card>
        <Answer value={why.asked === 1 ? '只问了你' : why.rank === 1 ? '先想到你' : `你排第 ${why.rank}`} note={`${ago(why.askedAt)} 问的，${why.asked === 1 ? '这一轮就你一位' : `这一轮问了 ${why.asked} 位，谁先接就是谁的`}`} />
      </Card>
      <Card title='看了你这些'>
        {why.terms.map((t) => <Row key={t.word} title={t.word} note={t.note} aside={<View className='ui-strong why-value'>{t.value}</View>} strong={false} />)}
      </Card>
      <UsedCards used={why.used} never={why.never} />
      <Card title='不想这样问？'>
        <View className='ui-medium why-no'>{why.choice?.automatic === false ? '你已经关了自动派单，有事社区打电话找你。' : '可以不用自动派单，有事让社区打电话找你；也可以定个免打扰的时间。随时能改回来。'}</View>
        <Btn size='middle' onTap={() => void open('gridwork/asking')}>改怎么问我</Btn>
      </Card>
    </>
  )
}
