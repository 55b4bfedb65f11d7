import { useDidShow } from '@tarojs/taro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface Page {
  next: string | null
}

/**
 * A list, a page at a time; earlier pages stay while later ones load,
 * and it is asked again while somebody looks and each time it is shown.
 */
export function usePages<P extends Page>(key: unknown[], everyMs: number, ask: (after?: string) => Promise<P>) {
  const asked = useInfiniteQuery({
    queryKey: key,
    initialPageParam: '',
    queryFn: ({ pageParam }) => ask(pageParam || undefined),
    getNextPageParam: (page: P) => page.next ?? undefined,
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
  })
  useDidShow(() => void asked.refetch())
  return {
    pages: asked.data?.pages ?? [],
    /** What to wait for while there is nothing to show. */
    missing: asked.data ? null : asked,
    more: asked.hasNextPage && !asked.isFetchingNextPage ? () => void asked.fetchNextPage() : null,
  }
}
