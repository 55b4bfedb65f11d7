import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Empty, Link, Pill, Row, Screen, Seconds, Wrong } from '@/ui'
import { CasePhotos, CaseVoices } from '@/ui/case'
import { dueShort } from '@/ui/words'
import type { OfferView } from '@/contracts/dispatch-shapes'
import { back, open, replace } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { RefuseSheet } from './refuse-sheet'
import './help-out.scss'

definePageConfig({ navigationBarTitleText: '问到你' })

/** 问到你: what it is, why you, and two answers. */
export default function Offer() {
  const { caseId = '' } = useRouter().params
  const asked = useRead('list-offers', {})
  const offer = asked.data?.offers.find((o) => o.caseId === caseId)
  if (offer) return <Asked offer={offer} gone={() => void asked.refetch()} />
  if (!asked.data)
    return (
      <Screen title="问到你" backTo="help-out/index">
        <Arriving read={asked} answer rows={3} />
      </Screen>
    )
  return (
    <Screen title="问到你" backTo="help-out/index" bottom={<SeeOthers onTap={() => back('help-out/index')} />}>
      <Card>
        <Empty icon="clock" title="这次问的时间过了" note="已经去问下一位，谢谢你愿意看一眼" />
      </Card>
    </Screen>
  )
}

const SeeOthers = ({ onTap }: { onTap: () => void }) => (
  <BottomBar>
    <Btn kind="primary" onTap={onTap}>
      看看别的
    </Btn>
  </BottomBar>
)

const WhatItIs = ({ offer }: { offer: OfferView }) => (
  <Card>
    <View className="ui-line-wide">
      <Pill tone="brand">{offer.categoryName}</Pill>
      <View className="ui-small">{[offer.placeName, offer.gridName].filter(Boolean).join(' · ')}</View>
    </View>
    <View className="offer-title">{offer.text || offer.title}</View>
    <View className="ui-medium">
      约 {offer.minutes} 分钟{offer.dueAt ? ` · ${dueShort(offer.dueAt)} 前要有答复` : ''}
    </View>
    <CasePhotos photos={offer.photos} />
    <CaseVoices photos={offer.photos} title="说的话" />
  </Card>
)

function Asked({ offer, gone }: { offer: OfferView; gone: () => void }) {
  const [refusing, setRefusing] = useState(false)
  const claim = useWrite('claim-case', { refresh: ['list-my-work', 'read-case'] })
  const which = { communityCode: offer.communityCode, caseId: offer.caseId }
  const come = () => claim.mutate(which, { onSuccess: () => void replace('help-out/work', which) })
  const isPast = claim.error !== null && claim.error.name === 'Refusal'
  const leave = () => {
    gone()
    back('help-out/index')
  }
  const choice = (
    <BottomBar>
      <Btn onTap={() => setRefusing(true)}>这次不行</Btn>
      <Btn kind="primary" loading={claim.isPending} onTap={come}>
        我来
      </Btn>
    </BottomBar>
  )
  const clock = (
    <>
      <Seconds until={offer.until} onOver={gone} /> 后问下一位
    </>
  )
  return (
    <Screen
      title="问到你"
      backTo="help-out/index"
      sub={isPast ? undefined : clock}
      bottom={isPast ? <SeeOthers onTap={leave} /> : choice}
    >
      <Wrong mild error={claim.error} />
      <WhatItIs offer={offer} />
      <Card
        title="为什么问你"
        aside={
          <Link label="为什么问你，都看了什么" onTap={() => void open('gridwork/why', which)}>
            都看了什么
          </Link>
        }
      >
        {offer.reasons.map((r) => (
          <Row key={r.label} title={r.label} aside={<View className="ui-strong offer-reason">{r.value}</View>} plain />
        ))}
      </Card>
      <View className="ui-small offer-note">接了以后才看到电话。来不了随时可以退，说一声原因就行。</View>
      <RefuseSheet open={refusing} offer={offer} onClose={() => setRefusing(false)} />
    </Screen>
  )
}
