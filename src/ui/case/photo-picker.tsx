import { useEffect, useState } from 'react'
import { choosePhotos, lookAt } from '@/platform/photo'
import { dropFile, openFile, type KeptFile } from '@/platform/kept-files'
import { Btn } from '../btn'
import { PhotoGrid } from '../photo-grid'
import { Sheet } from '../sheet'

/** Photos being chosen: taken or picked, shown, removed. They lie on the phone until they are sent. */
export function PhotoPicker({
  files,
  onChange,
  max = 9,
  addWord,
}: {
  files: KeptFile[]
  onChange: (files: KeptFile[]) => void
  max?: number
  addWord?: string
}) {
  const [asking, setAsking] = useState(false)
  const sources = usePictures(files)
  const add = (from: 'camera' | 'album') => {
    setAsking(false)
    void choosePhotos({ max: max - files.length, from }).then((more) => {
      if (more.length) onChange([...files, ...more].slice(0, max))
    })
  }
  const remove = (id: string) => {
    const gone = files.find((f) => f.id === id)
    if (gone) void dropFile(gone.path)
    onChange(files.filter((f) => f.id !== id))
  }
  const srcs = files.map((f) => sources[f.id]).filter((s): s is string => Boolean(s))
  return (
    <>
      <PhotoGrid
        photos={files.map((f) => ({ id: f.id, src: sources[f.id] ?? null }))}
        max={max}
        addWord={addWord}
        onAdd={() => setAsking(true)}
        onRemove={remove}
        onOpen={(id) => {
          const src = sources[id]
          if (src) lookAt(srcs, src)
        }}
      />
      <Sheet open={asking} title="照片从哪儿来" onClose={() => setAsking(false)}>
        <Btn icon="camera" onTap={() => add('camera')}>
          现在拍
        </Btn>
        <Btn icon="photo" onTap={() => add('album')}>
          从相册选
        </Btn>
      </Sheet>
    </>
  )
}

/** Kept files as something an <Image> can show. */
export function usePictures(files: KeptFile[]): Record<string, string | null> {
  const [sources, setSources] = useState<Record<string, string | null>>({})
  const ids = files.map((f) => f.id).join()
  useEffect(() => {
    let wanted = true
    void Promise.all(files.map(async (f) => [f.id, await openFile(f.path)] as const)).then((pairs) => {
      if (wanted) setSources(Object.fromEntries(pairs))
    })
    return () => {
      wanted = false
    }
  }, [ids])
  return sources
}
