import { useState } from 'react'
import { Btn, Notice, PhotoGrid, Sheet, Wrong } from '@/ui'
import { onHost } from '@/platform/host'
import { lookAt } from '@/platform/photo'
import { useWrite } from '@/platform/query'
import { stationReads } from './use-saving'
import type { DeskStationPage } from '@/contracts/station-shapes'

/** The photos that riders see now; each can come down. */
export function HungPhotos({ page }: { page: DeskStationPage }) {
  const { communityCode, stationId, photoViews } = page
  const [asked, setAsked] = useState<string | null>(null)
  const remove = useWrite('remove-station-photo', { refresh: [...stationReads] })
  if (!photoViews.length) return null
  const urls = photoViews.map((p) => onHost(p.url))
  const close = () => {
    setAsked(null)
    remove.reset()
  }
  const look = (id: string) => lookAt(urls, urls[photoViews.findIndex((p) => p.uploadId === id)]!)
  return (
    <>
      <PhotoGrid
        photos={photoViews.map((p) => ({ id: p.uploadId, src: onHost(p.thumbUrl) }))}
        onOpen={look}
        onRemove={setAsked}
      />
      <Sheet
        open={asked !== null}
        title="不挂这张了？"
        onClose={close}
        action={
          <>
            <Btn onTap={close}>先留着</Btn>
            <Btn
              kind="primary"
              loading={remove.isPending}
              onTap={() => remove.mutate({ communityCode, stationId, uploadId: asked! }, { onSuccess: close })}
            >
              取下来
            </Btn>
          </>
        }
      >
        <Wrong error={remove.error} />
        {remove.error ? null : <Notice icon="info">骑手马上就看不到了，取下来就拿不回来。</Notice>}
      </Sheet>
    </>
  )
}
