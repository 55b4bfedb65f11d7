import './case.scss'
/** Parts that show a case; residents, helpers and staff see the same ones. */
export { CaseRow } from './case-row'
export { CaseTimeline, CasePhotos } from './case-timeline'
export { VoiceRow } from './voice-row'
export { stateWord } from './state-words'
export { PhotoPicker, usePictures } from './photo-picker'
export { Stars } from './stars'
export { AskRating } from './ask-rating'
