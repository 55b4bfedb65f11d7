import { askForPerson } from './ask-for-person'
import { chooseMatching, listMatchingChoices } from './matching-choice'
import { readWhyAsked } from './read-why-asked'

/** What residents and helpers may ask of the machine: why, and to leave it to a person. */
export const dispatchMemberOperations = [readWhyAsked, listMatchingChoices, chooseMatching, askForPerson]
