import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { BottomBar, Btn, Card, Row, Screen, Sheet, SwitchRow, TextArea } from '@/ui'
import { PhotoPicker, VoiceRow, usePictures } from '@/ui/case'
import { PlaceCard } from '@/ui/place'
import { dueDay } from '@/ui/words'
import { choosePhotos } from '@/platform/photo'
import { useRead } from '@/platform/query'
import { useRegistry } from '@/platform/registry'
import { say } from '@/platform/outbox'
import { useSession } from '@/platform/session'
import { CategoryCard, CategorySheet } from './category-card'
import { hasSaid, titleOf, useCaseDraft, type CaseDraft } from './draft-of-case'
import { Said } from './said'
import { suggestCategory } from './suggest-category'
import { VoiceButton } from './voice-button'
import './post.scss'

definePageConfig({ navigationBarTitleText: '说一声' })

/** 说一声: photo first, the rest is guessed and can be changed, one button hands it over. */
export default function PostACase() {
  const { first } = useRouter().params
  const { draft, change, clear } = useCaseDraft()
  const [sent, setSent] = useState<{ draft: CaseDraft; clientId: string } | null>(null)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [choosing, setChoosing] = useState<'kind' | 'last' | null>(null)
  const registry = useRegistry()
  const guess = draft.categoryCode ?? suggestCategory(draft.text)[0]?.code ?? null
  const preview = useRead(
    'preview-case',
    { place: draft.place ?? {}, ...(guess ? { categoryCode: guess } : {}) },
    { enabled: Boolean(draft.place || guess) },
  )
  useEffect(() => {
    if (first === 'photo' && draft.photos.length === 0)
      void choosePhotos({ max: 9, from: 'camera' }).then((photos) => {
        if (photos.length) change({ photos })
      })
  }, [])
  if (sent) return <Said sent={sent} />

  const voiceFirst = first === 'voice'
  // Some kinds are nobody else's business, whatever was chosen.
  const isSecret = (code: string | null) => registry.data?.categories.find((c) => c.code === code)?.isPrivate ?? false
  const handOver = (categoryCode = guess) => {
    const missing = missingIn(draft)
    setWrong(missing)
    if (Object.keys(missing).length) return
    // Asked last, where the thumb is: choosing hands it over, and nobody hunts for a line in red.
    if (!categoryCode) return setChoosing('last')
    const files = [...draft.photos, ...(draft.voice ? [draft.voice] : [])]
    const { clientId } = say({
      operation: 'post-case',
      files,
      title: titleOf(draft),
      input: {
        caseId: draft.caseId,
        text: draft.text.trim(),
        photos: draft.photos.map((f) => f.id),
        ...(draft.voice ? { voice: draft.voice.id } : {}),
        place: draft.place!,
        categoryCode,
        visibility: draft.isPrivate || isSecret(categoryCode) ? 'private' : 'neighbours',
        ...(draft.forPersonId ? { forPersonId: draft.forPersonId } : {}),
        ...(draft.byHand ? { byHand: true } : {}),
        saidAt: new Date().toISOString(),
      },
    })
    setSent({ draft, clientId })
    clear()
  }
  const placeWrong = draft.place ? undefined : wrong.place
  const bar = (
    <BottomBar wrong={hasSaid(draft) ? placeWrong : wrong.said}>
      <Btn kind="primary" onTap={() => handOver()}>
        交给社区
      </Btn>
    </BottomBar>
  )
  return (
    <Screen
      title="说一声"
      sub={hasSaid(draft) ? '草稿已存在手机里' : undefined}
      backTo="home/index"
      offline="没网也能写，先存在手机里，有网自己发"
      bottom={bar}
    >
      <WhatHappened draft={draft} change={change} voiceFirst={voiceFirst} />
      <PlaceCard draft={draft} change={change} preview={preview.data} looking={preview.isFetching} error={placeWrong} />
      <CategoryCard
        text={draft.text}
        value={guess}
        onChange={(categoryCode) => change({ categoryCode })}
        onAll={() => setChoosing('kind')}
      />
      <CategorySheet
        open={choosing !== null}
        last={choosing === 'last'}
        value={guess}
        onClose={() => setChoosing(null)}
        onChange={(categoryCode) => {
          change({ categoryCode })
          setChoosing(null)
          if (choosing === 'last') handOver(categoryCode)
        }}
      />
      <Card>
        <NeighboursRow draft={draft} change={change} isSecret={isSecret(guess)} />
        <SwitchRow
          title="请社区的人来安排"
          note={draft.byHand ? '不用系统派单，社区的人看了再请' : '关着：系统先问附近合适的帮手'}
          on={draft.byHand === true}
          onChange={(byHand) => change({ byHand })}
        />
        <ForWhom draft={draft} change={change} />
      </Card>
      <Promised due={preview.data?.due?.at} />
    </Screen>
  )
}

interface Writing {
  draft: CaseDraft
  change: (part: Partial<CaseDraft>) => void
}

/** A photo, a few words or a voice note; one is enough. */
function WhatHappened({ draft, change, voiceFirst }: Writing & { voiceFirst: boolean }) {
  const keep = (voice: CaseDraft['voice']) => change({ voice })
  return (
    <>
      {voiceFirst && !draft.voice ? (
        <VoiceButton large atOnce={Taro.getCurrentPages().length > 1} onKept={keep} />
      ) : null}
      <PhotoPicker files={draft.photos} onChange={(photos) => change({ photos })} addWord="拍一张" />
      <Card>
        <TextArea
          label="怎么回事"
          quietLabel
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={500}
          placeholder="写一句就行，不写也可以"
          foot={draft.voice || voiceFirst ? null : <VoiceButton onKept={keep} />}
        />
        {draft.voice ? <Voice draft={draft} onDrop={() => keep(null)} /> : null}
      </Card>
    </>
  )
}

function NeighboursRow({ draft, change, isSecret }: Writing & { isSecret: boolean }) {
  const note = draft.isPrivate ? '不公开，只有办事的人看' : '看得到事，看不到是谁说的'
  return (
    <SwitchRow
      title="邻居能看到"
      note={isSecret ? '这类事从来不公开，只有办事的人看' : note}
      on={!draft.isPrivate && !isSecret}
      onChange={(on) => {
        if (!isSecret) change({ isPrivate: !on })
      }}
    />
  )
}

const Promised = ({ due }: { due: string | undefined }) =>
  due ? (
    <View className="post-promise">
      这类事最迟 <Text className="post-promise-time">{dueDay(due)}</Text> 前给你答复。
    </View>
  ) : null

/** What keeps it from being handed over, beside the kind, which is asked last. */
function missingIn(draft: CaseDraft): Record<string, string> {
  const missing: Record<string, string> = {}
  if (!hasSaid(draft)) missing.said = '拍一张、说一句、写几个字，有一样就行'
  if (!draft.place) missing.place = '告诉我们在哪儿，点“改”选一下'
  return missing
}

function Voice({ draft, onDrop }: { draft: CaseDraft; onDrop: () => void }) {
  const source = usePictures([draft.voice!])[draft.voice!.id]
  return (
    <View className="ui-line-wide post-voice">
      <View className="ui-grow">
        {source ? <VoiceRow url={source} title={`录音 ${draft.voice!.seconds ?? ''} 秒`} /> : null}
      </View>
      <Btn size="small" icon="trash" label="去掉录音" onTap={onDrop}>
        不要了
      </Btn>
    </View>
  )
}

/** For oneself, or for somebody who agreed on record. Hidden from whoever speaks for nobody. */
function ForWhom({ draft, change }: Writing) {
  const people = useSession((s) => s.me)?.canSpeakFor ?? []
  const [open, setOpen] = useState(false)
  if (!people.length) return null
  const chosen = people.find((p) => p.personId === draft.forPersonId)
  const choose = (personId: string | null) => {
    change({ forPersonId: personId })
    setOpen(false)
  }
  return (
    <>
      <Row icon="family" title="替谁说" aside={chosen?.name ?? '自己'} onTap={() => setOpen(true)} />
      <Sheet open={open} title="替谁说" onClose={() => setOpen(false)}>
        <Row title="自己" chosen={!chosen} onTap={() => choose(null)} />
        {people.map((p) => (
          <Row
            key={p.personId}
            title={p.name}
            note="本人同意过，两边都能看进度"
            chosen={p.personId === draft.forPersonId}
            onTap={() => choose(p.personId)}
          />
        ))}
      </Sheet>
    </>
  )
}
