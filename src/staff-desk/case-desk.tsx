import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Arriving, BottomBar, Btn, Card, Notice, Row, Screen, Sheet, Wrong } from '@/ui'
import { CaseTimeline, Ratings } from '@/ui/case'
import { ago } from '@/ui/words'
import type { CaseAction } from '@/contracts/case-words'
import type { CaseView } from '@/contracts/case-shapes'
import { open } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { AnswerSheet } from './answer-sheet'
import { AssignSheet } from './assign-sheet'
import { CaseHead } from './case-head'
import './staff-desk.scss'
import { HowOffered } from './how-offered'
import { useKeys } from './keys'
import { AskMissing } from './ask-missing'
import { PauseSheet } from './pause-sheet'
import { TransferSheet } from './transfer-sheet'

interface Props {
  communityCode: string
  caseId: string
  /** In the wide desk, with keys; else a screen of its own. */
  beside?: boolean
}
interface Move {
  action: CaseAction
  word: string
  key: string
}
type Asked = CaseAction | 'more' | null

/** The most natural next step first: it is the primary button. Each has its key on the wide desk. */
const moves: Move[] = [
  { action: 'accept', word: '受理', key: 'a' },
  { action: 'resume', word: '接着办', key: 'p' },
  { action: 'answer', word: '答复', key: 'r' },
  { action: 'assign', word: '派给帮手', key: 'g' },
  { action: 'transfer', word: '转办', key: 't' },
  { action: 'ask-missing', word: '一次告知', key: 'm' },
  { action: 'pause', word: '先停一停', key: 'p' },
]
const refresh = ['read-desk-case', 'list-inbox'] as const

/**
 * One case at the desk: what it is, what was done, and the next action.
 * `beside`: in the wide desk, with keys; else a screen of its own.
 */
export function CaseDesk({ communityCode, caseId, beside = false }: Props) {
  const which = { communityCode, caseId }
  const read = useRead('read-desk-case', which, { refetchInterval: 20_000 })
  const { data } = read
  const [asked, setAsked] = useState<Asked>(null)
  const accept = useWrite('accept-case', { refresh: [...refresh] })
  const resume = useWrite('resume-case', { refresh: [...refresh] })
  const can = moves.filter((m) => data?.can.includes(m.action))
  const act = (a: CaseAction) => {
    if (a === 'accept') accept.mutate(which)
    else if (a === 'resume') resume.mutate(which)
    else setAsked(a)
  }
  useKeys(Object.fromEntries(can.map((m) => [m.key, () => act(m.action)])), beside)
  const [first, ...others] = can

  const primary = first ? (
    <Btn
      kind="primary"
      loading={accept.isPending || resume.isPending}
      label={first.word}
      onTap={() => act(first.action)}
    >
      {first.word}
      {beside && <Text className="desk-key">{first.key}</Text>}
    </Btn>
  ) : null
  const content = data ? (
    <>
      <Wrong mild error={accept.error ?? resume.error} />
      <Whole view={data} beside={beside} />
      {primary && beside && (
        <View className="ui-stack desk-moves">
          {primary}
          <View className="ui-line">
            {others.map((m) => (
              <Btn key={m.action} size="small" label={m.word} onTap={() => act(m.action)}>
                {m.word}
                <Text className="desk-key">{m.key}</Text>
              </Btn>
            ))}
          </View>
        </View>
      )}
      <Sheets view={data} asked={asked} others={others} onAct={act} onClose={() => setAsked(null)} />
    </>
  ) : (
    <Arriving read={read} kept="写到一半的答复都在" answer rows={4} />
  )
  if (beside) return content
  const bar = (
    <BottomBar>
      {others.length ? <Btn onTap={() => setAsked('more')}>别的办法</Btn> : null}
      {primary}
    </BottomBar>
  )
  return (
    <Screen
      title={data?.title ?? '这件事'}
      backTo="staff-desk/index"
      offline="没网，先看存着的；答复写了会留在手机里"
      bottom={primary && bar}
    >
      {content}
    </Screen>
  )
}

function Whole({ view, beside }: { view: CaseView; beside: boolean }) {
  const which = { communityCode: view.communityCode, caseId: view.caseId }
  return (
    <>
      {view.state === 'answered' ? <Notice icon="lock">办没办好，只由居民来说</Notice> : null}
      {view.byHand && view.can.includes('assign') ? (
        <Notice icon="people" tone="soon">
          居民请你们来安排，系统不再问人
        </Notice>
      ) : null}
      <CaseHead view={view} />
      <CaseTimeline entries={view.timeline} />
      {beside ? (
        <HowOffered {...which} />
      ) : (
        <Card>
          <Row
            icon="people"
            title="怎么派的"
            note="问了谁、凭什么、谁没问"
            onTap={() => void open('staff-desk/dispatch', which)}
          />
        </Card>
      )}
      <Ratings view={view} />
      <Looked view={view} />
    </>
  )
}

interface SheetsProps {
  view: CaseView
  asked: Asked
  others: Move[]
  onAct: (action: CaseAction) => void
  onClose: () => void
}

/** The questions that an action opens, one at a time. */
function Sheets({ view, asked, others, onAct, onClose }: SheetsProps) {
  const choose = (action: CaseAction) => {
    onClose()
    onAct(action)
  }
  return (
    <>
      <Sheet open={asked === 'more'} title="还能怎么办" onClose={onClose}>
        {others.map((m) => (
          <Btn key={m.action} onTap={() => choose(m.action)}>
            {m.word}
          </Btn>
        ))}
      </Sheet>
      <AnswerSheet open={asked === 'answer'} view={view} onClose={onClose} />
      <AssignSheet open={asked === 'assign'} view={view} onClose={onClose} />
      <TransferSheet open={asked === 'transfer'} view={view} onClose={onClose} />
      <PauseSheet open={asked === 'pause'} view={view} onClose={onClose} />
      <AskMissing open={asked === 'ask-missing'} view={view} onClose={onClose} />
    </>
  )
}

const lookedShown = 6

function Looked({ view }: { view: CaseView }) {
  if (!view.views.length) return null
  return (
    <Card title={`谁看过 · ${view.views.length} 个人`} aside="居民也看得见">
      {view.views.slice(0, lookedShown).map((v) => (
        <Row key={v.who + v.at} title={v.who} aside={ago(v.at)} plain />
      ))}
    </Card>
  )
}
