// For whoever writes hours: the desk's rows, and the reader of what people write on doors.
export { readChinese, type Read } from './read-chinese'
export { fromRows, toRows, type FromRows, type HoursRow } from './rows'
