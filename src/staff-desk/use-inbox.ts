import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { CaseCard } from '@/contracts/case-shapes'
import type { InboxPage } from '@/contracts/desk'
import { call } from '@/platform/call'

export type InboxView = keyof InboxPage['counts']

export interface Inbox {
  view: InboxView
  setView: (v: InboxView) => void
  /** Which office's list; null is one's own. */
  office: string | null
  setOffice: (code: string | null) => void
  cases: CaseCard[]
  counts?: InboxPage['counts']
  areaName: string
  more: (() => void) | null
  pending: boolean
  error: Error | null
  again: () => void
  busy: boolean
}

/** One office's list by time left, a page at a time. Earlier pages stay while later ones load. */
export function useInbox(on: boolean): Inbox {
  const [view, setView] = useState<InboxView>('open')
  const [office, setOffice] = useState<string | null>(null)
  const asked = { view, limit: 30, ...(office ? { areaCode: office } : {}) }
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['list-inbox', asked],
      initialPageParam: '',
      queryFn: ({ pageParam }) => call('list-inbox', { ...asked, ...(pageParam ? { after: pageParam } : {}) }),
      getNextPageParam: (page: InboxPage) => page.next ?? undefined,
      enabled: on,
      refetchInterval: 20_000,
      placeholderData: keepPreviousData,
    })
  useDidShow(() => {
    if (on) void refetch()
  })
  const pages = data?.pages ?? []
  return {
    view,
    setView,
    office,
    setOffice,
    cases: pages.flatMap((p) => p.cases),
    counts: pages[0]?.counts,
    areaName: pages[0]?.areaName ?? '',
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null,
    pending: on && isPending,
    error: data ? null : error,
    again: () => void refetch(),
    busy: isFetching,
  }
}
