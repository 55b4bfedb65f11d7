import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answer, Arriving, BottomBar, Btn, Card, Row, Screen } from '@/ui'
import { ago } from '@/ui/words'
import type { WhyAsked } from '@/contracts/dispatch-shapes'
import { open, replace } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { UsedCards } from './used-cards'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '为什么问我' })

/**
 * 为什么问我: what was looked at about me, and how to say no to it; also
 * long after the answer, from a message or from the case in hand.
 */
export default function Why() {
  const { communityCode = '', caseId = '', from } = useRouter().params
  const which = { communityCode, caseId }
  const asked = useRead('read-why-asked', which, { staleTime: 0 })
  const { data } = asked
  const waits = data?.answer === 'open' && Date.parse(data.until) > Date.now()
  // A message about a question that still waits is about the question, not
  // about its reasons; what was kept from before the answer does not say so.
  const isQuestion = from === 'notice' && waits
  const isKnown = isQuestion && !asked.isFetching
  useEffect(() => {
    if (isKnown) void replace('help-out/offer', which)
  }, [isKnown])
  const toWork = (
    <BottomBar>
      <Btn kind="primary" onTap={() => void replace('help-out/work', which)}>
        去办这件事
      </Btn>
    </BottomBar>
  )
  return (
    <Screen title="为什么问我" backTo="help-out/index" bottom={from === 'notice' && data?.inHand ? toWork : undefined}>
      {data && !isQuestion ? <Shown why={data} waits={waits} /> : <Arriving read={asked} answer rows={5} />}
    </Screen>
  )
}

/** How many were asked, and which of them I was. */
function order({ asked, rank }: WhyAsked): [value: string, note: string] {
  if (asked === 1) return ['只问了你', '这一轮就你一位']
  return [rank === 1 ? '先想到你' : `你排第 ${rank}`, `这一轮问了 ${asked} 位，谁先接就是谁的`]
}

function Shown({ why, waits }: { why: WhyAsked; waits: boolean }) {
  const [value, note] = order(why)
  return (
    <>
      <Card>
        <Answer value={value} note={`${ago(why.askedAt)} 问的，${note}`} />
        {waits ? null : (
          <Row
            title={why.categoryName}
            note={(why.answer === 'expired' || why.answer === 'refused') && '没接也没关系，不记好坏'}
            aside={<View className="ui-strong why-value">{outcome(why)}</View>}
            plain
          />
        )}
      </Card>
      <Card title="看了你这些">
        {why.terms.map((t) => (
          <Row
            key={t.word}
            title={t.word}
            note={t.note}
            aside={<View className="ui-strong why-value">{t.value}</View>}
            plain
          />
        ))}
      </Card>
      <UsedCards used={why.used} never={why.never} />
      <Card title="不想这样问？">
        <View className="ui-medium why-no">
          {why.choice?.automatic === false
            ? '你已经关了自动派单，有事社区打电话找你。'
            : '可以不用自动派单，有事让社区打电话找你；也可以定个免打扰的时间。随时能改回来。'}
        </View>
        <Btn size="middle" onTap={() => void open('gridwork/asking')}>
          改怎么问我
        </Btn>
      </Card>
    </>
  )
}

/** To the helper: "you", and whether it is with them still. */
function outcome({ answer, answerWords, inHand }: WhyAsked): string {
  if (answer === 'accepted') return inHand ? '在你手上' : '你接过'
  return answerWords
}
