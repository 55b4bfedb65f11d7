import { View } from '@tarojs/components'
import { aria, names, tap } from '../a11y'
import { Icon } from '../icon'

const words = ['', '很不好', '不太好', '还行', '挺好', '非常好']

/** One to five stars, each with its word; a screen reader hears the word. */
export function Stars({ value, onChange }: { value: number; onChange?: (stars: number) => void }) {
  return (
    <View className="ui-stars" {...aria({ role: 'radiogroup', label: '几颗星' })}>
      {[1, 2, 3, 4, 5].map((n) => (
        <View
          key={n}
          className={names('ui-star', n <= value && 'ui-star-on')}
          {...tap(onChange && (() => onChange(n)), {
            role: 'radio',
            checked: n === value,
            label: `${n} 颗星，${words[n]}`,
          })}
        >
          <Icon name="star" size="big" />
        </View>
      ))}
      <View className="ui-medium">{words[value]}</View>
    </View>
  )
}
