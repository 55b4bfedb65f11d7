import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { BottomBar, Btn, Meter, Notice, Screen } from '@/ui'
import { neverAsked, applicationPurposes } from '@/contracts/gridwork-words'
import { lastStep, type ApplicationDraft } from './draft-of-application'
import { SkillsStep, WhenStep, WhereStep, WhoStep, type StepProps } from './steps'
import './gridwork.scss'

interface Step {
  title: string
  why: string
  part: (props: StepProps) => ReactNode
  /** What is still needed to go on; nothing: go. */
  needs: (d: ApplicationDraft) => string | undefined
}
const steps: Step[] = [
  {
    title: '你是哪一种？',
    why: neverAsked,
    part: WhoStep,
    needs: (d) => (d.kind === 'part-timer' && !d.platform ? '点一下在哪儿跑' : undefined),
  },
  {
    title: '平时在哪一片？',
    why: '从名单里选，不用开定位。',
    part: WhereStep,
    needs: (d) => (d.communityCode ? undefined : '先选一个社区'),
  },
  {
    title: '哪会儿有空？',
    why: applicationPurposes.windows,
    part: WhenStep,
    needs: (d) => (d.windows.length ? undefined : '至少选一段有空的时候'),
  },
  { title: '会做什么？', why: '有什么用什么，不用凑。', part: SkillsStep, needs: () => undefined },
]

interface Props extends StepProps {
  title: string
  /** Said above every step: what the community still misses. */
  notice?: string
  last: ReactNode
  lastBar: ReactNode
  lastTitle: string
  backTo: string
}

/** One question a screen, the next one under the thumb. Where one stops is where one goes on. */
export function ApplicationForm({ draft, change, fixed, title, notice, last, lastBar, lastTitle, backTo }: Props) {
  const at = Math.min(draft.step, lastStep)
  const step = steps[at]
  const Part = step?.part
  const needs = step?.needs(draft)
  const go = (to: number) => change({ step: to })
  const next = (
    <Btn kind="primary" disabled={Boolean(needs)} onTap={() => go(at + 1)}>
      下一步
    </Btn>
  )
  return (
    <Screen
      title={title}
      sub={`${at + 1} / ${lastStep + 1} · 已存在手机里`}
      backTo={backTo}
      offline="没网也能填，先存在手机里；交的时候要有网"
      bottom={
        <BottomBar note={needs}>
          {at ? <Btn onTap={() => go(at - 1)}>上一步</Btn> : null}
          {step ? next : lastBar}
        </BottomBar>
      }
    >
      <View className="step-head">
        <Meter value={(at + 1) / (lastStep + 1)} label={`第 ${at + 1} 步，一共 ${lastStep + 1} 步`} />
        <View>
          <View className="step-title">{step?.title ?? lastTitle}</View>
          {step ? <View className="ui-medium step-why">{step.why}</View> : null}
        </View>
      </View>
      {notice ? (
        <Notice tone="soon" icon="info">
          {notice}
        </Notice>
      ) : null}
      {Part ? <Part draft={draft} change={change} fixed={fixed} /> : last}
    </Screen>
  )
}
