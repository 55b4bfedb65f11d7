import { readMatchingRules } from './matching-rules'
import { readDispatch } from './read-dispatch'

/** What staff may ask of the machine: how a case went, and by which rules. */
export const dispatchStaffOperations = [readDispatch, readMatchingRules]
