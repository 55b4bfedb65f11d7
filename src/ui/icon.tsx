import { View } from '@tarojs/components'
import { aria, names } from './a11y'
import type { IconName } from './icons'

/**
 * A drawing in the colour of the text around it. Decoration:
 * the word beside it says the thing, so screen readers skip it.
 */
export function Icon({ name, size, className }: { name: IconName; size?: 'small' | 'big'; className?: string }) {
  return (
    <View
      className={names('ui-icon', `ui-i-${name}`, size && `ui-icon-${size}`, className)}
      {...aria({ hidden: true })}
    />
  )
}
