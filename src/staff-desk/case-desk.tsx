import { useState } from 'react'
import { View } from '@tarojs/components'
import { BottomBar, Btn, Card, Failing, Notice, Row, Sheet, Skeleton } from '@/ui'
import { CaseTimeline } from '@/ui/case'
import { ago } from '@/ui/words'
import type { CaseAction, CaseView } from '@/contracts/case'
import { useRead, useWrite } from '@/platform/query'
import { AnswerSheet } from './answer-sheet'
import { AssignSheet } from './assign-sheet'
import { CaseHead } from './case-head'
import './staff-desk.scss'
import { useKeys } from './keys'
import { MissingSheet } from './missing-sheet'
import { PauseSheet } from './pause-sheet'
import { TransferSheet } from './transfer-sheet'

const words: Partial<Record<CaseAction, string>> = { accept: '受理', answer: '答复', assign: '派给帮手', transfer: '转办', pause: '先停一停', resume: '接着办', 'ask-missing': '一次告知' }
/** The most natural next step first; one of them is the primary button. */
const order: CaseAction[] = ['accept', 'resume', 'answer', 'assign', 'transfer', 'ask-missing', 'pause']
const refresh = ['read-desk-case', 'list-inbox'] as const

/** One case at the desk: what it is, what was done, and the next action under the thumb or the key. */
export function CaseDesk({ communityCode, caseId, keys = false }: { communityCode: string; caseId: string; keys?: boolean }) {
  const which = { communityCode, caseId }
  const { data, error, isPending, isFetching, refetch } = useRead('read-desk-case', which, { refetchInterval: 20_000 })
  const [asked, setAsked] = useState<CaseAction | 'more' | null>(null)
  const accept = useWrite('accept-case', { refresh: [...refresh] })
  const resume = useWrite('resume-case', { refresh: [...refresh] })
  const can = (a: CaseAction) => data?.can.includes(a) ?? false
  const act = (a: CaseAction) => {
    if (!can(a)) return
    if (a === 'accept') accept.mutate(which)
    else if (a === 'resume') resume.mutate(which)
    else setAsked(a)
  }
  useKeys({ a: () => act('accept'), r: () => act('answer'), g: () => act('assign'), t: () => act('transfer'), m: () => act('ask-missing'), p: () => act(can('resume') ? 'resume' : 'pause') }, keys)
  if (isPending) return <Skeleton answer rows={4} />
  if (!data) return <Card><Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} /></Card>
  const actions = order.filter(can)
  const [first, ...others] = actions
  const wrong = accept.error ?? resume.error
  const close = () => setAsked(null)
  const bar = first ? (
    <View className='ui-bottom-row desk-actions'>
      {others.length ? <Btn onTap={() => setAsked('more')}>别的办法</Btn> : null}
      <Btn kind='primary' loading={accept.isPending || resume.isPending} onTap={() => act(first)}>{words[first]}</Btn>
    </View>
  ) : null
  return (
    <>
      {wrong ? <Notice tone='soon' icon='info'>{wrong.message}</Notice> : null}
      <CaseHead view={data} />
      {keys ? bar : null}
      {data.state === 'answered' ? <Notice icon='lock'>办没办好，只由居民来说</Notice> : null}
      <CaseTimeline entries={data.timeline} />
      <Looked view={data} />
      {keys || !bar ? null : <BottomBar>{others.length ? <Btn onTap={() => setAsked('more')}>别的办法</Btn> : null}<Btn kind='primary' loading={accept.isPending || resume.isPending} onTap={() => act(first!)}>{words[first!]}</Btn></BottomBar>}
      <Sheet open={asked === 'more'} title='还能怎么办' onClose={close}>
        {others.map((a) => <Btn key={a} onTap={() => { close(); act(a) }}>{words[a]}</Btn>)}
      </Sheet>
      <AnswerSheet open={asked === 'answer'} view={data} onClose={close} />
      <AssignSheet open={asked === 'assign'} view={data} onClose={close} />
      <TransferSheet open={asked === 'transfer'} view={data} onClose={close} />
      <PauseSheet open={asked === 'pause'} view={data} onClose={close} />
      <MissingSheet open={asked === 'ask-missing'} view={data} onClose={close} />
    </>
  )
}

function Looked({ view }: { view: CaseView }) {
  if (!view.views.length) return null
  return (
    <Card title='谁看过' aside='居民也看得见'>
      {view.views.slice(0, 6).map((v) => <Row key={v.who + v.at} title={v.who} note={ago(v.at)} strong={false} />)}
    </Card>
  )
}
