import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { aria, names } from './a11y'

/** open green · soon amber · shut grey · info blue, in hand · brand red, late or urgent */
export type Tone = 'open' | 'soon' | 'shut' | 'info' | 'brand'

/** A state in words and colour, never colour alone. */
export function Pill({ tone, children }: PropsWithChildren<{ tone: Tone }>) {
  return <Text className={`ui-pill ui-pill-${tone}`}>{children}</Text>
}

/** How much of something is used, 0 to 1. `label` says it in words: '时间过了一半'. */
export function Meter({
  value,
  label,
  tone,
}: {
  value: number
  label: string
  tone?: 'open' | 'soon' | 'shut' | 'info'
}) {
  const width = `${Math.round(Math.min(1, Math.max(0, value)) * 100)}%`
  return (
    <View className="ui-meter" {...aria({ role: 'img', label })}>
      <View className={names('ui-meter-full', tone && `ui-meter-${tone}`)} style={{ width }} />
    </View>
  )
}
