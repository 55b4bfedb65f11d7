/** Tables without a policy, and why a person may read every row of them. Everything else has one. */
export const openTables: Record<string, string> = {
  division: 'the public map of offices',
  grid: 'the public map of grids',
  building: 'the public map of houses',
  category: 'what can be said, the same for everybody',
  setting: 'where the data comes from',
  local_day: 'public holidays of the place',
  station_clock: 'one number: how often any station has changed',
  station_due: 'by when what is looked after, the same for everybody',
  role_binding: 'who works where is public in the area, like the names on the wall of an office',
}
/**
 * Read by everybody like a notice on a door, written only in their community's
 * scope (what was learned: by the timer alone): nobody is named in them.
 */
export const publicTables = [
  'canteen',
  'canteen_policy',
  'canteen_tier',
  'meal_menu',
  'meal_sitting',
  'meal_line',
  'chance_model',
]
/** Not even readable. */
export const closedTables = ['migration']
