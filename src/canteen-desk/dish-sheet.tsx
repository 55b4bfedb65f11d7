import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Chips, Field, ManyChips, Sheet } from '@/ui'
import type { Dish } from '@/contracts/canteen-shapes'
import { allergenCodes, allergens } from '@/contracts/canteen-words'
import { dishKinds } from './menu-form'

interface Props {
  dish: Dish | null
  taken: readonly string[]
  onDone: (dish: Dish) => void
  onRemove?: () => void
  onClose: () => void
}

/** One dish: its name, what it is on the plate, and what people must be warned of. */
export function DishSheet({ dish, taken, onDone, onRemove, onClose }: Props) {
  const [draft, setDraft] = useState<Dish>(dish ?? { name: '', kind: 'main', allergens: [] })
  const change = (part: Partial<Dish>) => setDraft((was) => ({ ...was, ...part }))
  const name = draft.name.trim()
  const twice = taken.includes(name)
  const done = () => onDone({ ...draft, name, allergens: allergenCodes.filter((a) => draft.allergens.includes(a)) })
  return (
    <Sheet
      open
      title={dish ? '改这道菜' : '添一道菜'}
      onClose={onClose}
      action={
        <>
          {onRemove ? (
            <Btn kind="danger" onTap={onRemove}>
              不要了
            </Btn>
          ) : null}
          <Btn kind="primary" disabled={!name || twice} onTap={done}>
            就这样
          </Btn>
        </>
      }
    >
      <Field
        label="菜名"
        value={draft.name}
        onChange={(v) => change({ name: v })}
        placeholder="红烧牛肉"
        maxLength={30}
        error={twice ? '已经有这道菜了' : undefined}
      />
      <Chips
        label="是什么"
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        choices={(Object.keys(dishKinds) as Dish['kind'][]).map((k) => ({ value: k, word: dishKinds[k] }))}
      />
      <View className="ui-strong">里面有没有这些</View>
      <View className="ui-small">有人会过敏，有就点上</View>
      <ManyChips
        label="过敏原"
        values={draft.allergens}
        onChange={(v) => change({ allergens: v })}
        choices={allergenCodes.map((a) => ({ value: a, word: allergens[a] }))}
      />
    </Sheet>
  )
}
