import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Chips, Empty, Notice, Row, Screen, Sheet } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import type { DeskStationPage } from '@/contracts/station-shapes'
import { clientId } from '@/platform/client-id'
import { useDraft } from '@/platform/draft'
import { back, replace } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { BasicsCard } from './basics-card'
import { ExceptionsCard } from './exceptions-card'
import { FacilitiesCard } from './facilities-card'
import { HungPhotos } from './hung-photos'
import { HoursEditor } from './hours/hours-editor'
import { PinCard } from './pin-card'
import { blankForm, formOf, wrongIn, type FormPart, type StationForm } from './station-form'
import { useOffice } from './office'
import { useSaving } from './use-saving'
import './station-desk.scss'

definePageConfig({ navigationBarTitleText: '改驿站' })

const parts: { value: FormPart; word: string }[] = [
  { value: 'basics', word: '名字地址' },
  { value: 'pin', word: '位置' },
  { value: 'hours', word: '几时开' },
  { value: 'facilities', word: '有什么' },
  { value: 'photos', word: '照片' },
]

/**
 * A station described: by its keeper or its office; `?part=hours`
 * opens one part of it. Without an id it is a new one.
 */
export default function EditStation() {
  const { communityCode = '', stationId = '', part } = useRouter().params
  const which = { communityCode, stationId }
  const asked = useRead('read-desk-station', which, { enabled: Boolean(stationId), staleTime: 0 })
  const { data } = asked
  const office = useOffice()
  const [newId] = useState(() => clientId())
  const first = parts.find((p) => p.value === part)?.value ?? 'basics'
  if (stationId && data)
    return <Form first={first} page={data} empty={formOf(data)} again={() => void asked.refetch()} />
  if (!stationId && office?.isStaff)
    return (
      <Form first={first} page={null} empty={blankForm(newId, office.communityCode ?? '')} again={() => undefined} />
    )
  return (
    <Screen title="改驿站" backTo="station-desk/index">
      {stationId ? <Arriving read={asked} rows={5} /> : <OfferInstead />}
    </Screen>
  )
}

const OfferInstead = () => (
  <Card>
    <Empty
      icon="pin"
      title="新开驿站由社区来办"
      note="你可以挂牌，社区看过就接收"
      action={
        <Btn size="middle" onTap={() => void replace('station-desk/offer')}>
          去挂牌
        </Btn>
      }
    />
  </Card>
)

interface FormProps {
  first: FormPart
  /** Null: a new one. */
  page: DeskStationPage | null
  empty: StationForm
  again: () => void
}

function Form({ first, page, empty, again }: FormProps) {
  const blank = useMemo(() => empty, [empty.stationId, page?.edition])
  const [form, change, clear] = useDraft<StationForm>(page ? `station:${page.stationId}` : 'station:new', blank)
  const [part, setPart] = useState<FormPart>(first)
  const Part = partOf[part]
  const saving = useSaving()
  const missing = wrongIn(form)
  const changed = JSON.stringify({ ...form, base: 0 }) !== JSON.stringify({ ...blank, base: 0 })
  const outdated = page !== null && form.base !== page.edition && changed
  const save = () => {
    if (missing) return setPart(missing.part)
    void saving.save({ ...form, base: page?.edition ?? null }).then((saved) => {
      if (!saved) return again()
      clear()
      back('station-desk/index')
    })
  }
  const startOver = () => {
    clear()
    saving.forget()
  }
  const lacks = changed ? missing : null
  const bar = (
    <BottomBar wrong={saving.wrong?.message} note={lacks ? `还差：${lacks.words}` : undefined}>
      <Btn kind="primary" disabled={!changed} loading={saving.busy} onTap={save}>
        {lacks ? '去补上' : '存好，骑手马上看到'}
      </Btn>
    </BottomBar>
  )
  return (
    <Screen
      title={page ? `改${page.name}` : '新开一个驿站'}
      backTo="station-desk/index"
      sub={changed ? '草稿已存着' : undefined}
      offline="没网，写的存在手机里，有网再存"
      bottom={bar}
    >
      {outdated ? (
        <Notice tone="soon" icon="info" onTap={startOver}>
          这之间有人改过。你写的还在；点这里不要了，看最新的
        </Notice>
      ) : null}
      <Chips scroll label="改哪一样" choices={parts} value={part} onChange={setPart} />
      <Part form={form} change={change} page={page} />
    </Screen>
  )
}

type Changing = { form: StationForm; change: (part: Partial<StationForm>) => void }
type PartProps = Changing & { page: DeskStationPage | null }

const partOf: Record<FormPart, (props: PartProps) => JSX.Element> = {
  basics: ({ page, ...changing }) => (
    <>
      <BasicsCard {...changing} />
      {page ? null : <WhichCommunity {...changing} />}
    </>
  ),
  pin: PinPart,
  hours: ({ form, change }) => (
    <>
      <HoursEditor rows={form.rows} exceptions={form.exceptions} onChange={(rows) => change({ rows })} />
      <ExceptionsCard exceptions={form.exceptions} onChange={(exceptions) => change({ exceptions })} />
    </>
  ),
  facilities: ({ form, change, page }) => (
    <FacilitiesCard known={page?.facilities ?? {}} looked={form.looked} onLook={(looked) => change({ looked })} />
  ),
  photos: ({ form, change, page }) => (
    <Card title="门口和里面什么样">
      {page ? <HungPhotos page={page} /> : null}
      <PhotoPicker files={form.photos} onChange={(photos) => change({ photos })} max={6} addWord="拍门口，骑手认得出" />
    </Card>
  ),
}

function PinPart({ form, change, page }: PartProps) {
  const office = useOffice()
  const { data } = useRead('list-stations-of-area', {}, { enabled: office?.isStaff ?? false })
  const near = (data?.stations ?? []).filter((s) => s.stationId !== form.stationId)
  return <PinCard at={form.point} near={page && !near.length ? [page] : near} onMove={(point) => change({ point })} />
}

/** A community's staff have one; a street's say which. */
function WhichCommunity({ form, change }: Changing) {
  const office = useOffice()
  const [choosing, setChoosing] = useState(false)
  const isStreet = office !== null && office.communityCode === null
  const { data } = useRead(
    'list-places',
    { parentCode: office?.areaCode ?? '' },
    { enabled: isStreet, staleTime: 3_600_000 },
  )
  if (!isStreet) return null
  const chosen = data?.places.find((p) => p.code === form.communityCode)
  return (
    <Card>
      <Row
        icon="building"
        title={chosen?.name ?? '在哪个社区'}
        note="驿站归哪个社区管"
        onTap={() => setChoosing(true)}
      />
      <Sheet open={choosing} title="在哪个社区" onClose={() => setChoosing(false)}>
        <Card>
          {(data?.places ?? []).map((p) => (
            <Row
              key={p.code}
              title={p.name}
              plain
              chosen={p.code === form.communityCode}
              onTap={() => {
                change({ communityCode: p.code })
                setChoosing(false)
              }}
            />
          ))}
        </Card>
      </Sheet>
    </Card>
  )
}
