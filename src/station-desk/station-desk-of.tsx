import { Arriving, Card, Pill, Row, Screen } from '@/ui'
import { open, openTab } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { StationMoves } from './station-moves'
import { StationWhole } from './station-whole'
import './station-desk.scss'

interface Props {
  communityCode: string
  stationId: string
  /** In the wide desk; else a screen of its own. */
  beside?: boolean /** The first screen of a keeper who has just this one. */
  root?: boolean
  onFault?: (faultId: string) => void
}

/** One station at the desk. */
export function StationDeskOf({ communityCode, stationId, beside = false, root = false, onFault }: Props) {
  const which = { communityCode, stationId }
  const asked = useRead('read-desk-station', which, { refetchInterval: 60_000 })
  const { data } = asked
  const toFault = onFault ?? ((faultId: string) => void open('station-desk/fault', { communityCode, faultId }))
  const content = data ? <StationWhole page={data} onFault={toFault} /> : <Arriving read={asked} answer rows={5} />
  if (beside)
    return (
      <>
        {content}
        {data ? <StationMoves station={data} beside /> : null}
      </>
    )
  return (
    <Screen
      title={root ? '我的驿站' : (data?.name ?? '驿站')}
      root={root}
      backTo="station-desk/index"
      offline="没网，先看存着的"
      bottom={data ? <StationMoves station={data} /> : undefined}
    >
      {content}
      {root ? <Ways /> : null}
    </Screen>
  )
}

/** Where else, from a screen that nothing lies above. */
function Ways() {
  const me = useSession((s) => s.me)
  return (
    <Card>
      <Row
        icon="bell"
        title="消息"
        aside={me?.unread ? <Pill tone="info">{`${me.unread} 条新的`}</Pill> : undefined}
        onTap={() => void open('notices/index')}
      />
      <Row icon="me" title="我的" note="换人、大字版、退出" onTap={() => void openTab('me/index')} />
    </Card>
  )
}
