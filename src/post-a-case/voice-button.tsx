import { useRef, useState } from 'react'
import { Btn, Notice, Seconds } from '@/ui'
import { record, type Recording } from '@/platform/voice'
import type { KeptFile } from '@/platform/kept-files'

/** Press to speak, press again to stop: holding a button down is hard with gloves and for old fingers. */
export function VoiceButton({ onKept }: { onKept: (file: KeptFile) => void }) {
  const running = useRef<Recording | null>(null)
  const [until, setUntil] = useState<number | null>(null)
  const [wrong, setWrong] = useState(false)
  const start = () => {
    setWrong(false)
    void record().then((recording) => {
      if (!recording) return setWrong(true)
      running.current = recording
      setUntil(Date.now() + 60_000)
      void recording.done.then((file) => {
        setUntil(null)
        if (file) onKept(file)
      })
    })
  }
  if (until) return <Btn size='small' kind='danger' icon='stop' label='说完了' onTap={() => running.current?.stop()}>说完了 <Seconds until={until} /></Btn>
  return (
    <>
      <Btn size='small' icon='mic' onTap={start}>用嘴说</Btn>
      {wrong ? <Notice icon='mic'>麦克风没打开，写一句或拍一张也行</Notice> : null}
    </>
  )
}
