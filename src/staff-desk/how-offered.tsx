import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, Card, Failing, Icon, Link, Pill, Row, Skeleton, aria, names, tap, type Tone } from '@/ui'
import { ago } from '@/ui/words'
import type { AskedView, DispatchView, LeftOutView, OfferAnswer, WaveView } from '@/contracts/dispatch-shapes'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import './how-offered.scss'

const tones: Record<OfferAnswer, Tone> = {
  open: 'info',
  accepted: 'open',
  refused: 'shut',
  expired: 'shut',
  lost: 'shut',
  withdrawn: 'shut',
}
function signed(metres: number): string {
  if (metres < 0) return `−${-metres}`
  return metres ? `+${metres}` : '0'
}

/** 怎么派的: every wave with who was asked and why, who was not and why not; each line opens into its sum. */
export function HowOffered({
  communityCode,
  caseId,
  alone = false,
}: {
  communityCode: string
  caseId: string
  /** On a page of its own, which says its name already. */
  alone?: boolean
}) {
  const { data, error, isPending, isFetching, refetch } = useRead(
    'read-dispatch',
    { communityCode, caseId },
    { refetchInterval: 20_000 },
  )
  if (isPending) return <Skeleton rows={3} />
  if (!data)
    return (
      <Card title="怎么派的">
        <Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} />
      </Card>
    )
  return <Shown view={data} alone={alone} />
}

function Shown({ view, alone }: { view: DispatchView; alone: boolean }) {
  const toRules = () => void open('staff-desk/rules')
  const people = view.people ? `一共问过 ${view.people} 位` : undefined
  const newest = view.waves.findIndex((w) => w.asked.length)
  const waves = view.waves.map((w, i) => <Wave key={`${w.at}-${w.wave}`} wave={w} first={i === newest} />)
  if (!alone)
    return (
      <Card title="怎么派的" aside={<Link onTap={toRules}>派单看什么</Link>}>
        <View className="how-standing">
          {view.standing}
          {people ? <View className="ui-small">{people}</View> : null}
        </View>
        {waves}
      </Card>
    )
  return (
    <>
      <Card>
        <Answer value={view.standing} note={people} />
      </Card>
      {view.waves.length ? <Card>{waves}</Card> : null}
      <Card>
        <Row icon="list" title="派单看什么" note="每一样折成多少米，谁不问，一次问几位" onTap={toRules} />
      </Card>
    </>
  )
}

function Wave({ wave, first }: { wave: WaveView; first: boolean }) {
  return (
    <View className="how-wave">
      <View className="how-head">
        <View className="ui-strong ui-grow">{wave.wave ? `第 ${wave.wave} 轮 · ${wave.title}` : wave.title}</View>
        <View className="ui-small ui-num">{ago(wave.at)}</View>
      </View>
      {wave.asked.map((a, i) => (
        <Asked key={a.helperId} asked={a} shown={first && i === 0} />
      ))}
      {wave.leftOut.length ? <LeftOut leftOut={wave.leftOut} /> : null}
      {wave.proof ? (
        <View className="how-proof">
          <Icon name="check" size="small" />
          <View className="ui-small ui-grow">{wave.proof}</View>
        </View>
      ) : null}
    </View>
  )
}

/** Who was asked: place, name, answer; pressed, what each thing counted and the sum. */
function Asked({ asked, shown }: { asked: AskedView; shown: boolean }) {
  const [more, setMore] = useState(shown)
  const can = asked.terms.length > 0
  return (
    <View className="how-asked">
      <View
        className={names('how-line', can && 'ui-press')}
        {...tap(can ? () => setMore(!more) : undefined, {
          expanded: more,
          label: `第 ${asked.rank} 位，${asked.name}，${asked.answerWords}`,
        })}
      >
        <View className="how-rank ui-num">{asked.rank}</View>
        <View className="how-who">
          <View className="ui-grow">
            <View className="ui-strong">{asked.name}</View>
            {more && asked.candidates ? (
              <View className="ui-small">
                能来的 {asked.candidates} 位里排第 {asked.rank}
              </View>
            ) : null}
            {asked.reason ? <View className="ui-small">“{asked.reason}”</View> : null}
          </View>
          <Pill tone={tones[asked.answer]}>{asked.answerWords}</Pill>
        </View>
        {can ? <Icon name="down" size="small" className={names('how-fold', more && 'how-fold-open')} /> : null}
      </View>
      {more && can ? <Sum of={asked} /> : null}
    </View>
  )
}

/** What each thing counted, and what would have been with others. */
const Sum = ({ of: { name, terms, sumMetres, ifOther } }: { of: AskedView }) => (
  <View className="how-terms" {...aria({ role: 'group', label: `${name}怎么算的` })}>
    {terms.map((t) => (
      <View key={t.word} className="how-term">
        <View className="how-word">{t.word}</View>
        <View className="ui-grow">{t.value}</View>
        <View className="ui-num">{signed(t.metres)}</View>
      </View>
    ))}
    {sumMetres === null ? null : (
      <View className="how-term how-sum">
        <View className="ui-grow">加起来，越少越先问</View>
        <View className="ui-num">{sumMetres} 米</View>
      </View>
    )}
    {ifOther.map((line) => (
      <View key={line} className="ui-small">
        {line}
      </View>
    ))}
  </View>
)

/** Who was not: how many for each reason, and what would have to change. */
function LeftOut({ leftOut }: { leftOut: LeftOutView[] }) {
  const [more, setMore] = useState(false)
  const people = leftOut.reduce((sum, l) => sum + l.people, 0)
  return (
    <View className="how-asked">
      <View
        className="how-line ui-press"
        {...tap(() => setMore(!more), { expanded: more, label: `没问的 ${people} 位，为什么` })}
      >
        <View className="ui-grow">
          <View>没问的 {people} 位</View>
          {more ? null : <View className="ui-small">{leftOut.map((l) => `${l.word} ${l.people}`).join(' · ')}</View>}
        </View>
        <Icon name="down" size="small" className={names('how-fold', more && 'how-fold-open')} />
      </View>
      {more ? (
        <View className="how-terms">
          {leftOut.map((l) => (
            <View key={l.reason} className="how-left">
              <View className="how-term">
                <View className="ui-grow">{l.word}</View>
                <View className="ui-num">{l.people} 位</View>
              </View>
              {l.change ? <View className="ui-small">要问到：{l.change}</View> : null}
            </View>
          ))}
        </View>
      ) : null}
    </View>
  )
}
