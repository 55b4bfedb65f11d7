import { View } from '@tarojs/components'
import { Btn, Sheet, TextArea } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import { useDraft } from '@/platform/draft'
import type { KeptFile } from '@/platform/kept-files'
import { sendNow, say } from '@/platform/outbox'

interface WorkDraft {
  text: string
  before: KeptFile[]
  after: KeptFile[]
}
const empty: WorkDraft = { text: '', before: [], after: [] }

/** What was done, with photos before and after. Kept while it is written, sent through the phone's outbox. */
export function RecordSheet({
  open,
  finished,
  view,
  onClose,
}: {
  open: boolean
  finished: boolean
  view: CaseView
  onClose: () => void
}) {
  const [draft, change, clear] = useDraft<WorkDraft>(`work:${view.caseId}`, empty)
  const isEmpty = !draft.text.trim() && !draft.before.length && !draft.after.length
  const send = () => {
    say({
      operation: 'record-work',
      title: `${finished ? '办完了' : '记一笔'}：${view.title}`,
      files: [...draft.before, ...draft.after],
      input: {
        communityCode: view.communityCode,
        caseId: view.caseId,
        text: draft.text.trim(),
        before: draft.before.map((f) => f.id),
        after: draft.after.map((f) => f.id),
        finished,
      },
    })
    clear()
    onClose()
    void sendNow()
  }
  return (
    <Sheet
      open={open}
      title={finished ? '办完了' : '记一笔'}
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={isEmpty} onTap={send}>
          {finished ? '交给社区答复' : '记下'}
        </Btn>
      }
    >
      <TextArea
        label={finished ? '怎么办好的' : '办到哪儿了'}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={500}
        placeholder="写一句，社区答复时用得上"
      />
      <View className="ui-medium">办之前</View>
      <PhotoPicker files={draft.before} onChange={(before) => change({ before })} max={4} addWord="拍之前" />
      <View className="ui-medium">办之后</View>
      <PhotoPicker files={draft.after} onChange={(after) => change({ after })} max={5} addWord="拍之后" />
    </Sheet>
  )
}
