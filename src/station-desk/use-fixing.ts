import { useState } from 'react'
import type { StationFault } from '@/contracts/station-shapes'
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
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Error | null>(null)
  /** To how many people it was told; null while it is not done. */
  const [told, setTold] = useState<number | null>(null)
  const fix = useWrite('fix-fault', { refresh: [...stationReads] })
  const refute = useWrite('refute-fault', { refresh: [...stationReads] })
  const said = { communityCode, stationId, faultId, text: draft.text.trim() }
  const end = async (write: () => Promise<{ told: number }>) => {
    setBusy(true)
    setWrong(null)
    try {
      setTold((await write()).told)
      clear()
    } catch (error) {
      setWrong(error as Error)
    } finally {
      setBusy(false)
    }
  }
  const mended = () =>
    end(async () => {
      for (const photo of draft.photos) await upload(photo)
      return fix.mutateAsync({ ...said, photos: draft.photos.map((p) => p.id) })
    })
  return { draft, change, busy, wrong, told, mended, refuted: () => end(() => refute.mutateAsync(said)) }
}
