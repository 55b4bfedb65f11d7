import { useState } from 'react'
import { Btn } from './btn'
import { Chips } from './chips'
import { TextArea } from './field'
import { Sheet } from './sheet'
import { Notice } from './states'

interface Props {
  open: boolean
  title: string
  /** Who reads it. */
  note?: string
  reasons: string[]
  button: string
  busy: boolean
  wrong?: string
  /** In characters. */
  max?: number
  onClose: () => void
  onReason: (reason: string) => void
}

/** A reason in one press, or in own words. Nobody is asked to justify themselves at length. */
export function ReasonSheet(props: Props) {
  const { open, title, note, reasons, button, busy, wrong, max = 200, onClose, onReason } = props
  const [reason, setReason] = useState('')
  const known = reasons.includes(reason)
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={reason.trim().length < 2} loading={busy} onTap={() => onReason(reason.trim())}>
          {button}
        </Btn>
      }
    >
      {wrong ? (
        <Notice tone="brand" icon="warn">
          {wrong}
        </Notice>
      ) : null}
      {note ? <Notice icon="eye">{note}</Notice> : null}
      <Chips
        label={title}
        choices={reasons.map((r) => ({ value: r, word: r }))}
        value={known ? reason : null}
        onChange={setReason}
      />
      <TextArea label="或者自己写一句" value={known ? '' : reason} onChange={setReason} maxLength={max} />
    </Sheet>
  )
}
