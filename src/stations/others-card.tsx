import { Card, Pill, Row } from '@/ui'
import type { StationView } from '@/contracts/station-shapes'
import { facilities, type FacilityCode } from '@/contracts/station-words'
import { sayWhyNot, type Answer, type Found } from '../rules/find'
import { open } from '@/platform/navigate'
import { Way, saidFound } from './answer-card'
import { tilesOf } from './fit'
import type { StationRow } from './station-row'
import { useWishes } from './wishes'

const openPage = (v: StationView) =>
  void open('stations/station', { communityCode: v.communityCode, stationId: v.stationId })

/** The next ones, in the order in which they would be the answer. */
export function OthersCard({ found, now }: { found: Found<StationRow>[]; now: number }) {
  const needs = useWishes((s) => s.needs)
  if (!found.length) return null
  return (
    <Card title="也可以去">
      {found.map((f) => {
        const state = saidFound(f, now)
        const has = tilesOf(f.station.view, needs, 4)
          .filter((t) => t.state === 'yes')
          .map((t) => t.word)
          .join(' ')
        return (
          <Row
            key={f.station.id}
            title={f.station.view.name}
            note={
              <>
                <Way found={f} />
                {has ? ` · ${has}` : ''}
              </>
            }
            aside={<Pill tone={state.tone}>{state.words.replace('营业中 · ', '')}</Pill>}
            onTap={() => openPage(f.station.view)}
          />
        )
      })}
    </Card>
  )
}

/** Near, and not an answer: said openly, each with its reason, so that nobody rides there for nothing. */
export function LeftOutCard({ answer, now }: { answer: Answer<StationRow>; now: number }) {
  if (!answer.leftOut.length) return null
  return (
    <Card title="离得近，这会儿不合适">
      {answer.leftOut.map((l) => (
        <Row
          key={l.station.id}
          title={l.station.view.name}
          plain
          note={`骑行 ${l.minutes} 分钟`}
          onTap={() => openPage(l.station.view)}
          aside={<Pill tone="shut">{sayWhyNot(l.why, now, (code) => facilities[code as FacilityCode])}</Pill>}
        />
      ))}
    </Card>
  )
}
