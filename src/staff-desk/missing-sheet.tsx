import { useState } from 'react'
import { Btn, Chips, Notice, Sheet, TextArea, Wrong } from '@/ui'
import type { CaseView } from '@/contracts/case-shapes'
import { useWrite } from '@/platform/query'

const common = ['身份证', '户口本', '现场照片', '楼号和门牌', '方便的时间', '联系电话']

/** 一次告知: everything that is missing in one message, a line each. A second one is counted. */
export function MissingSheet({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const [text, setText] = useState('')
  const write = useWrite('ask-missing', { refresh: ['read-desk-case', 'list-inbox'] })
  const missing = [
    ...new Set(
      text
        .split(/[\n、]/)
        .map((s) => s.trim())
        .filter(Boolean),
    ),
  ].slice(0, 9)
  const send = () =>
    write.mutate(
      { communityCode: view.communityCode, caseId: view.caseId, missing },
      {
        onSuccess: () => {
          setText('')
          onClose()
        },
      },
    )
  return (
    <Sheet
      open={open}
      title="还差什么，一次说全"
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={!missing.length} loading={write.isPending} onTap={send}>
          {missing.length ? `告诉居民这 ${missing.length} 样` : '告诉居民'}
        </Btn>
      }
    >
      <Wrong error={write.error} />
      <Chips
        label="常缺的"
        choices={common.map((c) => ({ value: c, word: c }))}
        value={null}
        onChange={(c) => setText(text ? `${text}\n${c}` : c)}
      />
      <TextArea label="一行一样" value={text} onChange={setText} maxLength={400} />
      <Notice icon="info">再要第二次会记下来，尽量一次说全</Notice>
    </Sheet>
  )
}
