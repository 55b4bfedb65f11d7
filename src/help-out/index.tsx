import { useDidShow } from '@tarojs/taro'
import { Card, Empty, Failing, Row, Screen, Seconds, Skeleton } from '@/ui'
import { CaseRow } from '@/ui/case'
import type { OfferView } from '@/contracts/case'
import { helperRoles } from '@/contracts/roles'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { NotAHelper } from './not-a-helper'

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

function Lists() {
  const offers = useRead('list-offers', {}, { refetchInterval: 15_000, staleTime: 5_000 })
  const work = useRead('list-my-work', {})
  useDidShow(() => {
    void offers.refetch()
    void work.refetch()
  })
  if (offers.isPending || work.isPending) return <Skeleton rows={3} />
  if (!offers.data || !work.data) {
    return (
      <Card>
        <Failing
          message={(offers.error ?? work.error)!.message}
          kept="手上的事都还在"
          onRetry={() => {
            void offers.refetch()
            void work.refetch()
          }}
          loading={offers.isFetching}
        />
      </Card>
    )
  }
  const held = work.data.cases.filter((c) => c.state !== 'closed')
  const done = work.data.cases.filter((c) => c.state === 'closed')
  const toOffer = (o: OfferView) => void open('help-out/offer', { communityCode: o.communityCode, caseId: o.caseId })
  const toWork = (c: { communityCode: string; caseId: string }) =>
    void open('help-out/work', { communityCode: c.communityCode, caseId: c.caseId })
  return (
    <>
      {offers.data.offers.length ? (
        <Card title={`问到你 · ${offers.data.offers.length} 件`} aside="来不了也没关系">
          {offers.data.offers.map((o) => (
            <Row
              key={o.caseId}
              title={o.title}
              note={o.reasons
                .slice(0, 2)
                .map((r) => `${r.label} ${r.value}`)
                .join(' · ')}
              onTap={() => toOffer(o)}
              label={`${o.title}，看看`}
              aside={
                <>
                  <Seconds until={o.until} onOver={() => void offers.refetch()} /> 后问下一位
                </>
              }
            />
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
