import { Card, Empty, Pill } from '@/ui'
import { Table, type Column } from '@/ui/desk'
import { ago } from '@/ui/words'
import type { CandidacyView } from '@/contracts/gridwork-shapes'
import { useRead } from '@/platform/query'
import { Listed } from './listed'

const columns: Column<CandidacyView>[] = [
  {
    key: 'held',
    head: '现在',
    width: 'calc(116px * var(--s))',
    phone: 'aside',
    cell: (c) => (c.holderName ? <Pill tone="info">{c.holderName}</Pill> : <Pill tone="soon">空着</Pill>),
  },
  { key: 'post', head: '哪个岗位', phone: 'first', cell: (c) => c.postName },
  { key: 'name', head: '谁愿意来', width: 'calc(176px * var(--s))', cell: (c) => [c.name, c.kindName].join(' · ') },
  { key: 'finished', head: '办完', width: 'calc(84px * var(--s))', cell: (c) => `${c.finished} 件` },
  { key: 'at', head: '什么时候', width: 'calc(116px * var(--s))', phone: 'hide', cell: (c) => ago(c.at) },
]

/** Who asks for a post. A street looks at one community at a time. */
export function CandidaciesList({
  communityCode,
  chosen,
  onChoose,
}: {
  communityCode: string | null
  chosen: string | null
  onChoose: (c: CandidacyView) => void
}) {
  const asked = useRead(
    'list-candidacies',
    { communityCode: communityCode ?? '' },
    { enabled: communityCode !== null, refetchInterval: 30_000 },
  )
  const { data } = asked
  if (!communityCode)
    return (
      <Card>
        <Empty icon="building" title="先选一个社区" note="岗位一个社区一个社区地定" />
      </Card>
    )
  const rows = data?.candidacies ?? []
  return (
    <Listed
      missing={data ? null : asked}
      isEmpty={!rows.length}
      empty={['没有等着定的', '有人愿意当楼栋长、单元长，就在这里']}
    >
      <Table
        label="要岗位的人"
        columns={columns}
        rows={rows}
        rowKey={(c) => c.candidacyId}
        rowLabel={(c) => `${c.postName}，${c.name}愿意来，办完 ${c.finished} 件`}
        selected={chosen}
        onSelect={(key) => onChoose(rows.find((c) => c.candidacyId === key)!)}
      />
    </Listed>
  )
}
