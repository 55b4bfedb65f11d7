import { View } from '@tarojs/components'
import { Answer, Btn, Card, Countdown, Meter, Pill, Row, useNow } from '@/ui'
import { stateWord } from '@/ui/case'
import { ago, dueDay } from '@/ui/words'
import type { CaseView } from '@/contracts/case-shapes'
import { dial } from '@/platform/navigate'

/** The promise: how long is left, until when, and who is answerable. */
export function PromiseCard({ view }: { view: CaseView }) {
  const now = useNow()
  const { word, tone } = stateWord(view, view.can.includes('say-verdict') || view.people.length > 0)
  return (
    <Card>
      <View className="ui-line-wide">
        {view.state === 'closed' ? (
          <View className="ui-small">{view.categoryName}</View>
        ) : (
          <Pill tone={tone}>{word}</Pill>
        )}
        <View className="ui-small ui-num">{view.number}</View>
      </View>
      <View className="case-answer">
        <Headline view={view} />
      </View>
      {view.dueAt && !view.duePausedAt ? (
        <Meter
          value={used(view, now)}
          label="时间用掉了多少"
          tone={view.overdue ? undefined : used(view, now) > warnedAt ? 'soon' : 'info'}
        />
      ) : null}
      {view.missing.length ? (
        <View className="ui-medium case-missing">还差：{view.missing.join('、')}。补上就能接着办。</View>
      ) : null}
      <Row
        title={`${view.firstOwner} · ${view.firstOffice}`}
        note={view.office === view.firstOffice ? '首问负责，从头管到底' : `首问负责；现在由${view.office}接着办`}
        aside={
          view.officePhone ? (
            <Btn size="small" icon="phone" label={`给${view.office}打电话`} onTap={() => dial(view.officePhone!)}>
              打电话
            </Btn>
          ) : undefined
        }
      />
    </Card>
  )
}

/** As the office is warned: at three quarters of the time. */
const warnedAt = 0.75
const used = (view: CaseView, now: number) =>
  (now - Date.parse(view.startedAt)) / Math.max(1, Date.parse(view.dueAt!) - Date.parse(view.startedAt))

const closedNote = (view: CaseView) =>
  ({
    solved: view.people.length ? '你说的。谢谢你告诉我们。' : '提的人亲口说的',
    'no-reply': view.ownWork
      ? '自己办的自己不评，不算进“已解决”。谢谢你。'
      : '三天没收到回音，不算解决。还有问题，再说一声。',
    withdrawn: '不用再办了，记录还在',
  })[view.outcome!]

function Headline({ view }: { view: CaseView }) {
  if (view.state === 'paused')
    return (
      <Answer value="先停一停" note={`${view.pauseReason ? `${view.pauseReason}。` : ''}时限从停下的地方接着算。`} />
    )
  if (view.state === 'answered')
    return (
      <Answer
        value="社区答复了"
        note={
          view.ownWork
            ? view.next
            : view.confirmUntil
              ? `${dueDay(view.confirmUntil)} 前等你说一句；不说就先收起来，不算解决`
              : undefined
        }
      />
    )
  if (view.state === 'closed')
    return (
      <Answer
        value={{ solved: '解决了', 'no-reply': '先收起来了', withdrawn: '撤回了' }[view.outcome!]}
        note={closedNote(view)}
      />
    )
  if (!view.dueAt) return <Answer value={view.next} />
  const note = view.overdue
    ? `本该在 ${dueDay(view.dueAt)} 前答复，已由${view.office}接着管`
    : `${dueDay(view.dueAt)} 前答复${view.dueProvisional ? '（明年的放假安排还没公布，可能会变）' : ''} · ${view.next}`
  return <Answer value={<Countdown as="words" bare due={view.dueAt} />} note={note} />
}

export const saidAt = (view: CaseView) => ago(view.postedAt)
