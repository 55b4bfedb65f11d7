import { Type as T, type Static } from '@sinclair/typebox'
import { contract } from './contract'
import { Enum, Shape, Area, Words } from './schema'

export const PlaceItem = Shape({
  code: T.String(),
  name: T.String(),
  hint: T.String(),
  level: Enum(['district', 'street', 'community', 'grid', 'building']),
})
export type PlaceItem = Static<typeof PlaceItem>

export const CategoryView = Shape({ code: T.String(), name: T.String(), hint: T.String(), isPrivate: T.Boolean() })
export type CategoryView = Static<typeof CategoryView>

export const Registry = Shape({
  categories: T.Array(CategoryView),
  edition: T.Number(),
  demo: T.Boolean(),
  dataSource: T.String(),
})
export type Registry = Static<typeof Registry>

// places
export const ReadRegistry = contract({
  name: 'read-registry',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: Shape({}),
  output: Registry,
  refusals: [],
})

export const ReadStreetLines = contract({
  name: 'read-street-lines',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: Shape({}),
  output: Shape({ lines: T.Array(T.Array(T.Number())) }),
  refusals: [],
})

/** `gridOf`: the grids of that community. */
export const ListPlaces = contract({
  name: 'list-places',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: Shape({ parentCode: T.Optional(Area), gridOf: T.Optional(Area), search: T.Optional(Words(1, 40)) }),
  output: Shape({ places: T.Array(PlaceItem) }),
  refusals: [],
})
