import { useMemo } from 'react'
import type { Answer } from '../rules/find'
import { CityMap, type Pin } from '@/ui/map'
import { useRead } from '@/platform/query'
import { hoursOf } from './finder'
import type { StationRow } from './station-row'
import { useWhere } from '@/platform/where'
import { saidState } from '@/ui/station'

/** What was found and what was left out, on a map; the list stands below it and says the same. */
export function StationMap({
  answer,
  chosen,
  now,
  onChoose,
}: {
  answer: Answer<StationRow>
  chosen: string | null
  now: number
  onChoose: (id: string) => void
}) {
  const here = useWhere((s) => s.at)
  const { data } = useRead('read-street-lines', {}, { staleTime: 24 * 3_600_000 })
  const pins = useMemo(
    () =>
      [...answer.found, ...answer.leftOut].map(({ station }, i): Pin => {
        const state = saidState(station.view, hoursOf(station), now)
        return {
          id: station.id,
          ...station.view.point,
          word: station.view.name,
          ...(i < answer.found.length && { mark: String(i + 1) }),
          tone: state.tone === 'open' || state.tone === 'soon' ? state.tone : 'shut',
        }
      }),
    [answer, now],
  )
  return <CityMap pins={pins} chosen={chosen} here={here} lines={data?.lines} onPin={onChoose} height={340} />
}
