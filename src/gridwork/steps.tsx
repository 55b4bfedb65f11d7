import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Chips, ManyChips, Row, SwitchRow, TextArea } from '@/ui'
import { applicationPurposes as why, platforms, type Platform } from '@/contracts/gridwork-words'
import { skills, type Skill } from '@/contracts/roles'
import type { ApplicationDraft } from './draft-of-application'
import { AreaSheet, GridSheet } from './area-sheet'
import { WeekHours } from './week-hours'

export interface StepProps {
  draft: ApplicationDraft
  change: (part: Partial<ApplicationDraft>) => void
  /** An application stays in its community. */
  fixed?: boolean
}

/** What it is used for, right below what is asked. */
const Why = ({ children }: { children: string }) => <View className="ui-small step-gap">{children}</View>

const choices = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.entries(words) as [V, string][]).map(([value, word]) => ({ value, word }))

export function WhoStep({ draft, change }: StepProps) {
  const isRider = draft.kind === 'part-timer'
  return (
    <>
      <Card>
        <Row
          title="骑手、快递、网约车"
          note="兼职网格员，跑单空当里搭把手"
          chosen={isRider}
          onTap={() => change({ kind: 'part-timer' })}
        />
        <Row
          title="在职党员、热心居民"
          note="志愿者，下班以后在社区出力"
          chosen={!isRider}
          onTap={() => change({ kind: 'volunteer', platform: null })}
        />
      </Card>
      {isRider ? (
        <Card title="在哪儿跑">
          <Chips
            label="在哪儿跑"
            choices={choices<Platform>(platforms)}
            value={draft.platform}
            onChange={(platform) => change({ platform })}
          />
          <Why>{why.platform}</Why>
        </Card>
      ) : null}
      <Card>
        <SwitchRow
          icon="star"
          title="我是党员"
          note={why.partyMember}
          on={draft.partyMember}
          onChange={(partyMember) => change({ partyMember })}
        />
      </Card>
    </>
  )
}

export function WhereStep({ draft, change, fixed }: StepProps) {
  const [choosing, setChoosing] = useState<'community' | 'grids' | null>(null)
  const close = () => setChoosing(null)
  const some = draft.grids.map((g) => g.name).join('、')
  const someNote = `${some ? '点一下再改，最多' : '按楼栋认，最多选'}三片`
  const choose = (
    <Btn size="small" label="选社区" onTap={() => setChoosing('community')}>
      {draft.communityCode ? '换' : '选'}
    </Btn>
  )
  return (
    <>
      <Card>
        <Row
          icon="pin"
          title={draft.communityName ?? '选一个社区'}
          note={why.communityCode}
          aside={fixed ? undefined : choose}
        />
      </Card>
      {draft.communityCode ? (
        <Card title="社区里哪一片">
          <Row
            title="整个社区都行"
            note="问到的机会多一些"
            chosen={!draft.grids.length}
            onTap={() => change({ grids: [] })}
          />
          <Row
            title={some || '只要常去的几片'}
            note={someNote}
            chosen={draft.grids.length > 0}
            onTap={() => setChoosing('grids')}
          />
          <Why>{why.gridCodes}</Why>
        </Card>
      ) : null}
      <AreaSheet
        open={choosing === 'community'}
        onClose={close}
        onChoose={(communityCode, communityName) => {
          change({ communityCode, communityName, ...(communityCode === draft.communityCode ? {} : { grids: [] }) })
          close()
        }}
      />
      {draft.communityCode ? (
        <GridSheet
          open={choosing === 'grids'}
          communityCode={draft.communityCode}
          chosen={draft.grids}
          onChange={(grids) => change({ grids })}
          onClose={close}
        />
      ) : null}
    </>
  )
}

export const WhenStep = ({ draft, change }: StepProps) => (
  <Card>
    <WeekHours windows={draft.windows} onChange={(windows) => change({ windows })} />
  </Card>
)

const limits = ['1', '2', '3', '4', '5'].map((value) => ({ value, word: `${value} 件` }))

export function SkillsStep({ draft, change }: StepProps) {
  return (
    <>
      <Card title="会做什么">
        <ManyChips
          label="会做什么"
          choices={choices<Skill>(skills)}
          values={draft.skills}
          onChange={(now) => change({ skills: now })}
        />
        <Why>{`${why.skills}不选也行，送东西、指个路都算。`}</Why>
      </Card>
      <Card title="手上最多几件">
        <Chips
          label="手上最多几件"
          choices={limits}
          value={String(draft.maxOpenTasks)}
          onChange={(n) => change({ maxOpenTasks: Number(n) })}
        />
        <Why>{why.maxOpenTasks}</Why>
      </Card>
      <Card>
        <TextArea
          label="还想说的"
          value={draft.words}
          onChange={(words) => change({ words })}
          maxLength={200}
          placeholder="比如：下雪天也在，能扫雪。不写也行"
          hint={why.words}
        />
      </Card>
    </>
  )
}
