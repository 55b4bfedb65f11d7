import * as contracts from '@/contracts/generated/staff'
import { entry } from '../kernel/call/entry'
import { table } from '../kernel/call/answer-call'
import { portsFromEnvironment } from '../kernel/surroundings'
import { canteenStaffOperations } from '../kernel/canteen/staff'
import { readDeskCase } from '../kernel/case/read-case'
import { acceptCase } from '../kernel/desk/accept-case'
import { answerCase, askMissing } from '../kernel/desk/answer-case'
import { assignHelper, listHelpers } from '../kernel/desk/assign-helper'
import { listInbox } from '../kernel/desk/list-inbox'
import { pauseCase, resumeCase } from '../kernel/desk/pause-case'
import { listOffices, transferCase } from '../kernel/desk/transfer-case'
import { dispatchStaffOperations } from '../kernel/dispatch/staff'
import { stationStaffOperations } from '../kernel/station/staff'
import { gridworkStaffOperations } from '../kernel/gridwork/staff'

/** What community staff and above may ask for. A separate function: residents' phones never reach it by mistake. */
export const staffOperations = table(
  [
    listInbox,
    readDeskCase,
    listHelpers,
    listOffices,
    acceptCase,
    assignHelper,
    transferCase,
    pauseCase,
    resumeCase,
    askMissing,
    answerCase,
    ...dispatchStaffOperations,
    ...gridworkStaffOperations,
    ...stationStaffOperations,
    ...canteenStaffOperations,
  ],
  contracts,
)

export const main = entry(staffOperations, portsFromEnvironment)
