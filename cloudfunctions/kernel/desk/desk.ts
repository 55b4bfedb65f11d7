import type { Noun } from '../call/noun'
import { acceptCase } from './accept-case'
import { answerCase, askMissing } from './answer-case'
import { listHelpers, assignHelper } from './assign-helper'
import { listInbox } from './list-inbox'
import { pauseCase, resumeCase } from './pause-case'
import { transferCase, listOffices } from './transfer-case'

/** What community staff do with a case. */
export const desk: Noun = {
  name: 'desk',
  operations: {
    staff: [
      acceptCase,
      answerCase,
      askMissing,
      listHelpers,
      assignHelper,
      listInbox,
      pauseCase,
      resumeCase,
      transferCase,
      listOffices,
    ],
  },
}
