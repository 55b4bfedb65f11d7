import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Btn, Chips, Countdown, Empty, Failing, Pill, Skeleton } from '@/ui'
import { stateWord } from '@/ui/case'
import { Table, type Column } from '@/ui/desk'
import type { CaseCard, InboxPage } from '@/contracts/case'
import { useRead } from '@/platform/query'
import './staff-desk.scss'

type Which = keyof InboxPage['counts']
const views: { value: Which; word: string }[] = [
  { value: 'open', word: '全部' }, { value: 'overdue', word: '超期' }, { value: 'today', word: '今天到期' }, { value: 'new', word: '新来' }, { value: 'waiting', word: '等居民' }, { value: 'mine', word: '我的' },
]
const countedMax = 100
const empties: Record<Which, [title: string, note: string]> = {
  open: ['都办完了', '有新的会排在这里'], overdue: ['没有超期的', '真好'], today: ['今天没有到期的', '可以看看明天的'],
  new: ['没有新来的', '居民一说，这里就有'], waiting: ['没有等居民说的', '答复以后，居民来说办没办好'], mine: ['你手上没有', '受理一件就在这里'],
}

const columns: Column<CaseCard>[] = [
  { key: 'due', head: '还剩', width: '150px', phone: 'aside', cell: (c) => (c.dueAt ? <Countdown due={c.dueAt} pausedAt={c.duePausedAt} /> : <Pill tone={stateWord(c, false).tone}>{stateWord(c, false).word}</Pill>) },
  { key: 'title', head: '什么事', phone: 'first', cell: (c) => c.title },
  { key: 'kind', head: '类别', width: '104px', cell: (c) => c.categoryName },
  { key: 'who', head: '到哪一步', width: '140px', cell: (c) => c.next },
]

export interface InboxState { view: Which; setView: (v: Which) => void; cases: CaseCard[]; counts?: InboxPage['counts']; areaName: string; more: (() => void) | null; pending: boolean; error: Error | null; again: () => void; busy: boolean }

/** One office's list, a page at a time. Earlier pages stay while later ones load. */
export function useInbox(on: boolean): InboxState {
  const [view, setView] = useState<Which>('open')
  const [limit, setLimit] = useState(30)
  const { data, error, isPending, isFetching, refetch } = useRead('list-inbox', { view, limit }, { enabled: on, refetchInterval: 20_000, placeholderData: (before) => before })
  useDidShow(() => { if (on) void refetch() })
  return {
    view, setView: (v) => { setView(v); setLimit(30) }, cases: data?.cases ?? [], counts: data?.counts, areaName: data?.areaName ?? '',
    more: data?.next && limit < 50 ? () => setLimit(50) : null, pending: isPending, error: data ? null : error, again: () => void refetch(), busy: isFetching,
  }
}

interface Props { inbox: InboxState; chosen: string | null; onChoose: (card: CaseCard) => void; onHelp: () => void }

export function Inbox({ inbox, chosen, onChoose, onHelp }: Props) {
  const count = (v: Which) => inbox.counts?.[v]
  const choices = views.map((v) => ({ ...v, word: (count(v.value) ?? 0) >= countedMax ? `${v.word} 99+` : v.word, count: (count(v.value) ?? 0) >= countedMax ? undefined : count(v.value) }))
  const [title, note] = empties[inbox.view]
  return (
    <>
      <View className='ui-line-wide'>
        <View className='ui-grow'><Chips scroll label='看哪些' choices={choices} value={inbox.view} onChange={inbox.setView} /></View>
        {process.env.TARO_ENV === 'weapp' ? null : <View className='desk-keys'><Btn size='small' label='看按键' onTap={onHelp}>按键 ?</Btn></View>}
      </View>
      {inbox.pending ? <Skeleton rows={6} /> : null}
      {inbox.error ? <Failing message={inbox.error.message} onRetry={inbox.again} loading={inbox.busy} /> : null}
      {!inbox.pending && !inbox.error && !inbox.cases.length ? <Empty icon='check' title={title} note={note} /> : null}
      {inbox.cases.length ? (
        <Table
          label='待办' columns={columns} rows={inbox.cases} rowKey={(c) => c.caseId} rowLabel={(c) => `${c.title}，${stateWord(c, false).word}，${c.next}`} selected={chosen}
          onSelect={(key) => onChoose(inbox.cases.find((c) => c.caseId === key)!)} onEnd={inbox.more ?? undefined}
        />
      ) : null}
    </>
  )
}
