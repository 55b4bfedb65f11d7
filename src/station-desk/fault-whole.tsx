import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, BottomBar, Btn, Card, Countdown, Field, Notice, Pill, Row, Screen, Sheet, Wrong, useNow } from '@/ui'
import { CasePhotos, PhotoPicker } from '@/ui/case'
import { ago, dueDay } from '@/ui/words'
import { open } from '@/platform/navigate'
import { useFixing } from './use-fixing'
import type { StationFault } from '@/contracts/station-shapes'

/** What people found at a station, by when it is to be seen to, and the two ways it ends. */
export function FaultWhole({ fault, beside = false }: { fault: StationFault; beside?: boolean }) {
  const fixing = useFixing(fault)
  const [refuting, setRefuting] = useState(false)
  const { told } = fixing
  const thanks = told ? `办好了，已经告诉说过的 ${told} 个人` : '办好了，大家都看得见'
  const isOpen = fault.state === 'open' && told === null
  const moves = <Moves fixing={fixing} onRefute={() => setRefuting(true)} isRefuting={refuting && isOpen} />
  const content = (
    <>
      {told === null ? null : (
        <Notice tone="open" icon="check">
          {thanks}
        </Notice>
      )}
      <Found fault={fault} isOpen={isOpen} />
      {isOpen ? <MendedCard fixing={fixing} /> : null}
      <SaidByPeople fault={fault} />
      {beside ? <Wrong error={fixing.wrong} /> : null}
      {beside && isOpen ? (
        <View className="station-desk-moves">
          <View className="ui-buttons">{moves}</View>
        </View>
      ) : null}
      {refuting && isOpen ? <RefuteSheet fixing={fixing} onClose={() => setRefuting(false)} /> : null}
    </>
  )
  if (beside) return content
  return (
    <Screen
      title={`${fault.stationName} · ${fault.title}`}
      backTo="station-desk/index"
      offline="没网，照片和话都存在手机里，有网再交"
      bottom={isOpen ? <BottomBar wrong={fixing.wrong?.message}>{moves}</BottomBar> : undefined}
    >
      {content}
    </Screen>
  )
}

function Found({ fault, isOpen }: { fault: StationFault; isOpen: boolean }) {
  const now = useNow(60_000)
  const { communityCode, stationId, dueAt, endedAt, endedBy, note } = fault
  return (
    <Card>
      <View className="ui-line-wide">
        <Standing fault={fault} isOpen={isOpen} />
        <View className="ui-small">{`${fault.reports} 个人说的`}</View>
      </View>
      <View className="station-desk-name">{fault.title}</View>
      {isOpen ? (
        <Answer
          value={<Countdown as="words" due={dueAt} />}
          note={[`${dueDay(dueAt)} 前去看`, fault.closes && '已先关着，修好就开'].filter(Boolean).join(' · ')}
        />
      ) : (
        <View className="ui-medium">
          {[(endedAt && ago(endedAt, now)) || '刚刚', endedBy, note].filter(Boolean).join(' · ')}
        </View>
      )}
      <Row
        icon="pin"
        title={fault.stationName}
        note={fault.placeName}
        plain
        onTap={() => void open('station-desk/station', { communityCode, stationId })}
      />
    </Card>
  )
}

function Standing({ fault, isOpen }: { fault: StationFault; isOpen: boolean }) {
  if (!isOpen) return <Pill tone="open">{fault.state === 'refuted' ? '其实是好的' : '修好了'}</Pill>
  return fault.overdue ? <Pill tone="brand">超期了</Pill> : <Pill tone="soon">要修</Pill>
}

type Fixing = ReturnType<typeof useFixing>

function Moves({ fixing, onRefute, isRefuting }: { fixing: Fixing; onRefute: () => void; isRefuting: boolean }) {
  const ready = fixing.draft.photos.length > 0
  return (
    <>
      <Btn disabled={fixing.busy} onTap={onRefute}>
        是好的
      </Btn>
      <Btn
        kind="primary"
        icon={ready ? 'check' : 'camera'}
        disabled={!ready}
        loading={fixing.busy && !isRefuting}
        onTap={() => void fixing.mended()}
      >
        {ready ? '修好了' : '先拍一张'}
      </Btn>
    </>
  )
}

const MendedCard = ({ fixing }: { fixing: Fixing }) => (
  <Card title="修好的样子">
    <PhotoPicker
      files={fixing.draft.photos}
      onChange={(photos) => fixing.change({ photos })}
      max={4}
      addWord="拍一张修好的样子"
    />
    <View className="station-desk-read">
      <Words fixing={fixing} placeholder="换了新的插排" />
    </View>
  </Card>
)

const Words = ({ fixing, placeholder }: { fixing: Fixing; placeholder: string }) => (
  <Field
    label="说一句，可不写"
    value={fixing.draft.text}
    onChange={(text) => fixing.change({ text })}
    maxLength={200}
    placeholder={placeholder}
  />
)

function SaidByPeople({ fault: { texts, photos, openedAt } }: { fault: StationFault }) {
  const now = useNow(60_000)
  if (!texts.length && !photos.length) return null
  return (
    <Card title="他们说" aside={`第一次 ${ago(openedAt, now)}`}>
      {texts.map((t, i) => (
        <Row key={i} title={t} plain />
      ))}
      <CasePhotos photos={photos} />
    </Card>
  )
}

const RefuteSheet = ({ fixing, onClose }: { fixing: Fixing; onClose: () => void }) => (
  <Sheet
    open
    title="去看过，是好的？"
    onClose={onClose}
    action={
      <Btn kind="primary" loading={fixing.busy} onTap={() => void fixing.refuted()}>
        看过，是好的
      </Btn>
    }
  >
    <Notice icon="people">说过的人会收到一句话，驿站马上恢复</Notice>
    <Wrong error={fixing.wrong} />
    <Words fixing={fixing} placeholder="门往里推，不用拉" />
  </Sheet>
)
