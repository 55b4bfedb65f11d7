import { View } from '@tarojs/components'
import { aria, names, tap } from '@/ui'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'back'] as const
export type Key = (typeof keys)[number]
const words: Partial<Record<Key, string>> = { clear: '清空', back: '退一位' }

/** Six places and twelve keys, each as large as a thumb in a hurry. The sixth digit asks by itself. */
export function Keypad({ typed, onKey }: { typed: string; onKey: (key: Key) => void }) {
  return (
    <View className="till-pad">
      <View
        className="till-code"
        {...aria({ role: 'status', label: typed ? `已输入 ${typed.split('').join(' ')}` : '还没输入' })}
      >
        {Array.from({ length: 6 }, (_, i) => (
          <View
            key={i}
            className={names('till-digit', i === typed.length && 'till-digit-next', i === 2 && 'till-digit-breath')}
          >
            {typed[i] ?? ''}
          </View>
        ))}
      </View>
      <View className="till-keys">
        {keys.map((k) => (
          <View
            key={k}
            className={names('till-key', 'ui-press', k.length > 1 && 'till-key-word')}
            {...tap(() => onKey(k), { label: words[k] ?? k })}
          >
            {words[k] ?? k}
          </View>
        ))}
      </View>
    </View>
  )
}
