import { View } from '@tarojs/components'
import { Btn } from '@/ui'

export interface Move {
  key: string
  word: string
  onTap: () => void
  loading?: boolean
}

/** The most natural next step is the primary button, the others stand above it. */
export function Moves({ moves }: { moves: Move[] }) {
  const [first, ...others] = moves
  if (!first) return null
  return (
    <View className="gd-moves">
      {others.length ? (
        <View className="ui-line">
          {others.map((m) => (
            <Btn key={m.key} size="small" loading={m.loading} onTap={m.onTap}>
              {m.word}
            </Btn>
          ))}
        </View>
      ) : null}
      <Btn kind="primary" loading={first.loading} onTap={first.onTap}>
        {first.word}
      </Btn>
    </View>
  )
}
