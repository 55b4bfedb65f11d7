import { entry } from '../kernel/call/entry'
import { tableOf } from '../kernel/call/table'
import { nouns } from '../kernel/nouns'
import { portsFromEnvironment } from '../kernel/surroundings'

/** What community staff and above may ask for. A separate function: residents' phones never reach it by mistake. */
export const staffOperations = tableOf('staff', nouns)

export const main = entry(staffOperations, portsFromEnvironment)
