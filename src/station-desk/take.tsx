import { useState } from 'react'
import { BottomBar, Btn, Card, Empty, Field, Row, Screen } from '@/ui'
import { replace } from '@/platform/navigate'
import { useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { stationReads } from './use-saving'
import './station-desk.scss'

definePageConfig({ navigationBarTitleText: '社区给了我一个码' })

/** Signs of a code, in capitals, whatever was typed between them. */
const codeOf = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^2-9A-HJKMNP-Z]/g, '')
    .slice(0, 8)

const first = {
  station: {
    note: '从现在起由你来管，谢谢你',
    to: '去我管的驿站',
    does: [
      ['clock', '今天不开，说一声', '骑手马上看到'],
      ['tool', '有人说坏了，你会收到', '修好拍一张就结了'],
      ['paper', '打一张门口的海报', '扫一下就算来过'],
    ],
  },
  canteen: {
    note: '从现在起你可以核销，谢谢你',
    to: '去核销',
    does: [
      ['scan', '扫码，或输六位取餐号', '行不行，一眼看清'],
      ['bowl', '排菜单、定份数', '出了菜单大家才能订'],
      ['paper', '收摊时结账', '一张表，自己加好'],
    ],
  },
} as const

/** 社区给了我一个码: typed in, the station or the till is mine to look after. */
export default function Take() {
  const [code, setCode] = useState('')
  const { refresh } = useSession()
  const take = useWrite('take-invitation', { refresh: [...stationReads, 'list-my-canteens'] })
  const taken = take.data
  const go = () => take.mutate({ code }, { onSuccess: () => void refresh().catch(() => undefined) })
  if (taken) return <Taken kind={taken.kind === 'station' ? 'station' : 'canteen'} name={taken.name} />
  return (
    <Screen
      title="社区给了我一个码"
      backTo="me/index"
      offline="没网，先别输，有网再来"
      bottom={
        <BottomBar note={code && code.length < 8 ? `还差 ${8 - code.length} 位` : undefined}>
          <Btn kind="primary" disabled={code.length < 8} loading={take.isPending} onTap={go}>
            我来管
          </Btn>
        </BottomBar>
      }
    >
      <Card>
        <Field
          label="八位码"
          hint="社区工作人员告诉你的"
          value={code}
          onChange={(typed) => {
            setCode(codeOf(typed))
            if (take.error) take.reset()
          }}
          maxLength={12}
          placeholder="比如：K7QM 2XRD"
          error={take.error?.message}
        />
      </Card>
      <Card>
        <Row icon="pin" title="驿站的码" note="这个驿站归你管：几时开、有什么、要修的" plain />
        <Row icon="bowl" title="食堂的码" note="你站在窗口核销：扫码、排菜单、结账" plain />
      </Card>
    </Screen>
  )
}

/** It is theirs: what that means, and the way there. */
function Taken({ kind, name }: { kind: keyof typeof first; name: string }) {
  const { note, to, does } = first[kind]
  return (
    <Screen
      title="社区给了我一个码"
      backTo="me/index"
      bottom={
        <BottomBar>
          <Btn
            kind="primary"
            onTap={() => void replace(kind === 'station' ? 'station-desk/index' : 'canteen-desk/index')}
          >
            {to}
          </Btn>
        </BottomBar>
      }
    >
      <Card>
        <Empty icon="check" title={name} note={note} />
      </Card>
      <Card title="你能做的">
        {does.map(([icon, title, what]) => (
          <Row key={title} icon={icon} title={title} note={what} plain />
        ))}
      </Card>
    </Screen>
  )
}
