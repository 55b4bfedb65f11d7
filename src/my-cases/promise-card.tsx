import { View } from '@tarojs/components'
import { Answer, CallBtn, Card, Countdown, Meter, Pill, Row, useNow } from '@/ui'
import { stateWord } from '@/ui/case'
import { ago, dueDay } from '@/ui/words'
import type { CaseView } from '@/contracts/case-shapes'
import { casePromises } from '@/contracts/case-words'
import { inWords, shareOf } from '@/contracts/quantity'

/** The promise: how long is left, until when, and who is answerable. */
export function PromiseCard({ view }: { view: CaseView }) {
  const now = useNow()
  const { word, tone } = stateWord(view, view.can.includes('say-verdict') || view.people.length > 0)
  const pressing = used(view, now) > warnedAt ? 'soon' : 'info'
  const tint = view.overdue ? undefined : pressing
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
      {view.dueAt && !view.duePausedAt ? <Meter value={used(view, now)} label="时间用掉了多少" tone={tint} /> : null}
      {view.missing.length ? (
        <View className="ui-medium case-missing">还差：{view.missing.join('、')}。补上就能接着办。</View>
      ) : null}
      <Row
        title={`${view.firstOwner} · ${view.firstOffice}`}
        note={view.office === view.firstOffice ? '首问负责，从头管到底' : `首问负责；现在由${view.office}接着办`}
        aside={view.officePhone && <CallBtn name={view.office} phone={view.officePhone} />}
      />
    </Card>
  )
}

/** As the office is warned. */
const warnedAt = shareOf(casePromises.warn)
const used = (view: CaseView, now: number) =>
  (now - Date.parse(view.startedAt)) / Math.max(1, Date.parse(view.dueAt!) - Date.parse(view.startedAt))

const closedNote = (view: CaseView) =>
  ({
    solved: view.people.length ? '你说的。谢谢你告诉我们。' : '提的人亲口说的',
    'no-reply': view.ownWork
      ? '自己办的自己不评，不算进“已解决”。谢谢你。'
      : `${inWords(casePromises.confirm)}没收到回音，不算解决。还有问题，再说一声。`,
    withdrawn: '不用再办了，记录还在',
  })[view.outcome!]

function answeredNote({ ownWork, next, confirmUntil }: CaseView): string | undefined {
  if (ownWork) return next
  return confirmUntil ? `${dueDay(confirmUntil)} 前等你说一句；不说就先收起来，不算解决` : undefined
}

function openNote({ overdue, dueAt, office, dueProvisional, next }: CaseView): string {
  const due = dueDay(dueAt!)
  if (overdue) return `本该在 ${due} 前答复，已由${office}接着管`
  return `${due} 前答复${dueProvisional ? '（明年的放假安排还没公布，可能会变）' : ''} · ${next}`
}

const closedWords = { solved: '解决了', 'no-reply': '先收起来了', withdrawn: '撤回了' } as const

function Headline({ view }: { view: CaseView }) {
  const { state, pauseReason, outcome, dueAt, next } = view
  if (state === 'paused')
    return <Answer value="先停一停" note={`${pauseReason ? `${pauseReason}。` : ''}时限从停下的地方接着算。`} />
  if (state === 'answered') return <Answer value="社区答复了" note={answeredNote(view)} />
  if (state === 'closed') return <Answer value={closedWords[outcome!]} note={closedNote(view)} />
  if (!dueAt) return <Answer value={next} />
  return <Answer value={<Countdown as="words" bare due={dueAt} />} note={openNote(view)} />
}

export const saidAt = (view: CaseView) => ago(view.postedAt)
