import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { BottomBar, Btn, Card, Chips, Empty, Field, ManyChips, Pill, Row, Screen } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import { facilityIcons } from '@/ui/station'
import type { DeskStation } from '@/contracts/station-shapes'
import { facilities, facilityCodes, type FacilityCode } from '@/contracts/station-words'
import { inWords } from '@/contracts/quantity'
import { stationPromises } from '@/contracts/station-words'
import { clientId } from '@/platform/client-id'
import { useDoing } from '@/platform/doing'
import { useDraft } from '@/platform/draft'
import { openTab } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { upload } from '@/platform/upload'
import { sayHours } from '../rules/hours'
import { fromRows, type HoursRow } from '../rules/hours/editing'
import { BasicsCard } from './basics-card'
import { HoursEditor } from './hours/hours-editor'
import { presets } from './hours/times'
import { PinCard } from './pin-card'
import { blankForm, describe, wrongIn, type StationForm } from './station-form'
import { stationReads } from './use-saving'
import './station-desk.scss'

definePageConfig({ navigationBarTitleText: '挂牌当驿站' })

interface Offer extends StationForm {
  phone: string
  has: FacilityCode[]
}

/** A shop, a bank, anybody with a door: offered in two minutes, the community decides. */
export default function OfferStation() {
  const me = useSession((s) => s.me)
  if (me) return <OfferForm />
  return (
    <Screen title="挂牌当驿站" backTo="stations/index">
      <Card>
        <Empty
          icon="pin"
          title="店里有口热水、有个插座？"
          note={`登录一下，${inWords(stationPromises.toOffer)}就能挂牌，社区看过就接收`}
          action={
            <Btn kind="primary" icon="me" onTap={() => void openTab('me/index')}>
              先登录
            </Btn>
          }
        />
      </Card>
    </Screen>
  )
}

function OfferForm() {
  const blank = useMemo<Offer>(() => ({ ...blankForm(clientId(), '', 'merchant'), phone: '', has: [] }), [])
  const [form, change, clear] = useDraft<Offer>('station:offer', blank)
  const [sent, setSent] = useState<string | null>(null)
  const { busy, wrong, run } = useDoing()
  const [byHand, setByHand] = useState(false)
  const write = useWrite('offer-station', { refresh: [...stationReads] })
  const missing = wrongIn(form)
  const begun = Boolean(form.name || form.address)
  const phone = form.phone.trim()
  const phoneWrong = phone && !/^[\d+\-() ]{5,20}$/.test(phone) ? '只写数字就好' : undefined
  const send = () =>
    run(async () => {
      for (const photo of form.photos) await upload(photo)
      const offered = { ...describe(form), facilities: form.has, ...(phone ? { phone } : {}) }
      const { placeName } = await write.mutateAsync(offered)
      clear()
      setSent(placeName)
    })
  if (sent) return <Sent placeName={sent} />
  const hint = missing ? begun && `还差：${missing.words}` : '社区看过才会给骑手看'
  return (
    <Screen
      title="挂牌当驿站"
      backTo="stations/index"
      sub={begun ? '草稿已存着' : undefined}
      offline="没网，写的存在手机里，有网再交"
      bottom={
        <BottomBar wrong={wrong?.message} note={hint || undefined}>
          <Btn kind="primary" disabled={Boolean(missing || phoneWrong)} loading={busy} onTap={() => void send()}>
            交给社区看看
          </Btn>
        </BottomBar>
      }
    >
      <Mine />
      <BasicsCard form={form} change={change} />
      <PinCard at={form.point} near={[]} onMove={(point) => change({ point })} />
      {byHand ? (
        <HoursEditor rows={form.rows} onChange={(rows) => change({ rows })} />
      ) : (
        <UsualHours rows={form.rows} onChange={(rows) => change({ rows })} onByHand={() => setByHand(true)} />
      )}
      <Card title="能给骑手什么">
        <ManyChips
          label="能给骑手什么"
          values={form.has}
          onChange={(has) => change({ has })}
          choices={facilityCodes.map((c) => ({ value: c, word: facilities[c], icon: facilityIcons[c] }))}
        />
      </Card>
      <Card title="门口什么样">
        <PhotoPicker files={form.photos} onChange={(photos) => change({ photos })} max={6} addWord="拍一张门口" />
      </Card>
      <Card>
        <Field
          label="怎么联系你"
          hint="只给来看的社区工作人员；不接收就删掉"
          kind="tel"
          value={form.phone}
          onChange={(phone) => change({ phone })}
          maxLength={20}
          error={phoneWrong}
          placeholder="电话，可不写"
        />
      </Card>
    </Screen>
  )
}

interface UsualHoursProps {
  rows: HoursRow[]
  onChange: (rows: HoursRow[]) => void
  onByHand: () => void
}

/** Most doors are like another one: a press, and who is not writes it by hand. */
function UsualHours({ rows, onChange, onByHand }: UsualHoursProps) {
  const made = fromRows(rows)
  return (
    <Card title="几时开">
      <Chips
        label="几时开"
        value={null}
        choices={presets.map((p) => ({ value: p.key, word: p.word }))}
        onChange={(key) => onChange(presets.find((p) => p.key === key)!.rows)}
      />
      <View className="ui-medium station-desk-read">{made.ok ? sayHours(made.hours) : '先点一个最像的'}</View>
      <View className="station-desk-read">
        <Btn size="middle" icon="edit" onTap={onByHand}>
          {made.ok ? '改成真正的时间' : '自己写时间'}
        </Btn>
      </View>
    </Card>
  )
}

function Sent({ placeName }: { placeName: string }) {
  const bar = (
    <BottomBar>
      <Btn kind="primary" icon="check" onTap={() => void openTab('stations/index')}>
        好
      </Btn>
    </BottomBar>
  )
  return (
    <Screen title="挂牌当驿站" backTo="stations/index" bottom={bar}>
      <Card>
        <Empty icon="check" title="收到了，谢谢你" note={`${placeName} 会来看看；接收了就告诉你，海报也能打印`} />
      </Card>
      <Mine />
    </Screen>
  )
}

const states: Record<DeskStation['state'], { word: string; tone: 'info' | 'open' | 'shut' }> = {
  offered: { word: '等社区看', tone: 'info' },
  active: { word: '挂牌了', tone: 'open' },
  declined: { word: '这次没接', tone: 'shut' },
  removed: { word: '撤了', tone: 'shut' },
}

function Mine() {
  const { data } = useRead('list-my-stations', {})
  const offered = data?.stations.filter((s) => s.offeredBy)
  if (!offered?.length) return null
  return (
    <Card title="我挂过的">
      {offered.map((s) => (
        <Row
          key={s.stationId}
          title={s.name}
          note={s.declinedReason ?? s.address}
          aside={<Pill tone={states[s.state].tone}>{states[s.state].word}</Pill>}
          plain
        />
      ))}
    </Card>
  )
}
