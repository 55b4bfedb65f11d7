import { useState } from 'react'
import { Btn, Chips, Notice, Sheet, TextArea, Wrong } from '@/ui'
import type { ApplicationView } from '@/contracts/gridwork-shapes'
import { useWrite } from '@/platform/query'

const common = ['空闲时间再写具体些', '选一下常在哪一片', '会做的事点一下', '写一句方便联系的时间', '写一下能来多久']

/** 一次告知: everything that is missing in one message, a line each. A second one is counted. */
export function AskSheet({ open, of, onClose }: { open: boolean; of: ApplicationView; onClose: () => void }) {
  const [text, setText] = useState('')
  const write = useWrite('ask-applicant', { refresh: ['read-application', 'list-applications'] })
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
      { communityCode: of.communityCode, applicationId: of.applicationId, missing },
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
          {missing.length ? `告诉他这 ${missing.length} 样` : '告诉他'}
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
      <Notice icon={of.timesAsked ? 'warn' : 'info'} tone={of.timesAsked ? 'soon' : 'plain'}>
        {of.timesAsked
          ? `已经要过 ${of.timesAsked} 次，再要会记下来`
          : '再要第二次会记下来，尽量一次说全。身份证号不用要'}
      </Notice>
    </Sheet>
  )
}
