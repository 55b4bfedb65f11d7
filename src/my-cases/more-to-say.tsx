import { useState } from 'react'
import { Btn, Notice, Sheet, TextArea } from '@/ui'
import type { CaseView } from '@/contracts/case-shapes'
import type { KeptFile } from '@/platform/kept-files'
import { say } from '@/platform/outbox'
import { PhotoPicker } from '@/ui/case'

/** One more word or photo for the same case. It goes through the phone's outbox: without a network it waits. */
export function MoreToSay({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<KeptFile[]>([])
  const go = () => {
    say({
      operation: 'supply-missing',
      input: {
        communityCode: view.communityCode,
        caseId: view.caseId,
        text: text.trim(),
        photos: files.map((f) => f.id),
      },
      title: `补一句：${view.title}`,
      files,
    })
    setText('')
    setFiles([])
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={view.missing.length ? '把差的补上' : '再补一句'}
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={!text.trim()} onTap={go}>
          补上
        </Btn>
      }
    >
      {view.missing.length ? <Notice tone="soon" icon="paper">{`还差：${view.missing.join('、')}`}</Notice> : null}
      <TextArea
        label="要补的话"
        value={text}
        onChange={setText}
        maxLength={500}
        placeholder="写一句就行，照片可以一起补"
      />
      <PhotoPicker files={files} onChange={setFiles} />
    </Sheet>
  )
}
