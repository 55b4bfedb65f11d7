import { View } from '@tarojs/components'
import { Btn, Card, Pill, Row } from '@/ui'
import { CasePhotos, VoiceRow } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import { dial } from '@/platform/navigate'
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
      {view.photos
        .filter((p) => p.kind === 'voice')
        .map((v) => (
          <VoiceRow key={v.url} url={v.url} title="说的话" />
        ))}
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
          strong={false}
          aside={
            p.phone && p.relation === '帮手' ? (
              <Btn size="small" icon="phone" label={`给${p.name}打电话`} onTap={() => dial(p.phone!)}>
                打电话
              </Btn>
            ) : undefined
          }
        />
      ))}
      <WhoIsTold view={view} />
    </Card>
  )
}
