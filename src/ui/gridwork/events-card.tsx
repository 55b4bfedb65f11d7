import type { GridworkEvent } from '@/contracts/gridwork-shapes'
import { Card } from '../card'
import { Timeline } from '../timeline'
import { ago } from '../words'

/** What happened to an application and the appointment that came of it, newest first. */
export function EventsCard({ events }: { events: GridworkEvent[] }) {
  if (!events.length) return null
  const items = [...events].reverse().map((e, i) => ({
    key: `${e.at}-${i}`,
    title: e.title,
    time: ago(e.at),
    note: [e.who, e.detail].filter(Boolean).join(' · '),
  }))
  return (
    <Card title="一路怎么走的">
      <Timeline items={items} />
    </Card>
  )
}
