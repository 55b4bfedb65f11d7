import { useRef, useState } from 'react'
import { onHost } from '@/platform/host'
import { play } from '@/platform/voice'
import { Row } from '../card'

/** A voice note that can be heard. */
export function VoiceRow({ url, title = '录音' }: { url: string; title?: string }) {
  const [playing, setPlaying] = useState(false)
  const stop = useRef<(() => void) | null>(null)
  const turn = () => {
    if (playing) stop.current?.()
    else {
      setPlaying(true)
      stop.current = play(onHost(url), () => setPlaying(false))
    }
  }
  return (
    <Row
      icon={playing ? 'stop' : 'play'}
      title={title}
      note={playing ? '正在放，点一下停' : '点一下听'}
      onTap={turn}
      label={playing ? `停下${title}` : `听${title}`}
    />
  )
}
