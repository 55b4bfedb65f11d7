import { Btn, Chips, Notice, Sheet, TextArea } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { useDoing } from '@/platform/doing'
import { useDraft } from '@/platform/draft'
import type { KeptFile } from '@/platform/kept-files'
import { useWrite } from '@/platform/query'
import { upload } from '@/platform/upload'
import { templatesFor } from './reply-templates'

interface Draft {
  text: string
  photos: KeptFile[]
}
const empty: Draft = { text: '', photos: [] }

/** The answer to a person. Kept for each case until it is sent; a faster colleague costs no word. */
export function AnswerSheet({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const [draft, change, clear] = useDraft<Draft>(`answer:${view.caseId}`, empty)
  const { busy, wrong, run } = useDoing()
  const write = useWrite('answer-case', { refresh: ['read-desk-case', 'list-inbox'] })
  const send = () =>
    run(async () => {
      for (const photo of draft.photos) await upload(photo)
      await write.mutateAsync({
        communityCode: view.communityCode,
        caseId: view.caseId,
        text: draft.text.trim(),
        photos: draft.photos.map((p) => p.id),
      })
      clear()
      onClose()
    })
  const templates = templatesFor(view.categoryName)
  return (
    <Sheet
      open={open}
      title="答复"
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={draft.text.trim().length < 4} loading={busy} onTap={() => void send()}>
          答复居民
        </Btn>
      }
    >
      {wrong ? <Notice tone="brand" icon="warn">{`${wrong.message}写的都还在。`}</Notice> : null}
      <TextArea
        label="办了什么、结果怎样"
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={1000}
        placeholder="比如：下午换了新的，试过能用，坏了直接打我电话"
      />
      <Chips
        scroll
        label="常用的话"
        choices={templates.map((t) => ({ value: t.text, word: t.word }))}
        value={null}
        onChange={(text) => change({ text: draft.text ? `${draft.text}\n${text}` : text })}
      />
      <PhotoPicker files={draft.photos} onChange={(photos) => change({ photos })} addWord="办好的样子" />
      <Notice icon="lock">{`答复以后，办没办好由居民来说；${inWords(casePromises.confirm)}没回音另记，不算解决`}</Notice>
    </Sheet>
  )
}
