import type { PhotoView } from '@/contracts/case-shapes'
import { VoiceRow } from './voice-row'

/** What was said aloud of a case. */
export const CaseVoices = ({ photos, title }: { photos: PhotoView[]; title: string }) => (
  <>
    {photos
      .filter((p) => p.kind === 'voice')
      .map((v) => (
        <VoiceRow key={v.url} url={v.url} title={title} />
      ))}
  </>
)
