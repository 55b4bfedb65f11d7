import { Text } from '@tarojs/components'
import { Countdown, Pill } from '@/ui'
import { applicationTone } from '@/ui/gridwork'
import { Table, type Column } from '@/ui/desk'
import { ago } from '@/ui/words'
import type { ApplicationCard } from '@/contracts/gridwork-shapes'
import { Listed } from './listed'
import type { ApplicationsView, useApplications } from './use-pages'
import './gridwork-desk.scss'

const empties: Record<ApplicationsView, readonly [string, string]> = {
  open: ['没有等回音的', '有人报到，就排在这里'],
  asked: ['没有等补充的', '补上了会回到“等回音”'],
  appealed: ['没有请复核的', '没通过的人可以请街道换个人看'],
  decided: ['还没有定过的', '同意的、没通过的、撤回的都在这里'],
}
const who = (a: ApplicationCard) => [a.kindName, a.platformName, a.partyMember && '党员'].filter(Boolean).join(' · ')

const columns = (many: boolean): Column<ApplicationCard>[] => [
  {
    key: 'due',
    head: '还剩',
    width: 'calc(116px * var(--s))',
    phone: 'aside',
    cell: (a) => (a.dueAt ? <Countdown due={a.dueAt} /> : <Pill tone={applicationTone[a.state]}>{a.stateName}</Pill>),
  },
  {
    key: 'name',
    head: '谁',
    phone: 'first',
    cell: (a) => (
      <>
        {`${a.name} `}
        {a.overdue ? <Text className="gd-late">该回音了</Text> : null}
      </>
    ),
  },
  { key: 'kind', head: '报什么', width: 'calc(196px * var(--s))', cell: who },
  ...(many
    ? [{ key: 'where', head: '社区', width: 'calc(112px * var(--s))', cell: (a: ApplicationCard) => a.communityName }]
    : []),
  { key: 'at', head: '报名', width: 'calc(132px * var(--s))', cell: (a) => ago(a.submittedAt) },
]

interface Props {
  list: ReturnType<typeof useApplications>
  view: ApplicationsView
  many: boolean
  chosen: string | null
  onChoose: (a: ApplicationCard) => void
}

export function ApplicationsList({ list, view, many, chosen, onChoose }: Props) {
  const rows = list.pages.flatMap((p) => p.applications)
  return (
    <Listed {...list} isEmpty={!rows.length} empty={empties[view]}>
      <Table
        label="报名"
        columns={columns(many)}
        rows={rows}
        rowKey={(a) => a.applicationId}
        rowLabel={(a) => `${a.name}，${who(a)}，${a.stateName}`}
        selected={chosen}
        onSelect={(key) => onChoose(rows.find((a) => a.applicationId === key)!)}
        onEnd={list.more ?? undefined}
      />
    </Listed>
  )
}
