import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Failing, ManyChips, Sheet, aria } from '@/ui'
import type { StationView } from '@/contracts/station'
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
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [more, setMore] = useState(false)
  const [broken, setBroken] = useState<FacilityCode[]>([])
  const tell = (key: string, said: Said) => {
    setBusy(key)
    setWrong(null)
    report(view, said)
      .then(setTold, (error: Error) => setWrong(error.message))
      .finally(() => setBusy(null))
  }
  const sheet = (content: ReactNode, action?: ReactNode) => (
    <Sheet open title={`${view.name}怎么了`} onClose={onClose} action={action}>
      {content}
    </Sheet>
  )
  if (!me)
    return sheet(
      <Card>
        <Failing message="先登录一下，说了才算数" kept="看驿站不用登录" onRetry={() => void openTab('me/index')} />
      </Card>,
    )
  if (told)
    return sheet(
      <Thanks
        told={told}
        onDone={() => {
          onSaid(told.said.what !== 'open-after-all', view.stationId)
          onClose()
        }}
      />,
    )
  return sheet(
    <>
      <View className="ui-medium">
        {more ? '坏了什么，点出来。后面的人马上看到，社区会来人。' : '点一下就行。后面的人马上看到，社区会来人。'}
      </View>
      {more
        ? null
        : reportChoices.map((c) => (
            <Btn
              key={c.key}
              loading={busy === c.key}
              disabled={busy !== null}
              onTap={() => tell(c.key, { what: c.what, facilities: c.facilities, words: c.words })}
            >
              {c.words}
            </Btn>
          ))}
      {more ? (
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
            onChange={setBroken}
            choices={facilityCodes.map((code) => ({ value: code, word: facilities[code], icon: facilityIcons[code] }))}
          />
        </>
      ) : (
        <Btn size="middle" icon="plus" onTap={() => setMore(true)}>
          别的坏了，或有危险
        </Btn>
      )}
      {wrong ? (
        <View className="ui-wrong" {...aria({ role: 'alert' })}>
          {wrong}
        </View>
      ) : null}
    </>,
    more ? (
      <Btn
        kind="primary"
        disabled={broken.length === 0}
        loading={busy === 'more'}
        onTap={() =>
          tell('more', {
            what: 'broken',
            facilities: broken,
            words: `${broken.map((c) => facilities[c]).join('、')}坏了`,
          })
        }
      >
        {broken.length ? `${broken.length} 样坏了` : '选一样'}
      </Btn>
    ) : undefined,
  )
}

function Thanks({ told, onDone }: { told: Told; onDone: () => void }) {
  const { answer, said } = told
  const good = said.what === 'open-after-all'
  const words =
    answer === null
      ? '没网，先存在手机里，有网自己发。'
      : !answer.counted
        ? '记下了。你今天已经说过这一处，不重复算。'
        : good
          ? '谢谢，后面的人知道它开着。'
          : answer.fault
            ? `后面的人马上看到了。社区最迟 ${dueShort(answer.fault.dueAt)} 来看，弄好了告诉你。`
            : '后面的人马上看到了。'
  return (
    <>
      <View className="ui-strong stations-said">{said.words}，收到了</View>
      <View className="ui-medium" {...aria({ role: 'status' })}>
        {words}
      </View>
      <Btn kind="primary" icon={good ? 'check' : 'again'} onTap={onDone}>
        {good ? '好' : '给我换一个'}
      </Btn>
    </>
  )
}
