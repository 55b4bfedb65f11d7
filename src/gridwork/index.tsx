import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Arriving, BottomBar, Btn, Card, Notice, Pill, Row, Screen } from '@/ui'
import { appointmentTone, dayInWords, dayOf } from '@/ui/gridwork'
import type { ApplicationView, MyGridwork } from '@/contracts/gridwork-shapes'
import { gridworkPromises, neverAsked } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { wishFor } from '@/platform/landing'
import { open, openTab } from '@/platform/navigate'
import { useReadWhenShown } from '@/platform/query'
import { useSession } from '@/platform/session'
import { ApplicationStanding } from './application-standing'
import { AppointmentStanding } from './appointment-standing'
import { isBegun, useApplicationDraft } from './draft-of-application'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '我的报到' })

const isOpen = (a: ApplicationView) => a.state === 'submitted' || a.state === 'asked' || a.state === 'appealed'

/** 我的报到: where I stand with the community, and the one next thing. */
export default function Gridwork() {
  const me = useSession((s) => s.me)
  return me ? <Mine key={me.personId} /> : <Newcomer signedIn={false} begun={false} />
}

function Mine() {
  const asked = useReadWhenShown('read-gridwork', {})
  const { data } = asked
  const [draft] = useApplicationDraft(false)
  const { me, refresh } = useSession()
  // Appointed while the app slept: the tabs learn of it now, and not at the next start.
  useEffect(() => {
    const news = data?.appointments.some(
      (a) => a.state === 'active' && !me?.roles.some((r) => r.role === a.kind && r.areaCode === a.communityCode),
    )
    if (news) void refresh().catch(() => undefined)
  }, [data])
  if (!data)
    return (
      <Screen title="我的报到" backTo="me/index">
        <Arriving read={asked} kept="报的名、聘期都在" answer rows={3} />
      </Screen>
    )
  const running = data.appointments.filter((a) => a.state === 'active' || a.state === 'paused')
  const waiting = data.applications.filter(isOpen)
  const refused = data.applications[0]?.state === 'refused' ? data.applications[0] : null
  if (!running.length && !waiting.length && !refused) return <Newcomer signedIn begun={isBegun(draft)} mine={data} />
  const toApplication = (a: ApplicationView) => void open('gridwork/application', { applicationId: a.applicationId })
  const amendable = waiting.find((a) => a.can.includes('amend') && a.state === 'asked')
  return (
    <Screen title="我的报到" backTo="me/index" bottom={<Next amendable={amendable} running={running.length > 0} />}>
      {running.map((a) => (
        <Card
          key={a.appointmentId}
          onTap={() => void open('gridwork/appointment', { appointmentId: a.appointmentId })}
          label={`${a.communityName}的${a.kindName}，看聘期和空闲时间`}
        >
          <AppointmentStanding of={a} brief />
        </Card>
      ))}
      {[...waiting, ...(refused ? [refused] : [])].map((a) => (
        <Card key={a.applicationId} onTap={() => toApplication(a)} label={`${a.communityName}的报名，${a.stateName}`}>
          <ApplicationStanding of={a} />
        </Card>
      ))}
      <Ways mine={data} running={running.length > 0} />
      <Earlier mine={data} />
    </Screen>
  )
}

function Next({ amendable, running }: { amendable: ApplicationView | undefined; running: boolean }) {
  if (amendable)
    return (
      <BottomBar>
        <Btn kind="primary" onTap={() => void open('gridwork/amend', { applicationId: amendable.applicationId })}>
          去补上
        </Btn>
      </BottomBar>
    )
  if (!running) return null
  return (
    <BottomBar>
      <Btn kind="primary" icon="camera" onTap={() => void open('gridwork/passing')}>
        随手拍一件
      </Btn>
    </BottomBar>
  )
}

/** What else there is, once somebody registered. */
function Ways({ mine, running }: { mine: MyGridwork; running: boolean }) {
  const me = useSession((s) => s.me)
  const communityCode = mine.appointments[0]?.communityCode ?? me?.communityCode
  return (
    <Card>
      {mine.posts.map((p) => (
        <Row
          key={p.postCode}
          icon="building"
          title={p.postName}
          note={`从 ${dayOf(p.since)} 起是你`}
          aside={<Pill tone="open">在任</Pill>}
          onTap={() => void open('gridwork/posts', { communityCode: p.communityCode })}
        />
      ))}
      <Row icon="star" title="服务记录" note="只从办完的事里算" onTap={() => void open('gridwork/record')} />
      {communityCode ? (
        <Row
          icon="building"
          title="楼栋长、单元长"
          note="看看哪里还空着"
          onTap={() => void open('gridwork/posts', { communityCode })}
        />
      ) : null}
      {running ? <Row icon="plus" title="在另一个社区也报到" onTap={() => void open('gridwork/apply')} /> : null}
    </Card>
  )
}

/** What is over stays to be read. */
function Earlier({ mine }: { mine: MyGridwork }) {
  const past = mine.appointments.filter((a) => a.state !== 'active' && a.state !== 'paused')
  if (!past.length) return null
  return (
    <Card title="以前的">
      {past.map((a) => (
        <Row
          key={a.appointmentId}
          title={`${a.communityName} · ${a.kindName}`}
          note={`${dayInWords(a.fromDay)} 到 ${a.endedAt ? dayOf(a.endedAt) : dayInWords(a.untilDay)}`}
          plain
          aside={<Pill tone={appointmentTone[a.state]}>{a.stateName}</Pill>}
          onTap={() => void open('gridwork/appointment', { appointmentId: a.appointmentId })}
        />
      ))}
    </Card>
  )
}

function Newcomer({ signedIn, begun, mine }: { signedIn: boolean; begun: boolean; mine?: MyGridwork }) {
  const start = (kind?: string) => {
    if (signedIn) return void open('gridwork/apply', kind ? { kind } : undefined)
    wishFor(`gridwork/apply${kind ? `?kind=${kind}` : ''}`)
    void openTab('me/index')
  }
  const last = mine?.applications[0]
  return (
    <Screen
      title="报到"
      backTo="me/index"
      offline="没网也能先填，存在手机里"
      bottom={
        <BottomBar note={begun ? '上次填的还在手机里' : undefined}>
          <Btn kind="primary" onTap={() => start()}>
            {begun ? '接着填' : `${inWords(gridworkPromises.toRegister)}报到`}
          </Btn>
        </BottomBar>
      }
    >
      {last && last.state !== 'approved' ? (
        <Notice icon="info" onTap={() => void open('gridwork/application', { applicationId: last.applicationId })}>
          {`上次报名：${last.stateName}`}
        </Notice>
      ) : null}
      <Card>
        <View className="step-title">跑单空当，给街坊搭把手</View>
        <View className="ui-medium step-why">社区聘你做兼职网格员，有聘书、有日子。{neverAsked}</View>
      </Card>
      <Card title="报到以后是这样的">
        <Row icon="clock" title="只在你说的空闲里问你" note="一次问一件，来不了说一声就行" plain />
        <Row icon="camera" title="路上看见坏的，随手拍一张" note="十几秒就好，顺手能办的自己办" plain />
        <Row icon="paper" title="办完的事记成服务记录" note="自己报的数不算，办完的才算" plain />
        <Row icon="out" title="随时歇着，随时退出" note="退出当时就抹掉空闲时间和电话" plain />
      </Card>
      <Card>
        <Row icon="star" title="在职党员报到" note="一样的填法，记服务" onTap={() => start('volunteer')} />
        {mine?.appointments.length ? (
          <Row icon="paper" title="服务记录" note="只从办完的事里算" onTap={() => void open('gridwork/record')} />
        ) : null}
      </Card>
      {mine ? <Earlier mine={mine} /> : null}
    </Screen>
  )
}
