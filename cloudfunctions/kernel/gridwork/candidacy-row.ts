/** Who asks for a post, as the row stands. */
export interface CandidacyRow {
  community_code: string
  candidacy_id: string
  post_code: string
  person_id: string
  name: string
  words: string
  state: 'open' | 'appointed' | 'refused' | 'withdrawn'
  at: Date
}
