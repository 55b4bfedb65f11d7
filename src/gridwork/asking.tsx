import { useState } from 'react'
import { Answer, Arriving, BottomBar, Btn, Card, Chips, Empty, Row, Screen, SwitchRow, Wrong } from '@/ui'
import { ClockSheet } from '@/ui/time-sheet'
import type { MatchingChoice, UsedView } from '@/contracts/dispatch-shapes'
import { minuteClock } from '@/rules/local-time'
import { open } from '@/platform/navigate'
import { useReadWhenShown, useWrite } from '@/platform/query'
import { UsedCards } from './used-cards'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '怎么问我' })

const limits = (usual: number) => [
  ...[1, 2, 3].filter((n) => n < usual).map((n) => ({ value: String(n), word: `${n} 次` })),
  { value: 'none', word: `照常，最多 ${usual} 次` },
]

/** 怎么问我: by the machine or only by people, when not, and how often a day. */
export default function Asking() {
  const asked = useReadWhenShown('list-matching-choices', {})
  const { data } = asked
  const [at, setAt] = useState<string | null>(null)
  const choice = data?.choices.find((c) => c.communityCode === at) ?? data?.choices[0]
  if (data && choice) return <One key={choice.communityCode} of={choice} page={data} onOther={setAt} />
  return (
    <Screen title="怎么问我" backTo="help-out/index">
      {data ? <NobodyAsks /> : <Arriving read={asked} kept="你定的都还在" answer rows={4} />}
    </Screen>
  )
}

const NobodyAsks = () => (
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
)

type Draft = Pick<MatchingChoice, 'automatic' | 'quiet' | 'maxNoticesADay'>
const draftOf = ({ automatic, quiet, maxNoticesADay }: Draft): Draft => ({ automatic, quiet, maxNoticesADay })

interface OneProps {
  of: MatchingChoice
  page: { choices: MatchingChoice[]; used: UsedView[]; never: string[] }
  onOther: (code: string) => void
}

/** One community's choice: changed here, in force once it is saved. */
function One({ of, page, onOther }: OneProps) {
  const [draft, setDraft] = useState(draftOf(of))
  const write = useWrite('choose-matching', { refresh: ['list-matching-choices', 'list-offers', 'read-why-asked'] })
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }))
  const [asked, setAsked] = useState<keyof typeof ends | null>(null)
  const setQuiet = (now: Quiet | null) => change({ quiet: now })
  const isSame = JSON.stringify(draft) === JSON.stringify(draftOf(of))
  const { automatic, quiet, maxNoticesADay } = draft
  const save = () =>
    write.mutate({
      communityCode: of.communityCode,
      automatic,
      ...(quiet ? { quiet } : {}),
      ...(maxNoticesADay ? { maxNoticesADay } : {}),
    })
  const bar = (
    <BottomBar>
      <Btn kind="primary" loading={write.isPending} onTap={save}>
        就这样，马上生效
      </Btn>
    </BottomBar>
  )
  return (
    <Screen
      title="怎么问我"
      sub={`${of.communityName} · ${of.kindName}`}
      backTo="help-out/index"
      bottom={isSame ? undefined : bar}
    >
      <Wrong error={write.error} />
      {page.choices.length > 1 ? (
        <Chips
          label="哪个社区"
          choices={page.choices.map((c) => ({ value: c.communityCode, word: c.communityName }))}
          value={of.communityCode}
          onChange={onOther}
        />
      ) : null}
      <Card>
        {automatic ? (
          <Answer value="有合适的会问你" note={`一次只问一件，来不了说一声就行 · 今天问过你 ${of.askedToday} 次`} />
        ) : (
          <Answer value="不自动问你" note="有事让社区打电话找你；手上的事还在你手上" />
        )}
      </Card>
      <Card>
        <SwitchRow
          title="自动派单"
          note={automatic ? '离你近、你会、你有空的，系统来问' : '关着；社区的人还能打电话请你'}
          on={automatic}
          onChange={(on) => change({ automatic: on })}
        />
        {automatic ? <QuietRows quiet={quiet} usual={of.usual.quiet} onChange={setQuiet} onAsk={setAsked} /> : null}
      </Card>
      {automatic ? (
        <Card title="一天最多问几次">
          <Chips
            label="一天最多问几次"
            choices={limits(of.usual.maxNoticesADay)}
            value={String(maxNoticesADay ?? 'none')}
            onChange={(v) => change({ maxNoticesADay: v === 'none' ? null : Number(v) })}
          />
        </Card>
      ) : null}
      <UsedCards used={page.used} never={page.never} />
      {asked && quiet ? (
        <ClockSheet
          title={ends[asked]}
          minute={quiet[asked]}
          onDone={(minute) => {
            setQuiet({ ...quiet, [asked]: minute })
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Screen>
  )
}

type Quiet = NonNullable<MatchingChoice['quiet']>
const ends = { from: '从几点', to: '到几点' } as const

const until = ({ from, to }: Quiet): string => `${to <= from ? '第二天 ' : ''}${minuteClock(to)}`

interface QuietProps {
  quiet: Quiet | null
  usual: Quiet
  onChange: (quiet: Quiet | null) => void
  onAsk: (end: keyof typeof ends) => void
}

/** 免打扰: as everybody has it, or hours of one's own. */
function QuietRows({ quiet, usual, onChange, onAsk }: QuietProps) {
  const asUsual = `照常：${minuteClock(usual.from)} 到 ${minuteClock(usual.to)} 不问；也可以自己定`
  return (
    <>
      <SwitchRow
        title="自己定免打扰"
        note={quiet ? '这段时间不问你，急事、险事除外' : asUsual}
        on={quiet !== null}
        onChange={(on) => onChange(on ? usual : null)}
      />
      {quiet ? (
        <>
          <Row
            title="从"
            aside={minuteClock(quiet.from)}
            plain
            onTap={() => onAsk('from')}
            label={`免打扰从 ${minuteClock(quiet.from)}，改`}
          />
          <Row
            title="到"
            aside={until(quiet)}
            plain
            onTap={() => onAsk('to')}
            label={`免打扰到 ${minuteClock(quiet.to)}，改`}
          />
        </>
      ) : null}
    </>
  )
}
