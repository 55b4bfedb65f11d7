import { Answer, Arriving, BottomBar, Btn, Card, Empty, Pill, Row, Screen } from '@/ui'
import { View } from '@tarojs/components'
import { ago, lasting } from '@/ui/words'
import type { ServiceRecord as ServiceRecordView } from '@/contracts/gridwork-shapes'
import { open, openTab } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '服务记录' })

const inMinutes = (minutes: number) => lasting(minutes * 60_000)
const monthInWords = (month: string) => `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`

/** 服务记录: what I finished, counted from the cases themselves. */
export default function ServiceRecord() {
  const asked = useRead('read-service-record', {})
  const { data } = asked
  const isEmpty = data && !data.finished
  const bar = (
    <BottomBar>
      <Btn kind="primary" onTap={() => void openTab('help-out/index')}>
        看看有没有问到我
      </Btn>
    </BottomBar>
  )
  return (
    <Screen title="服务记录" backTo="gridwork/index" bottom={isEmpty && bar}>
      {data ? null : <Arriving read={asked} kept="办完的都记着" answer rows={4} />}
      {isEmpty ? (
        <Card>
          <Empty icon="star" title="还没有办完的事" note="办完一件，社区答复了，就记在这里" />
        </Card>
      ) : null}
      {data?.finished ? <Finished record={data} /> : null}
    </Screen>
  )
}

const Finished = ({ record }: { record: ServiceRecordView }) => (
  <>
    <Card>
      <View className="ui-line-wide">
        <View className="ui-small">{record.name}</View>
        {record.partyMember ? <Pill tone="brand">党员</Pill> : null}
      </View>
      <Answer
        value={record.finished}
        unit="件办完了"
        note={`一共约 ${inMinutes(record.minutes)}；从接下算到办完，最多算这类事平常的时间`}
      />
    </Card>
    <Card title="按月">
      {record.months.map((m) => (
        <Row
          key={m.month}
          title={monthInWords(m.month)}
          aside={`${m.finished} 件 · 约 ${inMinutes(m.minutes)}`}
          plain
        />
      ))}
    </Card>
    <Card title="一件一件">
      {record.cases.map(({ communityCode, caseId, ...c }) => (
        <Row
          key={caseId}
          title={c.categoryName}
          note={`${c.communityName} · ${c.number}`}
          aside={ago(c.finishedAt)}
          plain
          onTap={() => void open('help-out/work', { communityCode, caseId })}
        />
      ))}
    </Card>
  </>
)
