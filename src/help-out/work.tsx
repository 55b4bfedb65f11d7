import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import {
  Answer,
  Arriving,
  BottomBar,
  Btn,
  CallBtn,
  Card,
  Countdown,
  Link,
  Notice,
  Pill,
  ReasonSheet,
  Row,
  Screen,
} from '@/ui'
import { AskRating, CasePhotos, CaseTimeline, CaseVoices, Ratings, stateWord } from '@/ui/case'
import { dueDay } from '@/ui/words'
import { back, open } from '@/platform/navigate'
import { useWaiting } from '@/platform/outbox'
import { useReadWhenShown, useWrite } from '@/platform/query'
import { RecordSheet } from './record-sheet'
import type { CaseView } from '@/contracts/case-shapes'

definePageConfig({ navigationBarTitleText: '手上的事' })

const releaseReasons = ['临时有急事', '缺工具或配件', '要专业的人来', '去了没人']

/** The case in hand: who, where, by when; record the work, finish it, or give it back. */
export default function Work() {
  const { communityCode = '', caseId = '' } = useRouter().params
  const read = useReadWhenShown('read-case', { communityCode, caseId }, { refetchInterval: 20_000 })
  const { data } = read
  const [asked, setAsked] = useState<'record' | 'finish' | 'release' | null>(null)
  const release = useWrite('release-case', { refresh: ['list-my-work', 'list-offers'] })
  if (!data)
    return (
      <Screen title="手上的事" backTo="help-out/index">
        <Arriving read={read} kept="事还在你手上，记的都没丢" answer rows={4} />
      </Screen>
    )
  const bar = (
    <BottomBar>
      <Btn onTap={() => setAsked('record')}>记一笔</Btn>
      <Btn kind="primary" onTap={() => setAsked('finish')}>
        办完了
      </Btn>
    </BottomBar>
  )
  const close = () => setAsked(null)
  return (
    <Screen
      title={data.title}
      backTo="help-out/index"
      offline="没网也能记，有网自己发"
      bottom={data.can.includes('record-work') ? bar : undefined}
    >
      <Standing view={data} />
      {data.can.includes('rate') ? <AskRating view={data} about="这次来往" /> : null}
      <Said view={data} />
      <Ratings view={data} />
      <CaseTimeline entries={data.timeline} />
      {data.can.includes('release') ? (
        <Btn size="middle" onTap={() => setAsked('release')}>
          办不了，退回去
        </Btn>
      ) : null}
      <RecordSheet
        open={asked === 'record' || asked === 'finish'}
        finished={asked === 'finish'}
        view={data}
        onClose={close}
      />
      <ReasonSheet
        open={asked === 'release'}
        title="为什么办不了"
        reasons={releaseReasons}
        button="退回去，另外找人"
        busy={release.isPending}
        wrong={release.error?.message}
        onClose={close}
        onReason={(reason) =>
          release.mutate({ communityCode, caseId, reason }, { onSuccess: () => back('help-out/index') })
        }
      />
    </Screen>
  )
}

function Standing({ view }: { view: CaseView }) {
  const waiting = useWaiting().filter((d) => (d.input as { caseId?: string }).caseId === view.caseId).length
  const { word, tone } = stateWord(view, false)
  const isDone = view.state === 'answered' || view.state === 'closed' || !view.can.includes('record-work')
  const thanks = view.state === 'closed' ? '办完了' : '谢谢你'
  return (
    <Card>
      <View className="ui-line-wide">
        <Pill tone={tone}>{word}</Pill>
        <View className="ui-small ui-num">{view.number}</View>
      </View>
      <View className="case-answer">
        {isDone || !view.dueAt ? (
          <Answer value={thanks} note={view.next} />
        ) : (
          <Answer
            value={<Countdown as="words" bare due={view.dueAt} pausedAt={view.duePausedAt} />}
            note={`${dueDay(view.dueAt)} 前社区要答复`}
          />
        )}
      </View>
      {waiting ? (
        <Notice tone="soon" icon="clock">
          记的还在手机里，有网自己发
        </Notice>
      ) : null}
    </Card>
  )
}

function Said({ view }: { view: CaseView }) {
  const { communityCode, caseId } = view
  const why = (
    <Link label="为什么问我" onTap={() => void open('gridwork/why', { communityCode, caseId })}>
      为什么问我
    </Link>
  )
  return (
    <Card title="什么事" aside={view.can.includes('see-why-asked') ? why : undefined}>
      {view.text ? <View className="case-words">{view.text}</View> : null}
      <CasePhotos photos={view.photos.filter((p) => p.kind === 'post')} />
      <CaseVoices photos={view.photos} title="说的话" />
      <Row
        icon="pin"
        title={view.placeName}
        note={[view.gridName, view.categoryName].filter(Boolean).join(' · ')}
        plain
      />
      {view.people.map(({ name, relation, phone }) => (
        <Row
          key={relation + name}
          icon="me"
          title={name}
          note={relation}
          plain
          aside={phone && <CallBtn name={name} phone={phone} />}
        />
      ))}
    </Card>
  )
}
