import { View } from '@tarojs/components'
import { Answer, CallBtn, Card, Countdown, Pill, Row } from '@/ui'
import { CasePhotos, CaseVoices, stateWord } from '@/ui/case'
import { ago, dueDay } from '@/ui/words'
import type { CaseView } from '@/contracts/case-shapes'

function ByWhen({ view: { dueAt, duePausedAt, state, pauseReason, next, confirmUntil } }: { view: CaseView }) {
  if (!dueAt) return <Answer value={next} note={confirmUntil ? `${dueDay(confirmUntil)} 前等居民说` : undefined} />
  const due = dueDay(dueAt)
  const note = state === 'paused' ? `因为${pauseReason}，时限停着；原来是 ${due}` : `${due} 前答复 · ${next}`
  return <Answer value={<Countdown as="words" due={dueAt} pausedAt={duePausedAt} />} note={note} />
}

/** What it is, how long is left, who said it and who answers. */
export function CaseHead({ view }: { view: CaseView }) {
  const { word, tone } = stateWord(view, false)
  const wandered = [view.transfers && `转过 ${view.transfers} 次`, view.reopens && `退回过 ${view.reopens} 次`]
  return (
    <>
      <Card>
        <View className="ui-line-wide">
          <Pill tone={tone}>{word}</Pill>
          <View className="ui-small ui-num">{view.number}</View>
        </View>
        <View className="desk-title">{view.text || view.title}</View>
        <ByWhen view={view} />
        {view.missing.length ? <View className="ui-medium">还差：{view.missing.join('、')}</View> : null}
        <CasePhotos photos={view.photos} />
        <CaseVoices photos={view.photos} title="居民说的话" />
      </Card>
      <Card>
        <Row
          icon="pin"
          title={view.placeName}
          note={[view.gridName, view.categoryName, `${ago(view.postedAt)} 说的`].filter(Boolean).join(' · ')}
          aside={view.isPrivate ? <Pill tone="shut">不公开</Pill> : undefined}
        />
        {view.people.map(({ name, relation, phone }) => (
          <Row
            key={relation + name}
            icon="me"
            title={name}
            note={`${relation} · ${phone ?? '没留电话'}`}
            aside={phone && <CallBtn name={name} phone={phone} />}
          />
        ))}
        <Row
          icon="shield"
          title={`${view.firstOwner} · ${view.firstOffice}`}
          note={view.office === view.firstOffice ? '首问负责' : `首问负责；现在在${view.office}`}
          plain
        />
        {view.transfers || view.reopens ? <Row icon="info" title={wandered.filter(Boolean).join(' · ')} plain /> : null}
      </Card>
    </>
  )
}
