import { Arriving, BottomBar, Btn, Card, Empty, Pill, Row, Screen } from '@/ui'
import { CaseRow } from '@/ui/case'
import type { CaseCard } from '@/contracts/case-shapes'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { open, openTab } from '@/platform/navigate'
import { useWaiting } from '@/platform/outbox'
import { useReadWhenShown } from '@/platform/query'

definePageConfig({ navigationBarTitleText: '我反映的' })

const groups: { title: string; has: (c: CaseCard) => boolean }[] = [
  { title: '等你说一句', has: (c) => c.state === 'answered' },
  { title: '在办', has: (c) => c.state === 'new' || c.state === 'doing' || c.state === 'paused' },
  { title: '办过的', has: (c) => c.state === 'closed' },
]

/** All I ever said, what waits for me first. */
export default function MyCases() {
  const asked = useReadWhenShown('list-my-cases', { limit: 50 })
  const { data } = asked
  const waiting = useWaiting().filter((d) => d.operation === 'post-case')
  return (
    <Screen
      title="我反映的"
      backTo="home/index"
      bottom={
        <BottomBar>
          <Btn kind="primary" icon="camera" onTap={() => void open('post-a-case/index', { first: 'photo' })}>
            再说一声
          </Btn>
        </BottomBar>
      }
    >
      {waiting.length ? (
        <Card title="还没发出去" aside="存在手机里">
          {waiting.map((d) => (
            <Row
              key={d.clientId}
              title={d.title}
              note={d.refusal?.message ?? '有网自己发'}
              aside={
                <Pill tone={d.state === 'waiting' ? 'soon' : 'brand'}>{d.state === 'waiting' ? '等网' : '没发成'}</Pill>
              }
              onTap={() => void openTab('me/index')}
            />
          ))}
        </Card>
      ) : null}
      {data ? null : <Arriving read={asked} kept="你说过的都在" rows={4} />}
      {data && !data.cases.length && !waiting.length ? (
        <Empty icon="paper" title="还没说过什么" note={`有事就说一声，${inWords(casePromises.toSay)}就够`} />
      ) : null}
      {groups.map(({ title, has }) => {
        const cases = data?.cases.filter(has) ?? []
        return cases.length ? (
          <Card key={title} title={`${title} · ${cases.length} 件`}>
            {cases.map((c) => (
              <CaseRow
                key={c.caseId}
                card={c}
                onTap={() => void open('my-cases/case', { communityCode: c.communityCode, caseId: c.caseId })}
              />
            ))}
          </Card>
        ) : null
      })}
    </Screen>
  )
}
