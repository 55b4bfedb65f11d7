import type { Place } from '@/contracts/case-shapes'
import { clientId } from '@/platform/client-id'
import { useDraft } from '@/platform/draft'
import type { KeptFile } from '@/platform/kept-files'
import { useSession } from '@/platform/session'
import { beginning } from '@/rules/text'

/** A case while it is being written. It stays on the phone until it is said. */
export interface CaseDraft {
  caseId: string
  text: string
  photos: KeptFile[]
  voice: KeptFile | null
  place: Place | null
  /** How the chosen place reads; null while it is only guessed from the pin. */
  placeWords: string | null
  categoryCode: string | null
  isPrivate: boolean
  forPersonId: string | null
  byHand: boolean
}

const empty = (): CaseDraft => ({
  caseId: clientId(),
  text: '',
  photos: [],
  voice: null,
  place: null,
  placeWords: null,
  categoryCode: null,
  isPrivate: false,
  forPersonId: null,
  byHand: false,
})

/** The id is made when writing begins and kept with the draft: sent twice, it is still one case. */
export function useCaseDraft() {
  // Two people may share a phone: what one was writing is not for the other.
  const person = useSession((s) => s.me?.personId ?? 'nobody')
  const [draft, change, clear] = useDraft<CaseDraft>(`post-case:${person}`, empty())
  return { draft, change, clear }
}

/** Something was said: a photo, a voice note or a few words. */
export const hasSaid = (d: CaseDraft): boolean => d.text.trim() !== '' || d.photos.length > 0 || d.voice !== null

/** What the outbox and the waiting list call it. */
export const titleOf = (d: CaseDraft): string =>
  beginning(d.text.trim().split(/[。！？\n]/)[0]!, 20) || (d.voice ? '一段录音' : `${d.photos.length} 张照片`)
