import type { ReactNode } from 'react'
import { Input, Text, Textarea, View } from '@tarojs/components'
import { aria, names } from './a11y'

interface Common {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong and how to mend it, in one short sentence; shown under the field and read aloud. */
  error?: string
  hint?: string
  placeholder?: string
  required?: boolean
  disabled?: boolean
  maxLength?: number
}
export interface FieldProps extends Common {
  kind?: 'text' | 'number' | 'digit' | 'tel'
  onEnter?: () => void
}
export interface TextAreaProps extends Common {
  /** Left of the counter: '按住说', say. */
  foot?: ReactNode
  /** Hide the label from the eye where the card already says it; screen readers still hear it. */
  quietLabel?: boolean
}

/** On H5 Taro's field is a wrapper: nativeProps reaches the real one inside. */
function spoken({ label, required, error }: Common): Record<string, unknown> {
  const said = { 'aria-label': required ? `${label}，必填` : label, 'aria-invalid': String(Boolean(error)) }
  return process.env.TARO_ENV === 'weapp' ? said : { nativeProps: said }
}

const Label = ({ label, required }: Common) => (
  <View className="ui-field-label">
    {label}
    {required ? <Text className="ui-field-must"> 必填</Text> : null}
  </View>
)

function Frame({ field, quiet, children }: { field: Common; quiet?: boolean; children: ReactNode }) {
  return (
    <View className={names('ui-field', field.error && 'ui-field-wrong')}>
      {quiet ? null : <Label {...field} />}
      {field.hint ? <View className="ui-small">{field.hint}</View> : null}
      {children}
      {field.error ? (
        <View className="ui-field-error" {...aria({ role: 'alert' })}>
          {field.error}
        </View>
      ) : null}
    </View>
  )
}

/** One line of text. */
export function Field({ kind = 'text', onEnter, ...field }: FieldProps) {
  return (
    <Frame field={field}>
      <Input
        className="ui-input"
        type={kind === 'tel' ? 'number' : kind}
        value={field.value}
        maxlength={field.maxLength ?? 100}
        placeholder={field.placeholder}
        placeholderClass="ui-placeholder"
        disabled={field.disabled}
        onInput={(e) => field.onChange(e.detail.value)}
        onConfirm={onEnter}
        {...spoken(field)}
      />
    </Frame>
  )
}

function counted(letters: number, max: number): string {
  if (letters > max * 0.9) return `还能写 ${max - letters} 字`
  return letters ? `${letters} 字` : ''
}

/** Several lines; counts once something is written. */
export function TextArea({ foot, quietLabel, ...field }: TextAreaProps) {
  const max = field.maxLength ?? 500
  return (
    <Frame field={field} quiet={quietLabel}>
      <Textarea
        className="ui-area"
        value={field.value}
        maxlength={max}
        placeholder={field.placeholder}
        placeholderClass="ui-placeholder"
        disabled={field.disabled}
        disableDefaultPadding
        onInput={(e) => field.onChange(e.detail.value)}
        {...spoken(field)}
      />
      {foot || field.value ? (
        <View className="ui-area-foot">
          <View>{foot}</View>
          <View className="ui-small ui-num">{counted(field.value.length, max)}</View>
        </View>
      ) : null}
    </Frame>
  )
}
