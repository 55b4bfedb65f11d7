import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { BottomBar, Btn, Card, Screen, SwitchRow, TextArea } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import { PlaceCard } from '@/ui/place'
import type { Place } from '@/contracts/case-shapes'
import { helperRoles } from '@/contracts/roles'
import { clientId } from '@/platform/client-id'
import { useDraft } from '@/platform/draft'
import type { KeptFile } from '@/platform/kept-files'
import { say } from '@/platform/outbox'
import { choosePhotos } from '@/platform/photo'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { Passed } from './passed'
import { SignInFirst } from './sign-in-first'
import { beginning } from '@/rules/text'

definePageConfig({ navigationBarTitleText: '随手拍' })

interface PassingDraft {
  caseId: string
  photos: KeptFile[]
  place: Place | null
  placeWords: string | null
  text: string
  takeSelf: boolean
}
const empty = (): PassingDraft => ({
  caseId: clientId(),
  photos: [],
  place: null,
  placeWords: null,
  text: '',
  takeSelf: false,
})
const most = 3

/** 随手拍: a photo, the place that is guessed, one press. Everything else is optional. */
export default function Passing() {
  const me = useSession((s) => s.me)
  if (me) return <Form key={me.personId} />
  return <SignInFirst title="随手拍" page="gridwork/passing" backTo="home/index" icon="camera" ask="先登录，再拍" />
}

function missingIn({ photos, place }: PassingDraft): string | undefined {
  if (!photos.length) return '先拍一张'
  return place ? undefined : '告诉我们在哪儿，点“改”选一下'
}

function Form() {
  const { first } = useRouter().params
  const me = useSession((s) => s.me)!
  const [draft, change, clear] = useDraft<PassingDraft>(`passing:${me.personId}`, empty())
  const [sent, setSent] = useState<{ clientId: string; takeSelf: boolean } | null>(null)
  const [wrong, setWrong] = useState<string>()
  const preview = useRead('preview-case', { place: draft.place ?? {} }, { enabled: Boolean(draft.place) })
  const take = () =>
    void choosePhotos({ max: most, from: 'camera' }).then((photos) => {
      if (photos.length) change({ photos })
    })
  useEffect(() => {
    if (first === 'photo' && !draft.photos.length) take()
  }, [])
  if (sent) return <Passed sent={sent} onAgain={() => setSent(null)} />

  // Whoever helps there may go straight at it; where it is may still be unknown without a network.
  const there = preview.data?.place?.communityCode
  const mayTake = me.roles.some(
    (r) => helperRoles.includes(r.role) && (!there || r.areaCode.startsWith(there) || there.startsWith(r.areaCode)),
  )
  const takeSelf = mayTake && draft.takeSelf
  const send = () => {
    const missing = missingIn(draft)
    setWrong(missing)
    if (missing) return
    const text = draft.text.trim()
    const { clientId: id } = say({
      operation: 'report-in-passing',
      title: beginning(text, 20) || '随手拍的一件',
      files: draft.photos,
      input: {
        caseId: draft.caseId,
        photos: draft.photos.map((f) => f.id),
        place: draft.place!,
        ...(text ? { text } : {}),
        ...(takeSelf ? { takeSelf: true } : {}),
      },
    })
    setSent({ clientId: id, takeSelf })
    clear()
  }
  const has = draft.photos.length > 0
  const sendWord = takeSelf ? '记下，我去办' : '交给社区'
  const bar = (
    <BottomBar wrong={wrong}>
      <Btn kind="primary" icon={has ? undefined : 'camera'} onTap={has ? send : take}>
        {has ? sendWord : '拍一张'}
      </Btn>
    </BottomBar>
  )
  return (
    <Screen
      title="随手拍"
      sub={has ? '已存在手机里' : '十几秒就好'}
      backTo="home/index"
      offline="没网也能拍，先存在手机里，有网自己发"
      bottom={bar}
    >
      <PhotoPicker files={draft.photos} onChange={(photos) => change({ photos })} max={most} addWord="拍一张" />
      <PlaceCard draft={draft} change={change} preview={preview.data} looking={preview.isFetching} />
      {mayTake ? (
        <Card>
          <SwitchRow
            icon="help"
            title="我顺手就办"
            note="直接记在你手上，不再问别人"
            on={draft.takeSelf}
            onChange={(on) => change({ takeSelf: on })}
          />
        </Card>
      ) : null}
      <Card>
        <TextArea
          label="怎么回事"
          quietLabel
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={200}
          placeholder="想说就写一句，不写也行"
        />
      </Card>
    </Screen>
  )
}
