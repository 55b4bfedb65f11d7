import { useState, type ReactNode } from 'react'
import { Btn } from '../btn'
import { Chips } from '../chips'
import { TextArea } from '../field'
import { Sheet } from '../sheet'
import { Wrong } from '../states'

interface Props {
  open: boolean
  /** What is missing most often. */
  common: string[]
  /** Who is told: '居民'. */
  whom: string
  /** What a second message means. */
  notice: ReactNode
  write: { isPending: boolean; error: Error | null }
  onClose: () => void
  onMissing: (missing: string[], then: { onSuccess: () => void }) => void
}

/** 一次告知: everything that is missing in one message, a line each. A second one is counted. */
export function MissingSheet({ open, common, whom, notice, write, onClose, onMissing }: Props) {
  const [text, setText] = useState('')
  const lines = text.split(/[\n、]/).map((s) => s.trim())
  const missing = [...new Set(lines.filter(Boolean))].slice(0, 9)
  const onSuccess = () => {
    setText('')
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="还差什么，一次说全"
      onClose={onClose}
      action={
        <Btn
          kind="primary"
          disabled={!missing.length}
          loading={write.isPending}
          onTap={() => onMissing(missing, { onSuccess })}
        >
          {missing.length ? `告诉${whom}这 ${missing.length} 样` : `告诉${whom}`}
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
      {notice}
    </Sheet>
  )
}
