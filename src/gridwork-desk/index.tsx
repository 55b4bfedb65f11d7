import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Btn, Card, Chips, Empty, Screen } from '@/ui'
import { Desk, DeskBar } from '@/ui/desk'
import { useDeskPlaces } from '@/ui/desk/places'
import type { ApplicationCard, AppointmentView, CandidacyView } from '@/contracts/gridwork'
import type { RoleView } from '@/contracts/people'
import { staffRoles } from '@/contracts/roles'
import { openTab } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { ApplicationDetail } from './application-detail'
import { ApplicationsList } from './applications-list'
import { AppointmentDetail } from './appointment-detail'
import { AppointmentsList } from './appointments-list'
import { CandidaciesList } from './candidacies-list'
import { CandidacyDetail } from './candidacy-detail'
import { Offices } from './offices'
import { useApplications, useAppointments, type ApplicationsView, type AppointmentsView } from './use-pages'
import './gridwork-desk.scss'

type Part = 'applications' | 'appointments' | 'posts'
type Chosen =
  | { part: 'applications'; of: Pick<ApplicationCard, 'communityCode' | 'applicationId'> }
  | { part: 'appointments'; of: AppointmentView }
  | { part: 'posts'; of: CandidacyView }

/** 报到: who registered, who is appointed, who would take a post; by the time left. */
export default function GridworkDesk() {
  const staff = useSession((s) => s.me)?.roles.find((r) => staffRoles.includes(r.role))
  return staff ? (
    <DeskOf staff={staff} />
  ) : (
    <Screen title="报到" backTo="home/index">
      <Card>
        <Empty
          icon="desk"
          title="这里是社区工作人员看报到的地方"
          note="自己报到，在“我的”里"
          action={
            <Btn size="middle" icon="me" onTap={() => void openTab('me/index')}>
              去我的
            </Btn>
          }
        />
      </Card>
    </Screen>
  )
}

function DeskOf({ staff }: { staff: RoleView }) {
  const me = useSession((s) => s.me)
  const linked = useRouter().params
  const isStreet = staff.role === 'street-staff'
  const [part, setPart] = useState<Part>(
    linked.appointmentId ? 'appointments' : linked.part === 'posts' ? 'posts' : 'applications',
  )
  const [view, setView] = useState<ApplicationsView>(isStreet ? 'appealed' : 'open')
  const [term, setTerm] = useState<AppointmentsView>('active')
  const [office, setOffice] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(
    linked.applicationId && linked.communityCode
      ? { part: 'applications', of: { communityCode: linked.communityCode, applicationId: linked.applicationId } }
      : null,
  )
  const applications = useApplications(view, office, true)
  const appointments = useAppointments(term, office, true)
  const community = isStreet ? office : staff.areaCode
  const posts = useRead('list-candidacies', { communityCode: community ?? '' }, { enabled: community !== null })
  const listed = appointments.pages.flatMap((p) => p.appointments)
  // A message names an appointment; it is opened once the list that holds it is here.
  useEffect(() => {
    const wanted = listed.find((a) => a.appointmentId === linked.appointmentId)
    if (wanted && !chosen) setChosen({ part: 'appointments', of: wanted })
    // Whoever left is among those that are over.
    else if (linked.appointmentId && !wanted && appointments.pages.length && term === 'active') setTerm('over')
  }, [appointments.pages.length, listed.length])
  const go = (to: Part) => {
    setPart(to)
    setChosen(null)
  }
  const { places, go: leave } = useDeskPlaces('gridwork')
  const [counts, terms] = [applications.pages[0]?.counts, appointments.pages[0]?.counts]
  const who = [applications.pages[0]?.areaName || staff.areaName, me?.name].filter(Boolean)
  // After a decision the list has the newer one.
  const appointment =
    chosen?.part === 'appointments'
      ? (listed.find((a) => a.appointmentId === chosen.of.appointmentId) ?? chosen.of)
      : null
  const detail = !chosen ? null : chosen.part === 'applications' ? (
    <ApplicationDetail key={chosen.of.applicationId} {...chosen.of} />
  ) : appointment ? (
    <AppointmentDetail key={appointment.appointmentId} of={appointment} />
  ) : chosen.part === 'posts' ? (
    <CandidacyDetail key={chosen.of.candidacyId} of={chosen.of} onDone={() => setChosen(null)} />
  ) : null
  const list = (
    <>
      <View className="gd-filter">
        <View className="ui-line-wide">
          <Chips
            label="看什么"
            value={part}
            onChange={go}
            choices={[
              {
                value: 'applications',
                word: '报名',
                count: counts ? counts.open + counts.appealed || undefined : undefined,
              },
              { value: 'appointments', word: '聘期', count: terms?.active || undefined },
              { value: 'posts', word: '岗位', count: posts.data?.candidacies.length || undefined },
            ]}
          />
          <Offices
            staff={staff}
            office={office}
            onOffice={(code) => {
              setOffice(code)
              setChosen(null)
            }}
          />
        </View>
        {part === 'applications' ? (
          <Chips
            scroll
            label="哪些报名"
            choices={views.map((v) => ({ ...v, count: counts?.[v.value] || undefined }))}
            value={view}
            onChange={(v) => {
              setView(v)
              setChosen(null)
            }}
          />
        ) : null}
        {part === 'appointments' ? (
          <Chips
            scroll
            label="哪些聘期"
            choices={termViews.map((v) => ({ ...v, count: terms?.[v.value] || undefined }))}
            value={term}
            onChange={(v) => {
              setTerm(v)
              setChosen(null)
            }}
          />
        ) : null}
      </View>
      {part === 'applications' ? (
        <ApplicationsList
          list={applications}
          view={view}
          many={isStreet}
          chosen={chosen?.part === 'applications' ? chosen.of.applicationId : null}
          onChoose={(of) =>
            setChosen({
              part: 'applications',
              of: { communityCode: of.communityCode, applicationId: of.applicationId },
            })
          }
        />
      ) : null}
      {part === 'appointments' ? (
        <AppointmentsList
          list={appointments}
          view={term}
          many={isStreet}
          chosen={appointment?.appointmentId ?? null}
          onChoose={(of) => setChosen({ part: 'appointments', of })}
        />
      ) : null}
      {part === 'posts' ? (
        <CandidaciesList
          communityCode={community}
          chosen={chosen?.part === 'posts' ? chosen.of.candidacyId : null}
          onChoose={(of) => setChosen({ part: 'posts', of })}
        />
      ) : null}
    </>
  )
  return (
    <Screen
      title="报到"
      wide
      root
      sub={who.join(' · ')}
      bottom={chosen ? undefined : <DeskBar places={places} current="gridwork" onGo={leave} />}
    >
      <Desk
        who={who.join('\n')}
        current="gridwork"
        places={places}
        onGo={leave}
        nothing="选一个人，在这里看"
        list={list}
        detail={detail}
        onBack={() => setChosen(null)}
      />
    </Screen>
  )
}

const views: { value: ApplicationsView; word: string }[] = [
  { value: 'open', word: '等回音' },
  { value: 'asked', word: '等补充' },
  { value: 'appealed', word: '请复核' },
  { value: 'decided', word: '定过的' },
]
const termViews: { value: AppointmentsView; word: string }[] = [
  { value: 'active', word: '在任' },
  { value: 'expiring', word: '快到期' },
  { value: 'over', word: '结束的' },
]
