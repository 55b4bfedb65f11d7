import type { ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { aria, names, tap } from '../a11y'
import { Icon } from '../icon'
import type { IconName } from '../icons'
import { Empty } from '../states'
import { Tab } from '../tab'
import './desk.scss'

export interface DeskPlace {
  key: string
  word: string
  icon: IconName
  count?: number
  /** The count is of what is new, not of what there is: it also shows on a phone, on a badge. */
  fresh?: boolean
  /** What the count is of, for a screen reader: '处要修'. */
  of?: string
}

interface DeskProps {
  /** Under the name of the desk: '永泰社区 · 王敏'. */
  who: string
  places: DeskPlace[]
  current: string
  onGo: (key: string) => void
  /** Filters and the table. */
  list: ReactNode
  /** What is open; null shows `nothing` on a wide screen and the list alone on a phone. */
  detail: ReactNode | null
  nothing?: string
  /** At the foot of the nav, on a wide screen. */
  foot?: ReactNode
  /** The way from the detail back to the list, on a phone. */
  onBack: () => void
}

/**
 * The staff desk: nav, table and detail side by side at ≥ 960
 * px; on a phone a list that opens its detail over itself.
 */
export function Desk({
  who,
  places,
  current,
  onGo,
  list,
  detail,
  nothing = '选一件，在这里办',
  foot,
  onBack,
}: DeskProps) {
  return (
    <View className="ui-desk">
      <View className="ui-desk-nav" {...aria({ role: 'navigation', label: '工作台' })}>
        <View className="ui-desk-name">红驿 工作台</View>
        <View className="ui-desk-who">{who}</View>
        <View className="ui-desk-places">
          {places.map(({ key, word, icon, count }) => (
            <View
              key={key}
              className={names('ui-desk-place', 'ui-press', key === current && 'ui-desk-place-on')}
              {...tap(() => onGo(key), { role: 'link', selected: key === current })}
            >
              <Icon name={icon} />
              <View className="ui-grow">{word}</View>
              {count ? <View className="ui-desk-count ui-num">{count}</View> : null}
            </View>
          ))}
        </View>
        {foot ? <View className="ui-desk-foot">{foot}</View> : null}
      </View>
      <View className={names('ui-desk-list', detail !== null && 'ui-desk-behind')}>{list}</View>
      <View className={names('ui-desk-detail', detail === null && 'ui-desk-none')}>
        {detail === null ? (
          <Empty icon="desk" title={nothing} />
        ) : (
          <>
            <View className="ui-desk-back ui-press" {...tap(onBack)}>
              <Icon name="back" size="small" />
              回到列表
            </View>
            {detail}
          </>
        )}
      </View>
    </View>
  )
}

/** The desk's places at the thumb of a phone; gone at ≥ 960 px, where they stand on the left. */
export function DeskBar({ places, current, onGo }: Pick<DeskProps, 'places' | 'current' | 'onGo'>) {
  return (
    <View className="ui-tabs ui-desk-bar" {...aria({ role: 'tablist', label: '工作台' })}>
      {places.map(({ key, word, icon, count, fresh, of }) => (
        <Tab
          key={key}
          word={word}
          icon={icon}
          isHere={key === current}
          onGo={() => onGo(key)}
          count={fresh ? count : 0}
          of={of}
        />
      ))}
    </View>
  )
}

export interface Column<R> {
  key: string
  head: string
  cell: (row: R) => ReactNode
  /** CSS width on a wide screen; the one column without takes the rest. */
  width?: string
  /** Stands in the second, quiet line on a phone; 'hide' leaves it out there. */
  phone?: 'first' | 'note' | 'aside' | 'hide'
}

interface TableProps<R> {
  label: string
  columns: Column<R>[]
  rows: R[]
  rowKey: (row: R) => string
  /** What a screen reader hears for a row. */
  rowLabel: (row: R) => string
  selected?: string | null
  onSelect: (key: string) => void
  onEnd?: () => void
}

const h5 = process.env.TARO_ENV !== 'weapp'
const arrows: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Rows to choose from: a table with a head at ≥ 960 px, two-line items on a phone. Arrow keys move the choice on H5.
 */
export function Table<R>({ label, columns, rows, rowKey, rowLabel, selected, onSelect, onEnd }: TableProps<R>) {
  const walk = (e: { key: string; preventDefault(): void }) => {
    const by = arrows[e.key]
    const next = by && rows[rows.findIndex((r) => rowKey(r) === selected) + by]
    if (!next) return
    e.preventDefault()
    onSelect(rowKey(next))
    // The keyboard goes along, and the browser scrolls it into view.
    const here = document.activeElement?.closest('.ui-table-row')
    const there = by > 0 ? here?.nextElementSibling : here?.previousElementSibling
    ;(there as HTMLElement | null)?.focus()
  }
  const cell = (c: Column<R>, content: ReactNode) => (
    <View
      key={c.key}
      className={names('ui-cell', `ui-cell-${c.phone ?? 'note'}`)}
      style={c.width ? { flex: `0 0 ${c.width}` } : undefined}
    >
      {content}
    </View>
  )
  return (
    <View className="ui-table" {...(h5 && { onKeyDown: walk })}>
      <View className="ui-table-head" {...aria({ hidden: true })}>
        {columns.map((c) => cell(c, c.head))}
      </View>
      <ScrollView scrollY className="ui-table-body" onScrollToLower={onEnd} {...aria({ role: 'list', label })}>
        {rows.map((r) => (
          <View
            key={rowKey(r)}
            className={names('ui-table-row', 'ui-press', rowKey(r) === selected && 'ui-table-row-on')}
            {...tap(() => onSelect(rowKey(r)), { label: rowLabel(r), selected: rowKey(r) === selected })}
          >
            {columns.map((c) => cell(c, c.cell(r)))}
            <View className="ui-cell-break" />
          </View>
        ))}
      </ScrollView>
    </View>
  )
}
