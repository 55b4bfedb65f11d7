/**
 * Where something is: guessed from the pin or from home, or chosen street by street. Nobody has to share a position.
 */
export { PlaceCard, type PlaceDraft } from './place-card'
export { PlaceSheet } from './place-sheet'
