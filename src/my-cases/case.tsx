import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Screen } from '@/ui'
import { AskRating, CaseTimeline, Ratings } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import { open } from '@/platform/navigate'
import { useReadWhenShown } from '@/platform/query'
import { AnswerCard } from './answer-card'
import { MoreToSay } from './more-to-say'
import { PromiseCard } from './promise-card'
import { SaidCard } from './said-card'
import { Verdict } from './verdict'
import { Viewers } from './viewers'
import { Withdraw } from './withdraw'

definePageConfig({ navigationBarTitleText: '这件事' })

/**
 * One case as its resident sees it: how much time is left, who
 * answers for it, what happened, and what only they can say.
 */
export default function MyCase() {
  const { communityCode = '', caseId = '' } = useRouter().params
  const read = useReadWhenShown('read-case', { communityCode, caseId }, { refetchInterval: 20_000 })
  const { data } = read
  const [asked, setAsked] = useState<'verdict' | 'more' | 'withdraw' | null>(null)
  const close = () => setAsked(null)
  if (!data)
    return (
      <Screen title="这件事" backTo="my-cases/index">
        <Arriving read={read} kept="你说过的都在社区存着" answer rows={4} />
      </Screen>
    )
  return (
    <Screen title={data.title} backTo="my-cases/index" bottom={<Bottom view={data} ask={setAsked} />}>
      <PromiseCard view={data} />
      {data.answer ? <AnswerCard view={data} /> : null}
      {data.can.includes('rate') && !data.can.includes('say-verdict') ? <AskRating view={data} about="帮手" /> : null}
      <Ratings view={data} />
      <CaseTimeline entries={data.timeline} shown={data.answer} />
      <SaidCard view={data} />
      {data.views.length ? <Viewers view={data} /> : null}
      {data.can.includes('ask-for-person') ? (
        <Btn size="middle" icon="people" onTap={() => void open('by-hand/index', { communityCode, caseId })}>
          请社区的人来安排
        </Btn>
      ) : null}
      {data.can.includes('see-why-asked') ? (
        <Btn size="middle" onTap={() => void open('gridwork/why', { communityCode, caseId })}>
          为什么问我
        </Btn>
      ) : null}
      {data.can.includes('withdraw') ? (
        <Btn size="middle" onTap={() => setAsked('withdraw')}>
          不用办了，撤回
        </Btn>
      ) : null}
      <Verdict open={asked === 'verdict'} view={data} onClose={close} />
      <MoreToSay open={asked === 'more'} view={data} onClose={close} />
      <Withdraw open={asked === 'withdraw'} view={data} onClose={close} />
    </Screen>
  )
}

function Bottom({ view, ask }: { view: CaseView; ask: (what: 'verdict' | 'more') => void }) {
  if (view.can.includes('say-verdict'))
    return (
      <BottomBar note="三句话：联系了吗，解决了吗，满意吗">
        <Btn kind="primary" onTap={() => ask('verdict')}>
          说说办得怎么样
        </Btn>
      </BottomBar>
    )
  if (!view.can.includes('supply-missing')) return null
  return (
    <BottomBar>
      <Btn kind={view.missing.length ? 'primary' : 'quiet'} icon="plus" onTap={() => ask('more')}>
        {view.missing.length ? '把差的补上' : '再补一句'}
      </Btn>
    </BottomBar>
  )
}
