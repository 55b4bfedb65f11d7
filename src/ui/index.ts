/**
 * The kit. Every screen is built from these and from `@/ui/words`; nobody draws a button twice.
 *
 * | to show | take |
 * |---|---|
 * | a whole screen | `Screen` (title, way back, tab, demo banner, offline line) with a `BottomBar` as `bottom` |
 * | the answer it was opened for | `Answer` in a `Card` |
 * | the next action | one `Btn kind='primary'` in a `BottomBar` |
 * | a list | `Card` with `Row`s; the way to all of them is a `Link` as `aside` |
 * | a state | `Pill`, in words; time left is a `Countdown` |
 * | what happened | `Timeline` |
 * | a choice | `Chips` (one), `ManyChips` (any), `SwitchRow` (on or off); more than eight: a `Sheet` with `Row`s |
 * | writing | `Field`, `TextArea`; `error` comes from a Refusal's `fields` |
 * | photos | `PhotoGrid` |
 * | a code to be scanned | `Qr` |
 * | where it is | `CityMap` from `@/ui/map`, a list beside it |
 * | a short question on top | `Sheet` |
 * | nothing, loading, failed, a quiet word | `Empty`, `Skeleton`, `Failing`, `Notice` |
 * | a read that has not come, a write that was refused | `Arriving`, `Wrong` |
 * | the desk at ≥ 960 px | `Desk` and `Table` from `@/ui/desk` (its own entry: it stays out of the main package) |
 *
 * Layout classes for what is left: ui-stack (column with gaps), ui-line, ui-line-wide (ends apart), ui-buttons
 * (two side by side), ui-lines (rows with something of their own below), ui-grow, ui-title, ui-strong,
 * ui-small, ui-medium, ui-num (tabular figures). Sizes and colours only as tokens (tokens.scss), type as
 * var(--t1 … --t5), a thing to press at least var(--hit): that is what makes care mode work by itself.
 */
export { Screen, type ScreenProps } from './screen'
export { Btn, BottomBar, type BtnProps } from './btn'
export { CallBtn } from './call-btn'
export { Card, Row, Link, Answer, type CardProps, type RowProps } from './card'
export { Pill, Meter, type Tone } from './pill'
export { Countdown, Seconds, useNow, dueState, type CountdownProps } from './countdown'
export { Timeline, type TimelineItem } from './timeline'
export { Chips, ManyChips, SwitchRow, type Choice } from './chips'
export { Field, TextArea, type FieldProps, type TextAreaProps } from './field'
export { PhotoGrid, type Photo, type PhotoGridProps } from './photo-grid'
export { Qr } from './qr'
export { Sheet } from './sheet'
export { Arriving, Empty, Failing, Skeleton, Notice, Wrong, WrongLine } from './states'
export { TabBar } from './tab-bar'
export { Icon } from './icon'
export type { IconName } from './icons'
export type { TabKey } from './tabs'
export { aria, tap, names, type Aria } from './a11y'
export { ReasonSheet } from './reason-sheet'
