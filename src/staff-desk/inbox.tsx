import { Text, View } from '@tarojs/components'
import { Arriving, Btn, Card, Chips, Countdown, Empty, Pill } from '@/ui'
import { stateWord } from '@/ui/case'
import { Table, type Column } from '@/ui/desk'
import { Offices } from '@/ui/desk/offices'
import type { CaseCard } from '@/contracts/case-shapes'
import type { RoleView } from '@/contracts/account'

import type { Inbox as InboxState, InboxView } from './use-inbox'
import './staff-desk.scss'

const views: { value: InboxView; word: string }[] = [
  { value: 'open', word: '全部' },
  { value: 'overdue', word: '超期' },
  { value: 'today', word: '今天到期' },
  { value: 'new', word: '新来' },
  { value: 'waiting', word: '等居民' },
  { value: 'mine', word: '我的' },
]
const secret = '不公开'
const byHand = '请人安排'
const countedMax = 100
const empties: Record<InboxView, [title: string, note: string]> = {
  open: ['都办完了', '有新的会排在这里'],
  overdue: ['没有超期的', '答应的时间都守住了'],
  today: ['今天没有到期的', '“全部”里按剩下的时间排着'],
  new: ['没有新来的', '居民一说，这里就有'],
  waiting: ['没有等居民说的', '答复以后，居民来说办没办好'],
  mine: ['你手上没有', '受理一件就在这里'],
}

const columns: Column<CaseCard>[] = [
  {
    key: 'due',
    head: '还剩',
    width: 'calc(116px * var(--s))',
    phone: 'aside',
    cell: (c) => {
      if (c.dueAt) return <Countdown due={c.dueAt} pausedAt={c.duePausedAt} />
      const { tone, word } = stateWord(c, false)
      return <Pill tone={tone}>{word}</Pill>
    },
  },
  {
    key: 'title',
    head: '什么事',
    phone: 'first',
    cell: (c) => (
      <>
        {`${c.title} `}
        {marks(c).map((m) => (
          <Text key={m} className={m === secret ? 'desk-mark desk-mark-quiet' : 'desk-mark'}>
            {m}
          </Text>
        ))}
      </>
    ),
  },
  { key: 'kind', head: '类别', width: 'calc(96px * var(--s))', cell: (c) => c.categoryName },
  { key: 'who', head: '到哪一步', width: 'calc(136px * var(--s))', cell: (c) => c.next },
]
const marks = (c: CaseCard): string[] => [
  ...(c.reopens ? [`退回 ${c.reopens} 次`] : []),
  ...(c.byHand && c.helperName === null ? [byHand] : []),
  ...(c.isPrivate ? [secret] : []),
]

interface Props {
  staff: RoleView
  inbox: InboxState
  chosen: string | null
  onChoose: (card: CaseCard) => void
}

export function Inbox({ staff, inbox, chosen, onChoose }: Props) {
  const count = (v: InboxView) => inbox.counts?.[v] ?? 0
  const choices = views.map((v) => ({
    ...v,
    word: count(v.value) >= countedMax ? `${v.word} 99+` : v.word,
    count: count(v.value) >= countedMax ? undefined : count(v.value) || undefined,
  }))
  const [title, note] = empties[inbox.view]
  const isEmpty = !inbox.missing && !inbox.cases.length
  return (
    <>
      <View className="desk-filter">
        <Offices
          staff={staff}
          office={inbox.office}
          onOffice={inbox.setOffice}
          title="看哪儿的待办"
          own="街道本级"
          ownNote="升上来的、街道自己办的"
        />
        <View className="desk-views">
          <Chips scroll label="看哪些" choices={choices} value={inbox.view} onChange={inbox.setView} />
        </View>
      </View>
      {inbox.missing ? <Arriving read={inbox.missing} kept="写到一半的答复都在" rows={6} /> : null}
      {isEmpty ? (
        <Card>
          <Empty icon="check" title={title} note={note} />
        </Card>
      ) : null}
      {inbox.cases.length ? (
        <Table
          label="待办"
          columns={columns}
          rows={inbox.cases}
          rowKey={(c) => c.caseId}
          rowLabel={(c) => `${c.title}，${[stateWord(c, false).word, ...marks(c), c.next].join('，')}`}
          selected={chosen}
          onSelect={(key) => onChoose(inbox.cases.find((c) => c.caseId === key)!)}
          onEnd={inbox.more ?? undefined}
        />
      ) : null}
      {inbox.more ? (
        <View className="desk-more">
          <Btn size="middle" onTap={inbox.more}>
            再看一些
          </Btn>
        </View>
      ) : null}
    </>
  )
}
