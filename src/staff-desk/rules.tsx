import { View } from '@tarojs/components'
import { Arriving, Card, Row, Screen } from '@/ui'
import { useRead } from '@/platform/query'
import type { MatchingRules } from '@/contracts/dispatch-shapes'

definePageConfig({ navigationBarTitleText: '派单看什么' })

/** 派单看什么: everything that is weighed, with the numbers that are in force. */
export default function Rules() {
  const asked = useRead('read-matching-rules', {})
  const { data } = asked
  return (
    <Screen title="派单看什么" sub={data ? `第 ${data.edition} 版` : undefined} backTo="staff-desk/index">
      {data ? <Shown rules={data} /> : <Arriving read={asked} rows={6} />}
    </Screen>
  )
}

function Shown({ rules }: { rules: MatchingRules }) {
  return (
    <>
      <Card title="看这些">
        {rules.used.map((u) => (
          <Row key={u.word} title={u.word} note={u.what} plain />
        ))}
      </Card>
      <Card title="从来不看">
        <View className="ui-medium">{rules.never.join('、')}。系统里没有这些栏目，想看也看不到。</View>
      </Card>
      <Card title="会不会接，从哪儿学来">
        <View className="ui-medium">{rules.estimate.line}</View>
        {rules.estimate.last && <Row title="最近一次" note={rules.estimate.last} plain />}
        <Row title="只看这几样" note={rules.estimate.looksAt.join('、')} plain />
        <Row title="一样不看" note="性别、年龄、民族，和上面写着从来不看的；学到的只是几个数，不记是谁答的" plain />
      </Card>
      {rules.groups.map((g) => (
        <Card key={g.title} title={g.title}>
          <View className="ui-small">{g.note}</View>
          {g.lines.map((l) => (
            <Row
              key={l.word + l.value}
              title={l.word}
              note={l.note || undefined}
              aside={<View className="ui-num">{l.value}</View>}
              plain
            />
          ))}
        </Card>
      ))}
    </>
  )
}
