import { bookkeeping, key, whole, type Part } from './held'

/** Canteens. */
export const canteen: Part = {
  // A meal is kept as long as its canteen's books: the sheet adds up nobody's name.
  canteen: [bookkeeping('community_code canteen_id name address lng lat phone state policy_edition created_at')],
  canteen_clerk: [
    key('community_code canteen_id since until', whole),
    { columns: 'person_id', purpose: 'who may stand at which till', kept: whole, seenBy: 'the clerk' },
  ],
  canteen_policy: [
    bookkeeping(`
      community_code canteen_id edition lunch dinner hold_minutes no_show_rule no_shows_max no_show_days pause_days
      pay_minutes saved_at
    `),
  ],
  canteen_tier: [
    bookkeeping(`
      community_code canteen_id edition code sort name audience age_from percent free_per_day sitting from_minute
      until_minute subsidy_source
    `),
  ],
  meal_menu: [bookkeeping('community_code sitting_id dishes full_price_fen policy_edition saved_at version')],
  meal_sitting: [
    bookkeeping(`
      community_code sitting_id canteen_id day sitting state cut_off_at serves_from serves_until release_elders_at
      elders_released_at hold_minutes reminded_at portions elder_portions general_left elder_left line_last
    `),
  ],
  meal_reservation: [
    key('community_code reservation_id sitting_id canteen_id day sitting line_no', whole),
    {
      columns: 'person_id by_id person_name',
      purpose: 'who eats and who reserved it; a walk-in has neither',
      kept: whole,
      seenBy: 'the two of them; the till sees the family name',
    },
    { columns: 'code', purpose: 'six digits that fetch the meal', kept: whole, seenBy: 'the two of them' },
    {
      columns: 'tier_code tier_name price_fen full_price_fen free_meal subsidy_source check_age pool',
      purpose: 'what it costs, who pays the rest, and whether a document is still to be seen',
      kept: whole,
      seenBy: 'the two of them, the till',
    },
    {
      columns: 'no_show',
      purpose: 'to count what was kept for nobody, in this canteen and for its days only',
      kept: whole,
      seenBy: 'the person; the till as a number of the day',
    },
    bookkeeping(`
      walk_in state pick_up_from pick_up_until hold_until hold_minutes pay_minutes pay_by paid_at reserved_at
      filled_at redeemed_at redeemed_by ended_at end_reason
    `),
  ],
  meal_line: [bookkeeping('community_code sitting_id line_no')],
  age_seen: [
    key('community_code', whole),
    {
      columns: 'person_id age_from seen_by seen_at',
      purpose: 'that a document was seen for an age band; no birthday, no number',
      kept: whole,
      seenBy: 'the person',
    },
  ],
  canteen_sheet: [bookkeeping('community_code canteen_id day sheet closed_by closed_at')],
}
