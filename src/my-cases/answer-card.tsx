import { View } from '@tarojs/components'
import { Card } from '@/ui'
import { CasePhotos } from '@/ui/case'
import { ago } from '@/ui/words'
import type { CaseView } from '@/contracts/case-shapes'

/** What the office answered, with its photos of the work. */
export function AnswerCard({ view }: { view: CaseView }) {
  return (
    <Card
      title={view.state === 'answered' || view.state === 'closed' ? `${view.office}怎么答的` : '上一次怎么答的'}
      aside={view.answeredAt ? ago(view.answeredAt) : undefined}
    >
      <View className="case-words">{view.answer}</View>
      <CasePhotos photos={view.photos.filter((p) => p.kind === 'answer' || p.kind === 'after')} />
    </Card>
  )
}
