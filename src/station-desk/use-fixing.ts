import { useState } from 'react'
import type { StationFault } from '@/contracts/station-shapes'
import { useDoing } from '@/platform/doing'
import { useDraft } from '@/platform/draft'
import type { KeptFile } from '@/platform/kept-files'
import { useWrite } from '@/platform/query'
import { upload } from '@/platform/upload'
import { stationReads } from './use-saving'

interface Fixing {
  text: string
  photos: KeptFile[]
}
const nothing: Fixing = { text: '', photos: [] }

/** The two ways a fault ends: mended with a photo, or it was well all along. What was written stays until then. */
export function useFixing({ communityCode, stationId, faultId }: StationFault) {
  const [draft, change, clear] = useDraft<Fixing>(`fix:${faultId}`, nothing)
  const { busy, wrong, run } = useDoing()
  /** To how many people it was told; null while it is not done. */
  const [told, setTold] = useState<number | null>(null)
  const fix = useWrite('fix-fault', { refresh: [...stationReads] })
  const refute = useWrite('refute-fault', { refresh: [...stationReads] })
  const said = { communityCode, stationId, faultId, text: draft.text.trim() }
  const ended = (done: { told: number }) => {
    setTold(done.told)
    clear()
  }
  const mended = () =>
    run(async () => {
      for (const photo of draft.photos) await upload(photo)
      ended(await fix.mutateAsync({ ...said, photos: draft.photos.map((p) => p.id) }))
    })
  const refuted = () => run(async () => ended(await refute.mutateAsync(said)))
  return { draft, change, busy, wrong, told, mended, refuted }
}
