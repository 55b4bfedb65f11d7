import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Icon, Row, tap } from '@/ui'
import { saysAllergens } from '@/ui/meal'
import type { Dish } from '@/contracts/canteen-shapes'
import { CopyMenu } from './copy-menu'
import { DishSheet } from './dish-sheet'
import { dishKinds, type Meal, type MenuForm } from './menu-form'

const dishesMax = 12

interface Props {
  meal: Meal
  form: MenuForm
  past: boolean
  /** It is announced already: a copied menu brings its dishes and leaves the numbers. */
  onlyDishes: boolean
  onChange: (part: Partial<MenuForm>) => void
}

/** 做什么: what is cooked, dish by dish. */
export function DishesCard({ meal, form, past, onlyDishes, onChange }: Props) {
  const { dishes } = form
  const [asked, setAsked] = useState<number | 'new' | null>(null)
  const close = () => setAsked(null)
  const put = (next: Dish[]) => {
    onChange({ dishes: next })
    close()
  }
  const copy = (copied: MenuForm) => onChange(onlyDishes ? { dishes: copied.dishes } : copied)
  const others = dishes.filter((_, i) => i !== asked)
  return (
    <>
      <Card title="做什么" aside={past ? undefined : <CopyMenu meal={meal} onCopy={copy} />}>
        {dishes.map((d, i) => (
          <Row
            key={d.name}
            title={d.name}
            note={[dishKinds[d.kind], saysAllergens(d.allergens)].filter(Boolean).join(' · ')}
            onTap={past ? undefined : () => setAsked(i)}
            label={`改${d.name}`}
          />
        ))}
        {past || dishes.length >= dishesMax ? null : (
          <View className="menu-add ui-press" {...tap(() => setAsked('new'))}>
            <Icon name="plus" />
            添一道菜
          </View>
        )}
      </Card>
      {asked === 'new' ? (
        <DishSheet dish={null} taken={namesOf(dishes)} onClose={close} onDone={(d) => put([...dishes, d])} />
      ) : null}
      {typeof asked === 'number' ? (
        <DishSheet
          dish={dishes[asked]!}
          taken={namesOf(others)}
          onClose={close}
          onDone={(d) => put(dishes.map((was, i) => (i === asked ? d : was)))}
          onRemove={() => put(others)}
        />
      ) : null}
    </>
  )
}

const namesOf = (dishes: readonly Dish[]): string[] => dishes.map((d) => d.name)
