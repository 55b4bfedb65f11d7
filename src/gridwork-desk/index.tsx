import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Btn, Card, Chips, Empty, Screen } from '@/ui'
import { Desk, DeskBar } from '@/ui/desk'
import { Offices } from '@/ui/desk/offices'
import { useDeskPlaces } from '@/ui/desk/places'
import type { ApplicationCard, AppointmentView, CandidacyView } from '@/contracts/gridwork-shapes'
import type { RoleView } from '@/contracts/account'
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

import { useApplications, useAppointments, type ApplicationsView, type AppointmentsView } from './use-pages'
import './gridwork-desk.scss'

definePageConfig({ navigationBarTitleText: '报到' })

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
  const [part, setPart] = useState<Part>(partIn(linked))
  const [view, setView] = useState<ApplicationsView>(isStreet ? 'appealed' : 'open')
  const [term, setTerm] = useState<AppointmentsView>('active')
  const [office, setOffice] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(chosenIn(linked))
  const applications = useApplications(view, office)
  const appointments = useAppointments(term, office)
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
  /** Whatever else is looked at, nobody stands beside it yet. */
  const turn =
    <V,>(to: (value: V) => void) =>
    (value: V) => {
      to(value)
      setChosen(null)
    }
  const { places, go: leave } = useDeskPlaces('gridwork')
  const [counts, terms] = [applications.pages[0]?.counts, appointments.pages[0]?.counts]
  const who = [applications.pages[0]?.areaName || staff.areaName, me?.name].filter(Boolean)
  const list = (
    <>
      <View className="gd-filter">
        <View className="ui-line-wide">
          <Chips
            label="看什么"
            value={part}
            onChange={turn(setPart)}
            choices={[
              { value: 'applications', word: '报名', count: (counts && counts.open + counts.appealed) || undefined },
              { value: 'appointments', word: '聘期', count: terms?.active || undefined },
              { value: 'posts', word: '岗位', count: posts.data?.candidacies.length || undefined },
            ]}
          />
          <Offices staff={staff} office={office} onOffice={turn(setOffice)} title="看哪儿的报到" own="整个街道" />
        </View>
        {part === 'applications' ? (
          <Chips
            scroll
            label="哪些报名"
            choices={views.map((v) => ({ ...v, count: counts?.[v.value] || undefined }))}
            value={view}
            onChange={turn(setView)}
          />
        ) : null}
        {part === 'appointments' ? (
          <Chips
            scroll
            label="哪些聘期"
            choices={termViews.map((v) => ({ ...v, count: terms?.[v.value] || undefined }))}
            value={term}
            onChange={turn(setTerm)}
          />
        ) : null}
      </View>
      {part === 'applications' ? (
        <ApplicationsList
          list={applications}
          view={view}
          many={isStreet}
          chosen={keyIn(part, chosen)}
          onChoose={({ communityCode, applicationId }) => setChosen({ part, of: { communityCode, applicationId } })}
        />
      ) : null}
      {part === 'appointments' ? (
        <AppointmentsList
          list={appointments}
          view={term}
          many={isStreet}
          chosen={keyIn(part, chosen)}
          onChoose={(of) => setChosen({ part, of })}
        />
      ) : null}
      {part === 'posts' ? (
        <CandidaciesList
          communityCode={community}
          chosen={keyIn(part, chosen)}
          onChoose={(of) => setChosen({ part, of })}
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
        detail={chosen ? detailOf(chosen, listed, () => setChosen(null)) : null}
        onBack={() => setChosen(null)}
      />
    </Screen>
  )
}

type Linked = Partial<Record<string, string>>

/** A message names what it is about. */
function partIn({ appointmentId, part }: Linked): Part {
  if (appointmentId) return 'appointments'
  return part === 'posts' ? 'posts' : 'applications'
}

function chosenIn({ communityCode, applicationId }: Linked): Chosen | null {
  if (!applicationId || !communityCode) return null
  return { part: 'applications', of: { communityCode, applicationId } }
}

function keyIn(part: Part, chosen: Chosen | null): string | null {
  if (chosen?.part !== part) return null
  if (chosen.part === 'applications') return chosen.of.applicationId
  return chosen.part === 'posts' ? chosen.of.candidacyId : chosen.of.appointmentId
}

function detailOf(chosen: Chosen, listed: AppointmentView[], onDone: () => void) {
  if (chosen.part === 'applications') return <ApplicationDetail key={chosen.of.applicationId} {...chosen.of} />
  if (chosen.part === 'posts') return <CandidacyDetail key={chosen.of.candidacyId} of={chosen.of} onDone={onDone} />
  const { appointmentId } = chosen.of
  // After a decision the list has the newer one.
  const newer = listed.find((a) => a.appointmentId === appointmentId)
  return <AppointmentDetail key={appointmentId} of={newer ?? chosen.of} />
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
