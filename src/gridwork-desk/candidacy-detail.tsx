import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, Card, Notice, Pill, ReasonSheet, Row } from '@/ui'
import { ago } from '@/ui/words'
import type { CandidacyView } from '@/contracts/gridwork-shapes'
import { useWrite } from '@/platform/query'
import { Moves } from './moves'
import './gridwork-desk.scss'

const reasons = ['这次定了别人', '先在楼里帮几件再来', '住得不在这一栋']

/** Who would take a post, with what they finished; yes or no. At most one holds it. */
export function CandidacyDetail({ of, onDone }: { of: CandidacyView; onDone: () => void }) {
  const which = { communityCode: of.communityCode, candidacyId: of.candidacyId }
  const [refusing, setRefusing] = useState(false)
  const decide = useWrite('decide-post', { refresh: ['list-candidacies', 'list-posts', 'read-post'] })
  const appoint = () =>
    decide.mutate(
      { ...which, decision: 'appoint', ...(of.holderName ? { handOver: true } : {}) },
      { onSuccess: onDone },
    )
  const moves = [
    {
      key: 'appoint',
      word: of.holderName ? '交接给他' : '就定他',
      onTap: appoint,
      loading: decide.isPending && !refusing,
    },
    { key: 'refuse', word: '这次不定他', onTap: () => setRefusing(true) },
  ] as const
  return (
    <>
      {decide.error && !refusing ? (
        <Notice tone="brand" icon="warn">
          {decide.error.message}
        </Notice>
      ) : null}
      <Card>
        <View className="ui-line-wide">
          <Pill tone={of.holderName ? 'info' : 'soon'}>{of.holderName ? `现在是${of.holderName}` : '空着'}</Pill>
          <View className="ui-small">{ago(of.at)} 报的</View>
        </View>
        <View className="gd-name">{of.postName}</View>
        <Answer value={of.name} unit={[of.kindName, of.partyMember && '党员'].filter(Boolean).join(' · ')} />
      </Card>
      <Card>
        <Row icon="star" title={`办完 ${of.finished} 件`} note="从办完的事里算，不是自己报的" plain />
        {of.words ? <Row icon="edit" title={of.words} note="他说" plain /> : null}
      </Card>
      {of.holderName ? <Notice icon="info">{`定了他，${of.holderName}的任期今天结束，历史留着`}</Notice> : null}
      <Moves moves={moves.filter((m) => of.can.includes(m.key))} />
      <ReasonSheet
        open={refusing}
        title="为什么这次不定他"
        note="这句话他看得见"
        reasons={reasons}
        button="告诉他"
        busy={decide.isPending}
        wrong={decide.error?.message}
        onClose={() => setRefusing(false)}
        onReason={(reason) => decide.mutate({ ...which, decision: 'refuse', reason }, { onSuccess: onDone })}
      />
    </>
  )
}
