import { useState, type ReactNode } from 'react'
import { BottomBar, Btn } from '@/ui'
import type { CanteenSheet } from '@/contracts/till-shapes'
import { copyText, giveTextFile } from '@/platform/text-file'
import { Framed } from './own-page'
import { SheetTable } from './sheet-table'

const h5 = process.env.TARO_ENV !== 'weapp'
const gaveWords = {
  saved: '下载了',
  sent: '发出去了',
  copied: '复制好了，贴到表格里就行',
  no: '没弄成，再试一次',
} as const

/** A day's sheet as it was written, to take along. */
export function ClosedDay({ sheet, head }: { sheet: CanteenSheet; head: ReactNode }) {
  const [gave, setGave] = useState<keyof typeof gaveWords | null>(null)
  const give = () => void giveTextFile(sheet.fileName, sheet.csv).then(setGave)
  const copy = () => void copyText(sheet.csv.replace('\ufeff', '').replaceAll(',', '\t')).then(setGave)
  const bar = (
    <BottomBar note={gave ? gaveWords[gave] : undefined}>
      <Btn icon="paper" onTap={h5 ? () => window.print() : copy}>
        {h5 ? '打印' : '复制'}
      </Btn>
      <Btn kind="primary" icon={h5 ? 'down' : 'share'} onTap={give}>
        {h5 ? '下载 CSV' : '发给会计'}
      </Btn>
    </BottomBar>
  )
  return (
    <Framed bar={bar}>
      {head}
      <SheetTable sheet={sheet} />
    </Framed>
  )
}
