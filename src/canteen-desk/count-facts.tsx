import { View } from '@tarojs/components'

export type Fact = readonly [word: string, count: number, unit: string]

/** A few numbers side by side, each under its word. */
export const CountFacts = ({ facts }: { facts: readonly Fact[] }) => (
  <View className="count-facts">
    {facts.map(([word, count, unit]) => (
      <View key={word} className="count-fact">
        <View className="ui-small">{word}</View>
        <View className="count-number">
          {count}
          <View className="count-unit">{unit}</View>
        </View>
      </View>
    ))}
  </View>
)
