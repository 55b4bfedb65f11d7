import { useState } from 'react'
import { copyText } from '@/platform/text-file'
import { Btn } from './btn'
import { Answer, Card } from './card'
import { useNow } from './countdown'
import { Notice } from './states'
import { dueShort } from './words'

const pressed = { copied: '复制好了，发给他就行', no: '没复制上，念给他听' } as const

/** A code to be read aloud or sent: who types it looks after the place from then on. */
export function InvitationCard({ code, until }: { code: string; until: string }) {
  const now = useNow(60_000)
  const [copied, setCopied] = useState<'copied' | 'no' | null>(null)
  const spelled = `${code.slice(0, 4)} ${code.slice(4)}`
  const words = `红驿的码：${spelled}。打开“我的”，点“社区给了我一个码”，输进去就好。只能用一次，到 ${dueShort(until, now)}。`
  return (
    <>
      <Card>
        <Answer value={spelled} note={`只能用一次，到 ${dueShort(until, now)}`} />
      </Card>
      <Notice icon="info">告诉要来的人：打开“我的”，点“社区给了我一个码”，输进去就好。</Notice>
      <Btn
        size="middle"
        icon={copied === 'copied' ? 'check' : 'share'}
        onTap={() => void copyText(words).then(setCopied)}
      >
        {copied ? pressed[copied] : '复制这段话，发给他'}
      </Btn>
    </>
  )
}
