import type { ReportAnswer, StationView } from '@/contracts/station-shapes'
import type { FacilityCode, ReportKind } from '@/contracts/station-words'
import { call, Fault } from '@/platform/call'
import { clientId as newClientId } from '@/platform/client-id'
import { say } from '@/platform/outbox'
import { useStations } from './registry'

export interface Said {
  what: ReportKind
  facilities?: readonly FacilityCode[]
  words: string
}
/** `answer` is null while the word waits on the phone for a network. */
export interface Told {
  said: Said
  answer: ReportAnswer | null
}

/**
 * One tap. With a network everybody sees it at once; without one it is
 * kept with the time at which it was seen and goes by itself, once.
 * @throws Refusal, e.g. signed out
 */
export async function report(view: StationView, said: Said): Promise<Told> {
  const input = {
    communityCode: view.communityCode,
    stationId: view.stationId,
    what: said.what,
    saidAt: new Date().toISOString(),
    ...(said.facilities?.length ? { facilities: [...said.facilities] } : {}),
  }
  const clientId = newClientId()
  try {
    const answer = await call('report-station', input, { clientId })
    useStations.getState().take(answer.station)
    return { said, answer }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    say({ operation: 'report-station', input, clientId, title: `${view.name}：${said.words}` })
    return { said, answer: null }
  }
}
