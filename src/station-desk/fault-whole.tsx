import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, BottomBar, Btn, Card, Countdown, Field, Notice, Pill, Row, Screen, Sheet, useNow } from '@/ui'
import { CasePhotos, PhotoPicker } from '@/ui/case'
import { ago, dueDay } from '@/ui/words'
import type { StationFault } from '@/contracts/station'
import { useDraft } from '@/platform/draft'
import type { KeptFile } from '@/platform/kept-files'
import { open } from '@/platform/navigate'
import { useWrite } from '@/platform/query'
import { upload } from '@/platform/upload'
import { stationReads } from './use-saving'

interface Fixing {
  text: string
  photos: KeptFile[]
}
const nothing: Fixing = { text: '', photos: [] }

/**
 * What people found at a station, by when it is to be seen to, and the
 * two ways it ends: mended with a photo, or it was well all along.
 */
export function FaultWhole({ fault, beside = false }: { fault: StationFault; beside?: boolean }) {
  const now = useNow(60_000)
  const [draft, change, clear] = useDraft<Fixing>(`fix:${fault.faultId}`, nothing)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [told, setTold] = useState<number | null>(null)
  const [refuting, setRefuting] = useState(false)
  const fix = useWrite('fix-fault', { refresh: [...stationReads] })
  const refute = useWrite('refute-fault', { refresh: [...stationReads] })
  const which = { communityCode: fault.communityCode, stationId: fault.stationId, faultId: fault.faultId }
  const end = async (how: 'fix' | 'refute') => {
    setBusy(true)
    setWrong(null)
    try {
      for (const photo of how === 'fix' ? draft.photos : []) await upload(photo)
      const done =
        how === 'fix'
          ? await fix.mutateAsync({ ...which, text: draft.text.trim(), photos: draft.photos.map((p) => p.id) })
          : await refute.mutateAsync({ ...which, text: draft.text.trim() })
      setTold(done.told)
      setRefuting(false)
      clear()
    } catch (error) {
      setWrong((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const isOpen = fault.state === 'open' && told === null
  const ready = draft.photos.length > 0
  const moves = (
    <>
      <Btn disabled={busy} onTap={() => setRefuting(true)}>
        是好的
      </Btn>
      <Btn
        kind="primary"
        icon={ready ? 'check' : 'camera'}
        disabled={!ready}
        loading={busy && !refuting}
        onTap={() => void end('fix')}
      >
        {ready ? '修好了' : '先拍一张'}
      </Btn>
    </>
  )
  const content = (
    <>
      {told === null ? null : (
        <Notice tone="open" icon="check">
          {told ? `办好了，已经告诉说过的 ${told} 个人` : '办好了，大家都看得见'}
        </Notice>
      )}
      <Card>
        <View className="ui-line-wide">
          {fault.state === 'open' && told === null ? (
            <Pill tone={fault.overdue ? 'brand' : 'soon'}>{fault.overdue ? '超期了' : '要修'}</Pill>
          ) : (
            <Pill tone="open">{fault.state === 'refuted' ? '其实是好的' : '修好了'}</Pill>
          )}
          <View className="ui-small">{`${fault.reports} 个人说的`}</View>
        </View>
        <View className="station-desk-name">{fault.title}</View>
        {isOpen ? (
          <Answer
            value={<Countdown as="words" due={fault.dueAt} />}
            note={`${dueDay(fault.dueAt)} 前去看${fault.closes ? ' · 已先关着，修好就开' : ''}`}
          />
        ) : (
          <View className="ui-medium">
            {[fault.endedAt ? ago(fault.endedAt, now) : '刚刚', fault.endedBy, fault.note].filter(Boolean).join(' · ')}
          </View>
        )}
        <Row
          icon="pin"
          title={fault.stationName}
          note={fault.placeName}
          strong={false}
          onTap={() =>
            void open('station-desk/station', { communityCode: fault.communityCode, stationId: fault.stationId })
          }
        />
      </Card>
      {isOpen ? (
        <Card title="修好的样子">
          <PhotoPicker
            files={draft.photos}
            onChange={(photos) => change({ photos })}
            max={4}
            addWord="拍一张修好的样子"
          />
          <View className="station-desk-read">
            <Field
              label="说一句，可不写"
              value={draft.text}
              onChange={(text) => change({ text })}
              maxLength={200}
              placeholder="换了新的插排"
            />
          </View>
        </Card>
      ) : null}
      {fault.texts.length || fault.photos.length ? (
        <Card title="他们说" aside={`第一次 ${ago(fault.openedAt, now)}`}>
          {fault.texts.map((t, i) => (
            <Row key={i} title={t} strong={false} />
          ))}
          <CasePhotos photos={fault.photos} />
        </Card>
      ) : null}
      {wrong && beside ? (
        <Notice tone="brand" icon="warn">
          {wrong}
        </Notice>
      ) : null}
      {beside && isOpen ? (
        <View className="station-desk-moves">
          <View className="ui-buttons">{moves}</View>
        </View>
      ) : null}
      <Sheet
        open={refuting}
        title="去看过，是好的？"
        onClose={() => setRefuting(false)}
        action={
          <Btn kind="primary" loading={busy} onTap={() => void end('refute')}>
            看过，是好的
          </Btn>
        }
      >
        <Notice icon="people">说过的人会收到一句话，驿站马上恢复</Notice>
        {wrong ? (
          <Notice tone="brand" icon="warn">
            {wrong}
          </Notice>
        ) : null}
        <Field
          label="说一句，可不写"
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={200}
          placeholder="门往里推，不用拉"
        />
      </Sheet>
    </>
  )
  if (beside) return content
  return (
    <Screen
      title={`${fault.stationName} · ${fault.title}`}
      backTo="station-desk/index"
      offline="没网，照片和话都存在手机里，有网再交"
      bottom={isOpen ? <BottomBar wrong={wrong ?? undefined}>{moves}</BottomBar> : undefined}
    >
      {content}
    </Screen>
  )
}
