import { useState } from 'react'
import { BottomBar, Btn, Card, Field, Row, Screen } from '@/ui'
import { replace } from '@/platform/navigate'
import { useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { stationReads } from './use-saving'
import './station-desk.scss'

/** Signs of a code, in capitals, whatever was typed between them. */
const codeOf = (typed: string) => typed.toUpperCase().replace(/[^2-9A-HJKMNP-Z]/g, '').slice(0, 8)

/** 社区给了我一个码: typed in, the station or the till is mine to look after. */
export default function Take() {
  const [code, setCode] = useState('')
  const { refresh } = useSession()
  const take = useWrite('take-invitation', { refresh: [...stationReads, 'list-my-canteens'] })
  const taken = take.data
  const go = () => take.mutate({ code }, { onSuccess: () => void refresh().catch(() => undefined) })
  const toWork = () => void replace(taken!.kind === 'station' ? 'station-desk/index' : 'canteen-desk/index')
  return (
    <Screen
      title='社区给了我一个码' backTo='me/index' offline='没网，先别输，有网再来'
      bottom={<BottomBar wrong={take.error?.message}>{taken ? <Btn kind='primary' onTap={toWork}>{taken.kind === 'station' ? '去我管的驿站' : '去核销'}</Btn> : <Btn kind='primary' disabled={code.length < 8} loading={take.isPending} onTap={go}>我来管</Btn>}</BottomBar>}
    >
      {taken ? <Card><Row icon='check' title={taken.name} note={taken.kind === 'station' ? '从现在起由你来管，谢谢你' : '从现在起你可以核销'} /></Card>
        : <Card><Field label='八位码' hint='社区工作人员告诉你的' value={code} onChange={(typed) => setCode(codeOf(typed))} maxLength={12} placeholder='比如：K7QM 2XRD' /></Card>}
    </Screen>
  )
}
