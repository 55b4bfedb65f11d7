import { calendarOf, type Calendar } from '../../rules/hours'
import { useMemo } from 'react'
import { useRead } from '@/platform/query'

/** Behind every station there will ever be: a sync from here brings the days of the calendar and nothing else. */
const pastAll = '999999999999999'

/** Which days are worked. Until it has come, and without a network, what the weekday says. */
export function useWorkDays(): Calendar {
  const { data } = useRead('sync-stations', { cursor: pastAll }, { staleTime: 12 * 3_600_000 })
  return useMemo(() => calendarOf(data?.days ?? {}), [data])
}
