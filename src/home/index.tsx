import { View } from '@tarojs/components'
import { Arriving, Btn, Card, Empty, Link, Notice, Row, Screen } from '@/ui'
import { CaseRow } from '@/ui/case'
import type { CaseCard } from '@/contracts/case-shapes'
import { staffRoles } from '@/contracts/roles'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { useLandAtStart } from '@/platform/landing'
import { open, openTab } from '@/platform/navigate'
import { useWaiting } from '@/platform/outbox'
import { useReadWhenShown } from '@/platform/query'
import { useSession } from '@/platform/session'
import { CallOffice } from './call-office'
import { SayCard } from './say-card'
import { NearbyCases } from './nearby-cases'

definePageConfig({ navigationBarTitleText: '社区' })

const openCase = (c: CaseCard) => void open('my-cases/case', { communityCode: c.communityCode, caseId: c.caseId })

/** 社区: say something, and see how what I said is getting on. */
export default function Home() {
  useLandAtStart()
  const me = useSession((s) => s.me)
  const waiting = useWaiting()
  const isStaff = me?.roles.some((r) => staffRoles.includes(r.role))
  const rides = me?.roles.some((r) => r.role === 'rider' || r.role === 'part-timer')
  return (
    <Screen
      title={me?.communityName ?? '红驿'}
      tab="home"
      sub={me ? undefined : '有事就说一声'}
      badges={{ help: me?.offers ?? 0 }}
    >
      <SayCard signedIn={me !== null} />
      {waiting.length ? (
        <Notice icon="clock" tone="soon" onTap={() => void openTab('me/index')}>
          {`${waiting.length} 件存在手机里，有网自己发`}
        </Notice>
      ) : null}
      {isStaff ? (
        <Notice icon="desk" tone="info" onTap={() => void open('staff-desk/index')}>
          去工作台，看看待办
        </Notice>
      ) : null}
      {me?.offers ? (
        <Notice icon="help" tone="soon" onTap={() => void openTab('help-out/index')}>
          {`有 ${me.offers} 件事问你来不来`}
        </Notice>
      ) : null}
      {me?.unread ? (
        <Notice icon="bell" tone="info" onTap={() => void open('notices/index')}>{`有 ${me.unread} 条新消息`}</Notice>
      ) : null}
      {rides ? (
        <Notice icon="camera" tone="plain" onTap={() => void open('gridwork/passing', { first: 'photo' })}>
          路上看见坏的，随手拍一张
        </Notice>
      ) : null}
      {me ? <MyCases /> : <Newcomer />}
      {me?.communityCode ? <NearbyCases communityCode={me.communityCode} /> : null}
    </Screen>
  )
}

function Newcomer() {
  return (
    <Card title="说了以后怎么办">
      <Row
        icon="camera"
        title="拍一张，写一句，或录一段"
        note={`${inWords(casePromises.toSay)}就够，不用写公文`}
        plain
      />
      <Row icon="people" title="马上分到管这儿的人" note="附近会的、有空的先问到" plain />
      <Row icon="clock" title="说好几时答复" note="过了时限自动升上一级" plain />
      <Row icon="check" title="办没办好，只由你说" note="没解决就退回接着办" plain />
      <View style={{ height: '12px' }} />
      <Btn size="middle" icon="me" onTap={() => void openTab('me/index')}>
        {DEMO ? '选个身份，进来试试' : '先登录'}
      </Btn>
    </Card>
  )
}

function MyCases() {
  const asked = useReadWhenShown('list-my-cases', { limit: 20 })
  const { data } = asked
  if (!data) return <Arriving read={asked} kept="你说过的都在" rows={2} />
  const answered = data.cases.filter((c) => c.state === 'answered')
  const open_ = data.cases.filter((c) => c.state === 'new' || c.state === 'doing' || c.state === 'paused')
  const shown = [...answered, ...open_].slice(0, 3)
  const all = (
    <Link label="看全部我反映的" onTap={() => void open('my-cases/index')}>
      全部
    </Link>
  )
  if (data.cases.length === 0)
    return (
      <Card>
        <Empty icon="paper" title="你还没说过什么" note="门坏了、暖气不热、楼道堵了，都行" />
      </Card>
    )
  return (
    <>
      <Card title={shown.length ? `我反映的 · 还有 ${answered.length + open_.length} 件` : '我反映的'} aside={all}>
        {shown.map((c) => (
          <CaseRow key={c.caseId} card={c} onTap={() => openCase(c)} />
        ))}
        {shown.length ? null : (
          <Row title="都办完了" note="以前说过的，点“全部”看" plain onTap={() => void open('my-cases/index')} />
        )}
      </Card>
      {shown[0] ? <CallOffice card={shown[0]} /> : null}
    </>
  )
}
