import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Notice, Sheet, TextArea } from '@/ui'
import { PhotoPicker } from '@/ui/case'
import type { CaseView } from '@/contracts/case-shapes'
import type { KeptFile } from '@/platform/kept-files'
import { useWrite } from '@/platform/query'
import { upload } from '@/platform/upload'

type Said = { contacted?: boolean; solved?: boolean; satisfied?: boolean }
const questions: { key: keyof Said; ask: string; yes: string; no: string }[] = [
  { key: 'contacted', ask: '联系你了吗？', yes: '联系了', no: '没联系' },
  { key: 'solved', ask: '解决了吗？', yes: '解决了', no: '还没解决' },
  { key: 'satisfied', ask: '满意吗？', yes: '满意', no: '不太满意' },
]

/** Three questions, one after another, that nobody else can answer. "Not solved" takes words and photos along. */
export function Verdict({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const [said, setSaid] = useState<Said>({})
  const [text, setText] = useState('')
  const [files, setFiles] = useState<KeptFile[]>([])
  const [sending, setSending] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const write = useWrite('say-verdict', { refresh: ['read-case', 'list-my-cases'] })
  const next = questions.find((q) => said[q.key] === undefined)
  const send = async () => {
    setSending(true)
    setWrong(null)
    try {
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
    } catch (error) {
      setWrong((error as Error).message)
    } finally {
      setSending(false)
    }
  }
  const action = next ? undefined : (
    <Btn kind="primary" loading={sending} onTap={() => void send()}>
      {said.solved ? '就这么说' : '退回接着办'}
    </Btn>
  )
  return (
    <Sheet
      open={open}
      title={next ? next.ask : said.solved ? '谢谢你说一声' : '还差在哪儿？'}
      onClose={onClose}
      action={action}
    >
      {wrong ? (
        <Notice tone="brand" icon="warn">
          {wrong}
        </Notice>
      ) : null}
      {questions
        .filter((q) => said[q.key] !== undefined)
        .map((q) => (
          <View key={q.key} className="ui-line-wide">
            <View className="ui-medium">{q.ask}</View>
            <Btn
              size="small"
              label={`${q.ask}${said[q.key] ? q.yes : q.no}，改一下`}
              onTap={() => setSaid({ ...said, [q.key]: undefined })}
            >
              {said[q.key] ? q.yes : q.no}
            </Btn>
          </View>
        ))}
      {next ? (
        <View className="ui-stack">
          <View className="ui-small">{`第 ${questions.indexOf(next) + 1} 句，一共 3 句。只由你来说，别人改不了。`}</View>
          <Btn onTap={() => setSaid({ ...said, [next.key]: true })}>{next.yes}</Btn>
          <Btn onTap={() => setSaid({ ...said, [next.key]: false })}>{next.no}</Btn>
        </View>
      ) : (
        <>
          <TextArea
            label={said.solved ? '还想说一句（可以不写）' : '现在是什么样，写一句或拍一张'}
            value={text}
            onChange={setText}
            maxLength={300}
            placeholder={said.solved ? '' : '比如：换了一天又坏了'}
          />
          {said.solved ? null : <PhotoPicker files={files} onChange={setFiles} addWord="拍现在的样子" />}
        </>
      )}
    </Sheet>
  )
}
