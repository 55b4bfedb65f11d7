import { View } from '@tarojs/components'
import { CallBtn, Card, Pill, Row } from '@/ui'
import { CasePhotos, CaseVoices } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import { saidAt } from './promise-card'
import { WhoIsTold } from './who-is-told'

/** Whoever spoke for nobody else knows their own name. */
const others = (view: CaseView) => view.people.filter((p) => p.relation !== '提的人')

/** What was said, where, and who is concerned. */
export function SaidCard({ view }: { view: CaseView }) {
  return (
    <Card title="说的是" aside={saidAt(view)}>
      {view.text ? <View className="case-words">{view.text}</View> : null}
      <CasePhotos photos={view.photos.filter((p) => p.kind === 'post' || p.kind === 'evidence')} />
      <CaseVoices photos={view.photos} title="说的话" />
      <Row
        icon="pin"
        title={view.placeName}
        note={[view.gridName, view.categoryName].filter(Boolean).join(' · ')}
        aside={<Pill tone={view.isPrivate ? 'shut' : 'open'}>{view.isPrivate ? '不公开' : '邻居能看到'}</Pill>}
      />
      {others(view).map((p) => (
        <Row
          key={p.relation + p.name}
          icon="me"
          title={p.name}
          note={p.relation}
          plain
          aside={p.phone && p.relation === '帮手' && <CallBtn name={p.name} phone={p.phone} />}
        />
      ))}
      <WhoIsTold view={view} />
    </Card>
  )
}
