import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { Btn, Card, Chips, Empty, Screen } from '@/ui'
import { Desk, DeskBar } from '@/ui/desk'
import { useDeskPlaces } from '@/ui/desk/places'
import type { DeskStation, StationFault } from '@/contracts/station-shapes'
import { open, openTab } from '@/platform/navigate'
import { queryClient, useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { isWide } from '@/platform/width'
import { CoverageMap, CoveragePart } from './coverage-part'
import { FaultWhole } from './fault-whole'
import { FaultsList } from './faults-list'
import { useOffice, type Office } from './office'
import { SheetGuide } from './sheet-guide'
import { SheetsPart } from './sheets-part'
import { StationDeskOf } from './station-desk-of'
import { StationsList } from './stations-list'
import { stationReads } from './use-saving'
import './station-desk.scss'

definePageConfig({ navigationBarTitleText: '驿站' })

type Part = 'stations' | 'faults' | 'coverage' | 'sheets'
const partNames: Record<Part, string> = { stations: '驿站', faults: '报修', coverage: '覆盖', sheets: '表格' }
type Chosen = { station: DeskStation } | { fault: StationFault } | null

/** 驿站 at the desk: an office's stations, what is to be mended, where one is missing; a keeper has their own. */
export default function StationDesk() {
  const office = useOffice()
  if (office) return office.isStaff ? <DeskFor office={office} /> : <KeeperDesk office={office} />
  return (
    <Screen title="驿站" backTo="stations/index">
      <Card>
        <Empty
          icon="desk"
          title="这里管驿站"
          note="管理员和社区工作人员用的。店里想挂牌，点下面"
          action={
            <Btn size="middle" icon="plus" onTap={() => void open('station-desk/offer')}>
              挂牌当驿站
            </Btn>
          }
        />
      </Card>
      <Btn size="middle" icon="me" onTap={() => void openTab('me/index')}>
        换个账号
      </Btn>
    </Screen>
  )
}

/** A keeper of one station begins in it; on a wide desk it stands open beside its line. */
function KeeperDesk({ office }: { office: Office }) {
  const { data } = useRead('list-my-stations', {})
  const [one, ...others] = data?.stations.filter((s) => s.state === 'active') ?? []
  const only = others.length ? undefined : one
  if (only && !isWide()) return <StationDeskOf communityCode={only.communityCode} stationId={only.stationId} root />
  return <DeskFor key={one?.stationId ?? ''} office={office} first={only ? { station: only } : null} />
}

function DeskFor({ office, first = null }: { office: Office; first?: Chosen }) {
  const me = useSession((s) => s.me)
  const asked = useRouter().params.part as Part | undefined
  const [part, setPart] = useState<Part>(asked && asked in partNames ? asked : 'stations')
  const [chosen, setChosen] = useState<Chosen>(first)
  const { places, go } = useDeskPlaces('stations')
  const faults = useRead('list-faults', { view: 'open' })
  useDidShow(() => {
    for (const read of stationReads) void queryClient.invalidateQueries({ queryKey: [read] })
  })
  const chooseStation = (station: DeskStation) => {
    if (isWide()) setChosen({ station })
    else void open('station-desk/station', { communityCode: station.communityCode, stationId: station.stationId })
  }
  const chooseFault = (fault: StationFault) => {
    if (isWide()) setChosen({ fault })
    else void open('station-desk/fault', { communityCode: fault.communityCode, faultId: fault.faultId })
  }
  const turn = (to: Part) => {
    setPart(to)
    setChosen(null)
  }
  const parts: Part[] = office.isStaff ? ['stations', 'faults', 'coverage', 'sheets'] : ['stations', 'faults']
  const counts: Partial<Record<Part, number>> = { faults: faults.data?.counts.open || undefined }
  const who = [office.areaName, me?.name].filter(Boolean)
  const toFault = (id: string) => {
    const fault = faults.data?.faults.find((f) => f.faultId === id)
    if (fault) setChosen({ fault })
  }
  return (
    <Screen
      title="驿站"
      wide
      root
      sub={who.join(' · ')}
      offline="没网，先看存着的"
      bottom={<DeskBar places={places} current="stations" onGo={go} />}
    >
      <Desk
        who={who.join('\n')}
        places={places}
        current="stations"
        onGo={go}
        onBack={() => setChosen(null)}
        nothing={part === 'faults' ? '选一处，在这里办' : '选一个驿站，在这里看'}
        list={
          <>
            <Chips
              scroll
              label="看什么"
              value={part}
              onChange={turn}
              choices={parts.map((p) => ({ value: p, word: partNames[p], count: counts[p] }))}
            />
            {part === 'stations' ? <StationsList chosen={stationIn(chosen)} onChoose={chooseStation} /> : null}
            {part === 'faults' ? <FaultsList chosen={faultIn(chosen)} onChoose={chooseFault} /> : null}
            {part === 'coverage' ? (
              <View className="station-desk-scroll">
                <CoveragePart />
              </View>
            ) : null}
            {part === 'sheets' ? (
              <View className="station-desk-scroll">
                <SheetsPart />
                {!isWide() && <SheetGuide />}
              </View>
            ) : null}
          </>
        }
        detail={chosen ? detailOf(chosen, toFault) : detailBeside(part)}
      />
    </Screen>
  )
}

const stationIn = (chosen: Chosen): string | null => (chosen && 'station' in chosen ? chosen.station.stationId : null)
const faultIn = (chosen: Chosen): string | null => (chosen && 'fault' in chosen ? chosen.fault.faultId : null)

function detailOf(chosen: NonNullable<Chosen>, toFault: (faultId: string) => void) {
  if ('fault' in chosen) return <FaultWhole key={chosen.fault.faultId} fault={chosen.fault} beside />
  const { communityCode, stationId } = chosen.station
  return <StationDeskOf key={stationId} communityCode={communityCode} stationId={stationId} beside onFault={toFault} />
}

/** What a wide desk shows beside a list that has nothing to choose from. */
function detailBeside(part: Part) {
  if (!isWide()) return null
  if (part === 'coverage') return <CoverageMap height={640} />
  return part === 'sheets' ? <SheetGuide /> : null
}
