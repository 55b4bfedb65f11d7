import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Failing, Icon, Link, Pill, Skeleton, aria, names, tap, type Tone } from '@/ui'
import { ago } from '@/ui/words'
import type { AskedView, DispatchView, LeftOutView, OfferAnswer, WaveView } from '@/contracts/dispatch'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import './how-offered.scss'

const tones: Record<OfferAnswer, Tone> = { open: 'info', accepted: 'open', refused: 'shut', expired: 'shut', lost: 'shut', withdrawn: 'shut' }
const signed = (metres: number) => (metres < 0 ? `−${-metres}` : `+${metres}`)

/** 怎么派的: every wave with who was asked and why, who was not and why not; each line opens into its sum. */
export function HowOffered({ communityCode, caseId }: { communityCode: string; caseId: string }) {
  const { data, error, isPending, isFetching, refetch } = useRead('read-dispatch', { communityCode, caseId }, { refetchInterval: 20_000 })
  if (isPending) return <Skeleton rows={3} />
  if (!data) return <Card title='怎么派的'><Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} /></Card>
  return <Shown view={data} />
}

function Shown({ view }: { view: DispatchView }) {
  return (
    <Card title='怎么派的' aside={<Link onTap={() => void open('staff-desk/rules')}>派单看什么</Link>}>
      <View className='how-standing'>{view.standing}{view.people ? <View className='ui-small'>一共问过 {view.people} 位</View> : null}</View>
      {view.waves.map((w, i) => <Wave key={`${w.at}-${w.wave}`} wave={w} first={i === view.waves.findIndex((x) => x.asked.length)} />)}
    </Card>
  )
}

function Wave({ wave, first }: { wave: WaveView; first: boolean }) {
  return (
    <View className='how-wave'>
      <View className='how-head'>
        <View className='ui-strong ui-grow'>{wave.wave ? `第 ${wave.wave} 轮 · ${wave.title}` : wave.title}</View>
        <View className='ui-small ui-num'>{ago(wave.at)}</View>
      </View>
      {wave.asked.map((a, i) => <Asked key={a.helperId} asked={a} shown={first && i === 0} />)}
      {wave.leftOut.length ? <LeftOut leftOut={wave.leftOut} /> : null}
      {wave.proof ? <View className='how-proof'><Icon name='check' size='small' /><View className='ui-small ui-grow'>{wave.proof}</View></View> : null}
    </View>
  )
}

/** Who was asked: place, name, answer; pressed, what each thing counted and the sum. */
function Asked({ asked, shown }: { asked: AskedView; shown: boolean }) {
  const [more, setMore] = useState(shown)
  const can = asked.terms.length > 0
  return (
    <View className='how-asked'>
      <View className={names('how-line', can && 'ui-press')} {...tap(can ? () => setMore(!more) : undefined, { expanded: more, label: `第 ${asked.rank} 位，${asked.name}，${asked.answerWords}` })}>
        <View className='how-rank ui-num'>{asked.rank}</View>
        <View className='ui-grow'>
          <View className='ui-strong'>{asked.name}</View>
          {asked.reason ? <View className='ui-small'>“{asked.reason}”</View> : null}
        </View>
        <Pill tone={tones[asked.answer]}>{asked.answerWords}</Pill>
        {can ? <Icon name='down' size='small' className={names('how-fold', more && 'how-fold-open')} /> : null}
      </View>
      {more && can ? (
        <View className='how-terms' {...aria({ role: 'group', label: `${asked.name}怎么算的` })}>
          {asked.terms.map((t) => (
            <View key={t.word} className='how-term'>
              <View className='how-word'>{t.word}</View><View className='ui-grow'>{t.value}</View><View className='ui-num'>{signed(t.metres)}</View>
            </View>
          ))}
          {asked.sumMetres === null ? null : <View className='how-term how-sum'><View className='ui-grow'>加起来，折成走路</View><View className='ui-num'>{asked.sumMetres} 米</View></View>}
          {asked.ifOther ? <View className='ui-small'>{asked.ifOther}</View> : null}
        </View>
      ) : null}
    </View>
  )
}

/** Who was not: how many for each reason, and what would have to change. */
function LeftOut({ leftOut }: { leftOut: LeftOutView[] }) {
  const [more, setMore] = useState(false)
  const people = leftOut.reduce((sum, l) => sum + l.people, 0)
  return (
    <View className='how-asked'>
      <View className='how-line ui-press' {...tap(() => setMore(!more), { expanded: more, label: `没问的 ${people} 位，为什么` })}>
        <View className='ui-grow'><View>没问的 {people} 位</View>{more ? null : <View className='ui-small'>{leftOut.map((l) => `${l.word} ${l.people}`).join(' · ')}</View>}</View>
        <Icon name='down' size='small' className={names('how-fold', more && 'how-fold-open')} />
      </View>
      {more ? (
        <View className='how-terms'>
          {leftOut.map((l) => (
            <View key={l.reason} className='how-left'>
              <View className='how-term'><View className='ui-grow'>{l.word}</View><View className='ui-num'>{l.people} 位</View></View>
              {l.change ? <View className='ui-small'>要问到：{l.change}</View> : null}
            </View>
          ))}
        </View>
      ) : null}
    </View>
  )
}
