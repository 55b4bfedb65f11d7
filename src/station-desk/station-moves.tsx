import { useState, type ReactNode } from 'react'
import { BottomBar, Btn, ReasonSheet, Wrong } from '@/ui'
import { View } from '@tarojs/components'
import type { DeskStationPage } from '@/contracts/station-shapes'
import type { StationAction } from '@/contracts/station-words'
import { open } from '@/platform/navigate'
import { useWrite } from '@/platform/query'
import { stationReads } from './use-saving'

const closing = ['停水检修', '停电', '临时有事', '打扫消毒', '天气不好']
const declining = ['离另一个驿站太近', '位置骑手到不了', '信息对不上', '先打电话聊聊']
const refresh = { refresh: [...stationReads] }

/** What can be done with a station now; one of it is the next thing. */
export function StationMoves({ station, beside = false }: { station: DeskStationPage; beside?: boolean }) {
  const which = { communityCode: station.communityCode, stationId: station.stationId }
  const [asked, setAsked] = useState<'close' | 'decline' | null>(null)
  const close = useWrite('close-today', refresh)
  const reopen = useWrite('reopen-station', refresh)
  const accept = useWrite('accept-station', refresh)
  const decline = useWrite('decline-station', refresh)
  const failed = [close, reopen, accept, decline].find((w) => w.error)?.error ?? null
  const done = { onSuccess: () => setAsked(null) }
  const edit = () => void open('station-desk/edit', which)
  const moves: Partial<Record<StationAction, ReactNode>> = {
    accept: (
      <>
        <Btn onTap={() => setAsked('decline')}>这次不接</Btn>
        <Btn kind="primary" icon="check" loading={accept.isPending} onTap={() => accept.mutate(which)}>
          接收，挂牌
        </Btn>
      </>
    ),
    reopen: (
      <>
        <Btn onTap={edit}>改信息</Btn>
        <Btn kind="primary" icon="check" loading={reopen.isPending} onTap={() => reopen.mutate(which)}>
          又开了
        </Btn>
      </>
    ),
    'close-today': (
      <>
        <Btn onTap={() => setAsked('close')}>今天不开</Btn>
        <Btn kind="primary" icon="edit" onTap={edit}>
          改信息
        </Btn>
      </>
    ),
  }
  // Both may be said of a door that somebody found locked; the one that changes something stands here.
  const turn = station.closed ? 'reopen' : 'close-today'
  const next = station.can.find((a) => a === 'accept' || a === turn)
  if (!next) return null
  return (
    <>
      {beside ? (
        <View className="station-desk-moves">
          <Wrong error={failed} />
          <View className="ui-buttons">{moves[next]}</View>
        </View>
      ) : (
        <BottomBar wrong={failed?.message}>{moves[next]}</BottomBar>
      )}
      <ReasonSheet
        open={asked === 'close'}
        title="今天为什么不开"
        note="这句话骑手看得见，到今天夜里为止"
        reasons={closing}
        button="今天不开"
        busy={close.isPending}
        wrong={close.error?.message}
        onClose={() => setAsked(null)}
        max={60}
        onReason={(reason) => close.mutate({ ...which, reason }, done)}
      />
      <ReasonSheet
        open={asked === 'decline'}
        title="为什么这次不接"
        note="挂牌的人看得见"
        reasons={declining}
        button="告诉他"
        busy={decline.isPending}
        wrong={decline.error?.message}
        onClose={() => setAsked(null)}
        max={60}
        onReason={(reason) => decline.mutate({ ...which, reason }, done)}
      />
    </>
  )
}
