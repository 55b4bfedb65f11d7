import { Pill } from '@/ui'
import { appointmentTone, dayInWords } from '@/ui/gridwork'
import { Table, type Column } from '@/ui/desk'
import type { AppointmentView } from '@/contracts/gridwork-shapes'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { roundly } from '@/contracts/quantity'
import { Listed } from './listed'
import type { AppointmentsView, useAppointments } from './use-pages'

const warned = roundly(gridworkPromises.expiryWarn)
const empties: Record<AppointmentsView, readonly [string, string]> = {
  active: ['还没有在任的', '同意一个报名，就在这里'],
  expiring: [`${warned}内没有到期的`, `到期前${warned}会提醒`],
  over: ['还没有结束的', '退出的、到期的、解聘的都在这里'],
}

const isRunning = (a: AppointmentView) => a.state === 'active' || a.state === 'paused'
function left(a: AppointmentView) {
  if (!isRunning(a)) return <Pill tone={appointmentTone[a.state]}>{a.stateName}</Pill>
  return <Pill tone={a.expiring ? 'soon' : 'open'}>{`还有 ${a.daysLeft} 天`}</Pill>
}

const columns = (many: boolean): Column<AppointmentView>[] => [
  { key: 'left', head: '聘期', width: 'calc(116px * var(--s))', phone: 'aside', cell: left },
  { key: 'name', head: '谁', phone: 'first', cell: (a) => a.name },
  {
    key: 'kind',
    head: '身份',
    width: 'calc(136px * var(--s))',
    cell: (a) => [a.kindName, a.partyMember && '党员'].filter(Boolean).join(' · '),
  },
  ...(many
    ? [{ key: 'where', head: '社区', width: 'calc(112px * var(--s))', cell: (a: AppointmentView) => a.communityName }]
    : []),
  {
    key: 'until',
    head: '到哪天',
    width: 'calc(148px * var(--s))',
    cell: (a) => (a.state === 'paused' ? '先歇着' : dayInWords(a.untilDay, true)),
  },
  {
    key: 'open',
    head: '手上',
    width: 'calc(84px * var(--s))',
    phone: 'hide',
    cell: (a) => (isRunning(a) ? `${a.openTasks} / ${a.maxOpenTasks} 件` : ''),
  },
]

interface Props {
  list: ReturnType<typeof useAppointments>
  view: AppointmentsView
  many: boolean
  chosen: string | null
  onChoose: (a: AppointmentView) => void
}

export function AppointmentsList({ list, view, many, chosen, onChoose }: Props) {
  const rows = list.pages.flatMap((p) => p.appointments)
  return (
    <Listed {...list} isEmpty={!rows.length} empty={empties[view]}>
      <Table
        label="聘期"
        columns={columns(many)}
        rows={rows}
        rowKey={(a) => a.appointmentId}
        rowLabel={(a) => `${a.name}，${a.kindName}，${a.stateName}，还有 ${a.daysLeft} 天`}
        selected={chosen}
        onSelect={(key) => onChoose(rows.find((a) => a.appointmentId === key)!)}
        onEnd={list.more ?? undefined}
      />
    </Listed>
  )
}
