import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { Answer, BottomBar, Btn, Card, Chips, Empty, Failing, Row, Screen, Skeleton, SwitchRow, Wrong } from '@/ui'
import { ClockSheet } from '@/ui/time-sheet'
import { minuteClock } from '@/rules/local-time'
import { open } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { UsedCards } from './used-cards'
import './gridwork.scss'
import type { MatchingChoice } from '@/contracts/dispatch-shapes'

const limits = (usual: number) => [
  ...[1, 2, 3].filter((n) => n < usual).map((n) => ({ value: String(n), word: `${n} 次` })),
  { value: 'none', word: `照常，最多 ${usual} 次` },
]

/** 怎么问我: by the machine or only by people, when not, and how often a day. */
export default function Asking() {
  const { data, error, isPending, isFetching, refetch } = useRead('list-matching-choices', {})
  useDidShow(() => void refetch())
  const [at, setAt] = useState<string | null>(null)
  const choice = data?.choices.find((c) => c.communityCode === at) ?? data?.choices[0]
  if (!choice) {
    return (
      <Screen title="怎么问我" backTo="help-out/index">
        {isPending ? (
          <Skeleton answer rows={4} />
        ) : !data ? (
          <Card>
            <Failing message={error!.message} kept="你定的都还在" onRetry={() => void refetch()} loading={isFetching} />
          </Card>
        ) : (
          <Card>
            <Empty
              icon="help"
              title="现在没有社区会问你"
              note="报到以后，在这里定怎么问你"
              action={
                <Btn size="middle" onTap={() => void open('gridwork/index')}>
                  我的报到
                </Btn>
              }
            />
          </Card>
        )}
      </Screen>
    )
  }
  return (
    <One
      key={choice.communityCode}
      of={choice}
      all={data!.choices}
      onOther={setAt}
      used={data!.used}
      never={data!.never}
    />
  )
}

interface OneProps {
  of: MatchingChoice
  all: MatchingChoice[]
  onOther: (code: string) => void
  used: Parameters<typeof UsedCards>[0]['used']
  never: string[]
}

function One({ of, all, onOther, used, never }: OneProps) {
  const [draft, setDraft] = useState({ automatic: of.automatic, quiet: of.quiet, limit: of.maxNoticesADay })
  const [clockFor, setClockFor] = useState<'from' | 'to' | null>(null)
  const write = useWrite('choose-matching', { refresh: ['list-matching-choices', 'list-offers', 'read-why-asked'] })
  const change = (part: Partial<typeof draft>) => setDraft((was) => ({ ...was, ...part }))
  const isSame =
    JSON.stringify([draft.automatic, draft.quiet, draft.limit]) ===
    JSON.stringify([of.automatic, of.quiet, of.maxNoticesADay])
  const save = () =>
    write.mutate({
      communityCode: of.communityCode,
      automatic: draft.automatic,
      ...(draft.quiet ? { quiet: draft.quiet } : {}),
      ...(draft.limit ? { maxNoticesADay: draft.limit } : {}),
    })
  const { automatic, quiet } = draft
  return (
    <Screen
      title="怎么问我"
      sub={`${of.communityName} · ${of.kindName}`}
      backTo="help-out/index"
      bottom={
        isSame ? undefined : (
          <BottomBar>
            <Btn kind="primary" loading={write.isPending} onTap={save}>
              就这样，马上生效
            </Btn>
          </BottomBar>
        )
      }
    >
      <Wrong error={write.error} />
      {all.length > 1 ? (
        <Chips
          label="哪个社区"
          choices={all.map((c) => ({ value: c.communityCode, word: c.communityName }))}
          value={of.communityCode}
          onChange={onOther}
        />
      ) : null}
      <Card>
        <Answer
          value={automatic ? '有合适的会问你' : '不自动问你'}
          note={
            automatic
              ? `一次只问一件，来不了说一声就行 · 今天问过你 ${of.askedToday} 次`
              : '有事让社区打电话找你；手上的事还在你手上'
          }
        />
      </Card>
      <Card>
        <SwitchRow
          title="自动派单"
          note={automatic ? '离你近、你会、你有空的，系统来问' : '关着；社区的人还能打电话请你'}
          on={automatic}
          onChange={(on) => change({ automatic: on })}
        />
        {automatic ? (
          <SwitchRow
            title="自己定免打扰"
            note={
              quiet
                ? '这段时间不问你，急事、险事除外'
                : `照常：${minuteClock(of.usual.quiet.from)} 到 ${minuteClock(of.usual.quiet.to)} 不问；也可以自己定`
            }
            on={quiet !== null}
            onChange={(on) => change({ quiet: on ? of.usual.quiet : null })}
          />
        ) : null}
        {automatic && quiet ? (
          <>
            <Row
              title="从"
              aside={minuteClock(quiet.from)}
              strong={false}
              onTap={() => setClockFor('from')}
              label={`免打扰从 ${minuteClock(quiet.from)}，改`}
            />
            <Row
              title="到"
              aside={`${quiet.to <= quiet.from ? '第二天 ' : ''}${minuteClock(quiet.to)}`}
              strong={false}
              onTap={() => setClockFor('to')}
              label={`免打扰到 ${minuteClock(quiet.to)}，改`}
            />
          </>
        ) : null}
      </Card>
      {automatic ? (
        <Card title="一天最多问几次">
          <Chips
            label="一天最多问几次"
            choices={limits(of.usual.maxNoticesADay)}
            value={draft.limit === null ? 'none' : String(draft.limit)}
            onChange={(v) => change({ limit: v === 'none' ? null : Number(v) })}
          />
        </Card>
      ) : null}
      <UsedCards used={used} never={never} />
      {clockFor && quiet ? (
        <ClockSheet
          title={clockFor === 'from' ? '从几点' : '到几点'}
          minute={quiet[clockFor]}
          onDone={(minute) => {
            change({ quiet: { ...quiet, [clockFor]: minute } })
            setClockFor(null)
          }}
          onClose={() => setClockFor(null)}
        />
      ) : null}
    </Screen>
  )
}
