import Taro, { useDidShow } from '@tarojs/taro'
import {
  QueryClient,
  focusManager,
  onlineManager,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { OperationName, Operations } from '@/contracts/operations'
import { call, Fault } from './call'
import { clientId } from './client-id'
import { useNetwork } from './network'

// WeChat has no window focus and no navigator.onLine: the app's own events feed both.
if (process.env.TARO_ENV === 'weapp') {
  focusManager.setEventListener((set) => {
    const show = () => set(true)
    const hide = () => set(false)
    Taro.onAppShow(show)
    Taro.onAppHide(hide)
    return () => {
      Taro.offAppShow(show)
      Taro.offAppHide(hide)
    }
  })
}
onlineManager.setEventListener((set) => useNetwork.subscribe((s) => set(s.online)))

/**
 * Only a fault is worth asking again; a refusal stays a refusal.
 * networkMode 'always': cloud calls do not look like a network.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, error) => error instanceof Fault && times < 2,
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
    },
    mutations: { retry: 0, networkMode: 'always' },
  },
})

type ReadOptions<O> = Pick<UseQueryOptions<O, Error>, 'enabled' | 'refetchInterval' | 'staleTime' | 'placeholderData'>

/** Read one operation and keep it: `const { data, error, isPending, refetch } = useRead('read-case', { … })`. */
export const useRead = <N extends OperationName>(
  name: N,
  input: Operations[N]['input'],
  options: ReadOptions<Operations[N]['output']> = {},
) => useQuery<Operations[N]['output'], Error>({ queryKey: [name, input], queryFn: () => call(name, input), ...options })

/** The same, asked again each time its screen is shown: what is read may have changed on the screen that lay above. */
export const useReadWhenShown: typeof useRead = (name, input, options) => {
  const asked = useRead(name, input, options)
  useDidShow(() => void asked.refetch())
  return asked
}

/**
 * Write one operation: `const claim = useWrite('claim-case', { refresh:
 * ['list-offers'] }); claim.mutate(input)`. A second press after a fault sends the
 * same clientId, so that it happens once. `refresh` names the reads that it changes.
 */
export function useWrite<N extends OperationName>(name: N, options: { refresh?: OperationName[] } = {}) {
  const client = useQueryClient()
  const open = useRef<{ input: string; id: string } | null>(null)
  return useMutation<Operations[N]['output'], Error, Operations[N]['input']>({
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (open.current?.input !== text) open.current = { input: text, id: clientId() }
      return call(name, input, { clientId: open.current.id })
    },
    onSettled: (_data, error) => {
      if (!(error instanceof Fault)) open.current = null
      return Promise.all((options.refresh ?? []).map((read) => client.invalidateQueries({ queryKey: [read] })))
    },
  })
}
