import { assign } from '@kernel/matching/assign/assign'
import { instanceOf, type Family, type Size } from './instances'

const { problem } = instanceOf(process.argv[2] as Family, process.argv[3] as Size)
const began = performance.now()
assign(problem)
process.stdout.write(String(performance.now() - began))
