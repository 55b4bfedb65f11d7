import { useState } from 'react'
import { Row, Sheet, Wrong } from '@/ui'
import type { CaseView } from '@/contracts/case-shapes'
import { useWrite } from '@/platform/query'

type Choice = NonNullable<CaseView['noticesTo']>
const words: Record<Choice, { title: string; note: string }> = {
  both: { title: '两个人都收', note: '谁都不会错过' },
  me: { title: '只发给我', note: '另一位照样能看进度' },
  them: { title: '只发给另一位', note: '你照样能看进度' },
}

/** 代说: both follow the case; who is told of each step is chosen by either of the two. */
export function WhoIsTold({ view }: { view: CaseView }) {
  const [open, setOpen] = useState(false)
  const write = useWrite('choose-notices', { refresh: ['read-case'] })
  if (!view.noticesTo) return null
  const choose = (noticesTo: Choice) =>
    write.mutate(
      { communityCode: view.communityCode, caseId: view.caseId, noticesTo },
      { onSuccess: () => setOpen(false) },
    )
  return (
    <>
      <Row icon="bell" title="有进展告诉谁" aside={words[view.noticesTo].title} plain onTap={() => setOpen(true)} />
      <Sheet open={open} title="有进展告诉谁" onClose={() => setOpen(false)}>
        <Wrong error={write.error} />
        {(Object.keys(words) as Choice[]).map((c) => (
          <Row
            key={c}
            title={words[c].title}
            note={words[c].note}
            chosen={c === view.noticesTo}
            onTap={() => choose(c)}
          />
        ))}
      </Sheet>
    </>
  )
}
