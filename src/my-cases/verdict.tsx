import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Sheet, TextArea, Wrong } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import { useDoing } from '@/platform/doing'
import type { KeptFile } from '@/platform/kept-files'
import { useWrite } from '@/platform/query'
import { upload } from '@/platform/upload'

type Said = { contacted?: boolean; solved?: boolean; satisfied?: boolean }
interface Question {
  key: keyof Said
  ask: string
  yes: string
  no: string
}
const questions: Question[] = [
  { key: 'contacted', ask: '联系你了吗？', yes: '联系了', no: '没联系' },
  { key: 'solved', ask: '解决了吗？', yes: '解决了', no: '还没解决' },
  { key: 'satisfied', ask: '满意吗？', yes: '满意', no: '不太满意' },
]

const whenSolved = { title: '谢谢你说一声', button: '就这么说', ask: '还想说一句（可以不写）', example: '' }
const whenNot = {
  title: '还差在哪儿？',
  button: '退回接着办',
  ask: '现在是什么样，写一句或拍一张',
  example: '比如：换了一天又坏了',
}

/** Three questions, one after another, that nobody else can answer. "Not solved" takes words and photos along. */
export function Verdict({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const [said, setSaid] = useState<Said>({})
  const [text, setText] = useState('')
  const [files, setFiles] = useState<KeptFile[]>([])
  const { busy, wrong, run } = useDoing()
  const write = useWrite('say-verdict', { refresh: ['read-case', 'list-my-cases'] })
  const next = questions.find((q) => said[q.key] === undefined)
  const say = ({ key }: Question, answer: boolean | undefined) => setSaid({ ...said, [key]: answer })
  const send = () =>
    run(async () => {
      for (const file of files) await upload(file)
      await write.mutateAsync({
        communityCode: view.communityCode,
        caseId: view.caseId,
        contacted: said.contacted!,
        solved: said.solved!,
        satisfied: said.satisfied!,
        text: text.trim(),
        photos: files.map((f) => f.id),
      })
      onClose()
    })
  const last = said.solved ? whenSolved : whenNot
  const action = (
    <Btn kind="primary" loading={busy} onTap={() => void send()}>
      {last.button}
    </Btn>
  )
  return (
    <Sheet open={open} title={next?.ask ?? last.title} onClose={onClose} action={next ? undefined : action}>
      <Wrong error={wrong} />
      {questions
        .filter((q) => said[q.key] !== undefined)
        .map((q) => (
          <SaidRow key={q.key} of={q} word={said[q.key] ? q.yes : q.no} onAgain={() => say(q, undefined)} />
        ))}
      {next ? (
        <View className="ui-stack">
          <View className="ui-small">{`第 ${questions.indexOf(next) + 1} 句，一共 3 句。只由你来说，别人改不了。`}</View>
          <Btn onTap={() => say(next, true)}>{next.yes}</Btn>
          <Btn onTap={() => say(next, false)}>{next.no}</Btn>
        </View>
      ) : (
        <TextArea label={last.ask} value={text} onChange={setText} maxLength={300} placeholder={last.example} />
      )}
      {next || said.solved ? null : <PhotoPicker files={files} onChange={setFiles} addWord="拍现在的样子" />}
    </Sheet>
  )
}

const SaidRow = ({ of: { ask }, word, onAgain }: { of: Question; word: string; onAgain: () => void }) => (
  <View className="ui-line-wide">
    <View className="ui-medium">{ask}</View>
    <Btn size="small" label={`${ask}${word}，改一下`} onTap={onAgain}>
      {word}
    </Btn>
  </View>
)
