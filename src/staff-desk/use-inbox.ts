import { useState } from 'react'
import type { InboxPage } from '@/contracts/desk'
import { call } from '@/platform/call'
import { usePages } from '@/platform/pages'

export type InboxView = keyof InboxPage['counts']
export type Inbox = ReturnType<typeof useInbox>

/** One office's list by time left. `office` null is one's own. */
export function useInbox() {
  const [view, setView] = useState<InboxView>('open')
  const [office, setOffice] = useState<string | null>(null)
  const asked = { view, limit: 30, ...(office ? { areaCode: office } : {}) }
  const { pages, ...list } = usePages(['list-inbox', asked], 20_000, (after) => call('list-inbox', { ...asked, after }))
  return {
    ...list,
    view,
    setView,
    office,
    setOffice,
    cases: pages.flatMap((p) => p.cases),
    counts: pages[0]?.counts,
    areaName: pages[0]?.areaName ?? '',
  }
}
