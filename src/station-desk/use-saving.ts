import { useDoing } from '@/platform/doing'
import { useWrite } from '@/platform/query'
import { upload } from '@/platform/upload'
import { describe, looks, type StationForm } from './station-form'

/** What shows a station and must be read again once it has changed. */
export const stationReads = [
  'read-desk-station',
  'list-stations-of-area',
  'list-my-stations',
  'list-faults',
  'read-station',
] as const

/** Photos first, then the words: sent again after a fault it happens once. */
export function useSaving() {
  const { run, ...doing } = useDoing()
  const write = useWrite('save-station', { refresh: [...stationReads] })
  /** @returns whether it is saved; if not, `wrong` says why */
  const save = async (form: StationForm): Promise<boolean> => {
    let saved = false
    await run(async () => {
      for (const photo of form.photos) await upload(photo)
      await write.mutateAsync({
        ...describe(form),
        communityCode: form.communityCode,
        exceptions: form.exceptions,
        facilities: looks(form),
        ...(form.base === null ? {} : { edition: form.base }),
      })
      saved = true
    })
    return saved
  }
  return { ...doing, save }
}
