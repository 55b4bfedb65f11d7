import { useDidShow } from '@tarojs/taro'
import { Arriving, Card, Empty, Row, Screen, Seconds } from '@/ui'
import { CaseRow } from '@/ui/case'
import type { CaseCard } from '@/contracts/case-shapes'
import { helperRoles } from '@/contracts/roles'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { NotAHelper } from './not-a-helper'
import type { OfferView } from '@/contracts/dispatch-shapes'

definePageConfig({ navigationBarTitleText: '帮忙' })

/** 帮忙: what I am asked right now, and what I have in hand. */
export default function HelpOut() {
  const me = useSession((s) => s.me)
  const isHelper = me?.roles.some((r) => helperRoles.includes(r.role)) ?? false
  return (
    <Screen title="帮忙" tab="help" badges={{ help: me?.offers ?? 0 }}>
      {isHelper ? <Lists /> : <NotAHelper />}
    </Screen>
  )
}

function OfferRow({ offer, onOver }: { offer: OfferView; onOver: () => void }) {
  const { communityCode, caseId, title, reasons, until } = offer
  return (
    <Row
      title={title}
      note={reasons
        .slice(0, 2)
        .map((r) => `${r.label} ${r.value}`)
        .join(' · ')}
      onTap={() => void open('help-out/offer', { communityCode, caseId })}
      label={`${title}，看看`}
      aside={
        <>
          <Seconds until={until} onOver={onOver} /> 后问下一位
        </>
      }
    />
  )
}

function Lists() {
  const offers = useRead('list-offers', {}, { refetchInterval: 15_000, staleTime: 5_000 })
  const work = useRead('list-my-work', {})
  const refetch = () => {
    void offers.refetch()
    void work.refetch()
  }
  useDidShow(refetch)
  if (!offers.data || !work.data) {
    const error = offers.isPending || work.isPending ? null : (offers.error ?? work.error)
    return <Arriving read={{ error, isFetching: offers.isFetching, refetch }} kept="手上的事都还在" rows={3} />
  }
  const held = work.data.cases.filter((c) => c.state !== 'closed')
  const done = work.data.cases.filter((c) => c.state === 'closed')
  const toWork = (c: CaseCard) => void open('help-out/work', { communityCode: c.communityCode, caseId: c.caseId })
  return (
    <>
      {offers.data.offers.length ? (
        <Card title={`问到你 · ${offers.data.offers.length} 件`} aside="来不了也没关系">
          {offers.data.offers.map((o) => (
            <OfferRow key={o.caseId} offer={o} onOver={() => void offers.refetch()} />
          ))}
        </Card>
      ) : (
        <Card>
          <Empty icon="help" title="这会儿没有问到你的事" note="有离你近、你会办的，会来问你" />
        </Card>
      )}
      {held.length ? (
        <Card title={`手上的事 · ${held.length} 件`}>
          {held.map((c) => (
            <CaseRow key={c.caseId} card={c} mine={false} onTap={() => toWork(c)} />
          ))}
        </Card>
      ) : null}
      <Card>
        <Row
          icon="camera"
          title="随手拍"
          note="路上看见坏的，顺手能办的自己办"
          onTap={() => void open('gridwork/passing', { first: 'photo' })}
        />
        <Row icon="paper" title="我的报到" note="聘期、空闲时间、服务记录" onTap={() => void open('gridwork/index')} />
        <Row
          icon="bell"
          title="怎么问我"
          note="自动派单、免打扰、一天几次"
          onTap={() => void open('gridwork/asking')}
        />
      </Card>
      {done.length ? (
        <Card title="这一周办完的">
          {done.map((c) => (
            <CaseRow key={c.caseId} card={c} mine={false} onTap={() => toWork(c)} />
          ))}
        </Card>
      ) : null}
    </>
  )
}
