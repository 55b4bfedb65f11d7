import { Type as T } from '@sinclair/typebox'
import { Area, Shape, Words } from './schema'

/** `gridOf`: the grids of that community. */
export const ListPlacesInput = Shape(
  { parentCode: T.Optional(Area), gridOf: T.Optional(Area), search: T.Optional(Words(1, 40)) },
  { $id: 'ListPlacesInput' },
)

export interface PlaceItem {
  code: string
  name: string
  hint: string
  level: 'district' | 'street' | 'community' | 'grid' | 'building'
}
export interface CategoryView {
  code: string
  name: string
  hint: string
  isPrivate: boolean
}
export interface Registry {
  categories: CategoryView[]
  edition: number
  demo: boolean
  dataSource: string
}
