import type { PropsWithChildren } from 'react'
import { Button, View } from '@tarojs/components'
import { aria, names, tap } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icons'

export interface BtnProps {
  /**
   * primary: the one next action · quiet: everything else · danger: cannot be undone · light: on a brand or ink card
   */
  kind?: 'primary' | 'quiet' | 'danger' | 'light'
  /** big 56 px (68 in care mode), full width · middle 48 px (60) · small 38 px (60), as wide as its word */
  size?: 'big' | 'middle' | 'small'
  icon?: IconName
  /** Shows that it is under way and takes no second press. */
  loading?: boolean
  disabled?: boolean
  /** Only when the word on the button does not say it all. */
  label?: string
  /** WeChat's own powers of a button; nothing on H5. */
  openType?: 'share' | 'openSetting'
  onTap?: () => void
}

/**
 * The button. One primary a screen, in a BottomBar. It is a View: the native button brings colours of its own
 * (white words when disabled) and on H5 neither role nor keys. Only WeChat's open types need the native one.
 */
export function Btn({
  kind = 'quiet',
  size = 'big',
  icon,
  loading,
  disabled,
  label,
  openType,
  onTap,
  children,
}: PropsWithChildren<BtnProps>) {
  const off = Boolean(disabled || loading)
  const Part = openType && process.env.TARO_ENV === 'weapp' ? Button : View
  return (
    <Part
      className={names('ui-btn', 'ui-press', `ui-btn-${kind}`, `ui-btn-${size}`, disabled && 'ui-btn-off')}
      {...(Part === Button && { openType })}
      {...tap(onTap ?? (() => undefined), { label, disabled: off })}
    >
      {loading ? <View className="ui-spin" /> : null}
      {icon && !loading ? <Icon name={icon} /> : null}
      <View className="ui-btn-word">{children}</View>
    </Part>
  )
}

interface BottomBarProps {
  note?: string
  /** What keeps it from going, read aloud. */
  wrong?: string
}

/**
 * Holds the next action at the thumb, above the home indicator.
 * Two buttons: the quiet one first, the primary is twice as wide.
 */
export function BottomBar({ note, wrong, children }: PropsWithChildren<BottomBarProps>) {
  return (
    <View className="ui-bottom">
      {wrong ? (
        <View className="ui-bottom-note ui-wrong" {...aria({ role: 'alert' })}>
          {wrong}
        </View>
      ) : null}
      {note && !wrong ? <View className="ui-bottom-note">{note}</View> : null}
      <View className="ui-buttons">{children}</View>
    </View>
  )
}
