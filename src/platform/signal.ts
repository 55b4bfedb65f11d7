import Taro from '@tarojs/taro'

// Somebody at a till looks at the person before them, not at
// the screen: a yes and a no differ in the hand and in the ear.

let ear: AudioContext | null = null

function beep(tones: readonly (readonly [hertz: number, from: number, lasts: number])[]): void {
  const Sound = window.AudioContext
  if (!Sound) return
  // A browser lets nothing sound before the first press; a till begins with one.
  ear ??= new Sound()
  for (const [hertz, from, lasts] of tones) {
    const tone = ear.createOscillator()
    const volume = ear.createGain()
    tone.frequency.value = hertz
    volume.gain.value = 0.12
    tone.connect(volume)
    volume.connect(ear.destination)
    tone.start(ear.currentTime + from)
    tone.stop(ear.currentTime + from + lasts)
  }
}

/**
 * One short touch and a high tone, or two long ones and a low
 * tone. Never fails: it only says again what the screen says.
 */
export function signal(what: 'yes' | 'no'): void {
  try {
    if (process.env.TARO_ENV === 'weapp') {
      void (what === 'yes' ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong()).catch(() => undefined)
      return
    }
    navigator.vibrate?.(what === 'yes' ? 60 : [200, 80, 200])
    beep(
      what === 'yes'
        ? [[880, 0, 0.12]]
        : [
            [220, 0, 0.2],
            [220, 0.28, 0.2],
          ],
    )
  } catch {
    // Without a loudspeaker the screen is enough.
  }
}
