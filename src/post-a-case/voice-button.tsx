import { useEffect, useRef, useState } from 'react'
import { Btn, Card, Notice, Seconds } from '@/ui'
import { msOf, roundly } from '@/contracts/quantity'
import { uploadLimits } from '@/contracts/upload-limits'
import { record, type Recording } from '@/platform/voice'
import type { KeptFile } from '@/platform/kept-files'

interface Props {
  large?: boolean
  /** Listens at once: the press that led here was the one to speak. */
  atOnce?: boolean
  onKept: (file: KeptFile) => void
}

/**
 * Press to speak, press again to stop: holding a button down is hard
 * with gloves and for old fingers. `large` where speaking comes first.
 */
export function VoiceButton({ large, atOnce, onKept }: Props) {
  const running = useRef<Recording | null>(null)
  const [until, setUntil] = useState<number | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  // Whoever leaves the screen is not recorded any longer.
  useEffect(() => () => running.current?.cancel(), [])
  const start = () => {
    setWrong(null)
    void record().then((recording) => {
      if (!recording) return setWrong('麦克风没打开，写一句或拍一张也行')
      running.current = recording
      setUntil(Date.now() + msOf(uploadLimits.voice))
      void recording.done.then((file) => {
        running.current = null
        setUntil(null)
        if (file) onKept(file)
        else setWrong('太短了，没听清，再说一遍就好')
      })
    })
  }
  useEffect(() => {
    if (atOnce) start()
  }, [])
  const size = large ? 'big' : 'small'
  const startWord = large ? '按一下，开始说' : '用嘴说'
  const button = until ? (
    <Btn size={size} kind="danger" icon="stop" label="说完了" onTap={() => running.current?.stop()}>
      说完了，还能说 <Seconds until={until} />
    </Btn>
  ) : (
    <Btn size={size} icon="mic" onTap={start}>
      {startWord}
    </Btn>
  )
  const said = wrong ? (
    <Notice icon="mic" tone="soon">
      {wrong}
    </Notice>
  ) : null
  return large ? (
    <Card title="用嘴说" aside={`最长${roundly(uploadLimits.voice)}，说完再按一下`}>
      {button}
      {said}
    </Card>
  ) : (
    <>
      {button}
      {said}
    </>
  )
}
