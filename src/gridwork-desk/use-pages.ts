import { useDidShow } from '@tarojs/taro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ApplicationPage, AppointmentPage } from '@/contracts/gridwork-shapes'
import { call } from '@/platform/call'

export type ApplicationsView = keyof ApplicationPage['counts']
export type AppointmentsView = keyof AppointmentPage['counts']

interface Paged<P extends { next: string | null }> {
  pages: P[]
  more: (() => void) | null
  pending: boolean
  error: Error | null
  again: () => void
  busy: boolean
}

/**
 * A desk's list, a page at a time; earlier pages stay while
 * later ones load, and it is asked again while somebody looks.
 */
function usePages<P extends { next: string | null }>(
  key: unknown[],
  ask: (after?: string) => Promise<P>,
  on: boolean,
): Paged<P> {
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: key,
      initialPageParam: '',
      queryFn: ({ pageParam }) => ask(pageParam || undefined),
      getNextPageParam: (page: P) => page.next ?? undefined,
      enabled: on,
      refetchInterval: 30_000,
      placeholderData: keepPreviousData,
    })
  useDidShow(() => {
    if (on) void refetch()
  })
  return {
    pages: data?.pages ?? [],
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null,
    pending: on && isPending,
    error: data ? null : error,
    again: () => void refetch(),
    busy: isFetching,
  }
}

export function useApplications(view: ApplicationsView, office: string | null, on: boolean) {
  const asked = { view, ...(office ? { communityCode: office } : {}) }
  // A key of its own: one page, read for its counts alone, is kept under the plain one.
  return usePages<ApplicationPage>(
    ['list-applications', 'pages', asked],
    (after) => call('list-applications', { ...asked, ...(after ? { after } : {}) }),
    on,
  )
}

export function useAppointments(view: AppointmentsView, office: string | null, on: boolean) {
  const asked = { view, ...(office ? { communityCode: office } : {}) }
  return usePages<AppointmentPage>(
    ['list-appointments', 'pages', asked],
    (after) => call('list-appointments', { ...asked, ...(after ? { after } : {}) }),
    on,
  )
}
