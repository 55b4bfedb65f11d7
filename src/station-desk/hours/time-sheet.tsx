import { useState } from 'react'
import { PickSheet } from './pick-sheet'
import { saidTime, spanOf } from './times'

const two = (n: number) => String(n).padStart(2, '0')
const hours = Array.from({ length: 24 }, (_, h) => ({ value: String(h), word: two(h) }))

/** `after`: it closes, and this is when it opened: an earlier time is the next day's. */
export function TimeSheet({ title, minute, after, onDone, onClose }: { title: string; minute: number; after: number | null; onDone: (minute: number) => void; onClose: () => void }) {
  const [at, setAt] = useState(minute)
  const [hour, rest] = [Math.floor(at / 60), at % 60]
  // A time that is no round one stays among the choices.
  const minutes = [...new Set([0, 10, 15, 20, 30, 40, 45, 50, minute % 60])].sort((a, b) => a - b).map((m) => ({ value: String(m), word: two(m) }))
  const said = saidTime(after === null ? at : spanOf(after, at).close)
  return (
    <PickSheet
      title={title} said={`就 ${said}`} onDone={() => onDone(at)} onClose={onClose}
      groups={[{ label: '几点', choices: hours, value: String(hour), onChange: (h) => setAt(Number(h) * 60 + rest) }, { label: '几分', choices: minutes, value: String(rest), onChange: (m) => setAt(hour * 60 + Number(m)) }]}
    />
  )
}
