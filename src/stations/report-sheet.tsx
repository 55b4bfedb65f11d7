import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Failing, ManyChips, Sheet, WrongLine, aria } from '@/ui'
import type { StationView } from '@/contracts/station-shapes'
import { facilities, facilityCodes, reportChoices, type FacilityCode } from '@/contracts/station-words'
import { openTab } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { dueShort } from '@/ui/words'
import { facilityIcons } from '@/ui/station'
import { report, type Said, type Told } from './say-report'
import type { StationRow } from './station-row'

interface Props {
  row: Pick<StationRow, 'view'> | null
  onClose: () => void
  /** `bad`: the rider needs another one now. */
  onSaid: (bad: boolean, stationId: string) => void
}

/** 门锁着 / 没水: one tap each. What is said is seen by everybody at once; staff get it with a due. */
export function ReportSheet({ row, onClose, onSaid }: Props) {
  return row ? <Asking view={row.view} onClose={onClose} onSaid={onSaid} /> : null
}

function Asking({ view, onClose, onSaid }: { view: StationView } & Pick<Props, 'onClose' | 'onSaid'>) {
  const me = useSession((s) => s.me)
  const [told, setTold] = useState<Told | null>(null)
  const [wrong, setWrong] = useState<Error | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [more, setMore] = useState(false)
  const [broken, setBroken] = useState<FacilityCode[]>([])
  const tell = (key: string, said: Said) => {
    setBusy(key)
    setWrong(null)
    report(view, said)
      .then(setTold, setWrong)
      .finally(() => setBusy(null))
  }
  const done = () => {
    onSaid(told?.said.what !== 'open-after-all', view.stationId)
    onClose()
  }
  const sheet = { open: true, title: `${view.name}怎么了`, onClose }
  if (!me)
    return (
      <Sheet {...sheet}>
        <Card>
          <Failing message="先登录一下，说了才算数" kept="看驿站不用登录" onRetry={() => void openTab('me/index')} />
        </Card>
      </Sheet>
    )
  if (told)
    return (
      <Sheet {...sheet}>
        <Thanks told={told} onDone={done} />
      </Sheet>
    )
  const brokenBtn = (
    <Btn
      kind="primary"
      disabled={broken.length === 0}
      loading={busy === 'more'}
      onTap={() => tell('more', { what: 'broken', facilities: broken, words: `${namesOf(broken)}坏了` })}
    >
      {broken.length ? `${broken.length} 样坏了` : '选一样'}
    </Btn>
  )
  return (
    <Sheet {...sheet} action={more && brokenBtn}>
      <View className="ui-medium">
        {more ? '坏了什么，点出来。后面的人马上看到，社区会来人。' : '点一下就行。后面的人马上看到，社区会来人。'}
      </View>
      {more ? (
        <WhatBroke broken={broken} onChange={setBroken} busy={busy} tell={tell} />
      ) : (
        <Usual busy={busy} tell={tell} />
      )}
      {more ? null : (
        <Btn size="middle" icon="plus" onTap={() => setMore(true)}>
          别的坏了，或有危险
        </Btn>
      )}
      <WrongLine error={wrong} />
    </Sheet>
  )
}

interface Telling {
  /** What is being said just now. */
  busy: string | null
  tell: (key: string, said: Said) => void
}

const namesOf = (codes: readonly FacilityCode[]): string => codes.map((c) => facilities[c]).join('、')

const Usual = ({ busy, tell }: Telling) => (
  <>
    {reportChoices.map(({ key, ...said }) => (
      <Btn key={key} loading={busy === key} disabled={busy !== null} onTap={() => tell(key, said)}>
        {said.words}
      </Btn>
    ))}
  </>
)

interface WhatBrokeProps extends Telling {
  broken: FacilityCode[]
  onChange: (broken: FacilityCode[]) => void
}

const WhatBroke = ({ broken, onChange, busy, tell }: WhatBrokeProps) => (
  <>
    <Btn
      kind="danger"
      icon="warn"
      loading={busy === 'danger'}
      onTap={() => tell('danger', { what: 'danger', words: '有危险' })}
    >
      有危险，快来人
    </Btn>
    <ManyChips
      label="什么坏了"
      values={broken}
      onChange={onChange}
      choices={facilityCodes.map((code) => ({ value: code, word: facilities[code], icon: facilityIcons[code] }))}
    />
  </>
)

function thanksFor({ answer, said }: Told): string {
  if (!answer) return '没网，先存在手机里，有网自己发。'
  if (!answer.counted) return '记下了。你今天已经说过这一处，不重复算。'
  if (said.what === 'open-after-all') return '谢谢，后面的人知道它开着。'
  if (!answer.fault) return '后面的人马上看到了。'
  return `后面的人马上看到了。社区最迟 ${dueShort(answer.fault.dueAt)} 来看，弄好了告诉你。`
}

function Thanks({ told, onDone }: { told: Told; onDone: () => void }) {
  const good = told.said.what === 'open-after-all'
  return (
    <>
      <View className="ui-strong stations-said">{told.said.words}，收到了</View>
      <View className="ui-medium" {...aria({ role: 'status' })}>
        {thanksFor(told)}
      </View>
      <Btn kind="primary" icon={good ? 'check' : 'again'} onTap={onDone}>
        {good ? '好' : '给我换一个'}
      </Btn>
    </>
  )
}
