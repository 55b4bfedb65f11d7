import type { PhotoView, TimelineEntry } from '@/contracts/case-shapes'
import { onHost } from '@/platform/host'
import { lookAt } from '@/platform/photo'
import { Card } from '../card'
import { PhotoGrid } from '../photo-grid'
import { Timeline } from '../timeline'
import { ago } from '../words'

/**
 * What happened to a case, newest first, with the photos of
 * each step. `shown` is what the screen says elsewhere already.
 */
export function CaseTimeline({ entries, shown }: { entries: TimelineEntry[]; shown?: string | null }) {
  return (
    <Card title="一路怎么办的">
      <Timeline
        items={entries.map((e, i) => ({
          key: `${e.at}-${i}`,
          title: e.title,
          time: ago(e.at),
          note: e.detail && e.detail !== shown ? e.detail : undefined,
          more: e.photos ? <CasePhotos photos={e.photos} /> : undefined,
        }))}
      />
    </Card>
  )
}

/** Photos of a case; a press shows them large. Voice notes are not pictures and have their own row. */
export function CasePhotos({ photos }: { photos: PhotoView[] }) {
  const pictures = photos.filter((p) => p.kind !== 'voice')
  if (!pictures.length) return null
  const urls = pictures.map((p) => onHost(p.url))
  return (
    <PhotoGrid
      photos={pictures.map((p) => ({ id: onHost(p.url), src: onHost(p.thumbUrl) }))}
      onOpen={(url) => lookAt(urls, url)}
    />
  )
}
