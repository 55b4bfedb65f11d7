// Nouns stand in one downward order: each may use those behind it, types included, and never one before it.
// What a noun gives stands in its own folder; a new one is added to one list.
import { importsOf } from '../../config/import-rules'
import { ground, nouns } from '../../cloudfunctions/kernel/nouns'
import { files, read } from './files'

const kernel = 'cloudfunctions/kernel/'
/**
 * From the top down. What ties all nouns together stands above them:
 * the list, the timer's clock, the ports of a running function.
 */
const order = ['run-timer', 'nouns', 'surroundings', ...nouns.map(({ name }) => name), ...ground]
const placeOf = (file: string): string => file.slice(kernel.length).split('/')[0]!.replace(/\.ts$/, '')

/** Imports that lead up, as `case/post-case.ts → dispatch`. */
const upward = (file: string, text: string): string[] =>
  importsOf(file, text)
    .filter((target) => target.startsWith(kernel) && placeOf(target) !== placeOf(file))
    .filter((target) => order.indexOf(placeOf(target)) <= order.indexOf(placeOf(file)))
    .map((target) => `${file.slice(kernel.length)} → ${placeOf(target)}`)

const kernelFiles = files.filter((file) => file.startsWith(kernel) && file.endsWith('.ts'))

test('every folder of the kernel has its place in the order', () => {
  expect([...new Set(kernelFiles.map(placeOf))].sort()).toEqual([...order].sort())
})

test('no noun uses one that stands above it', () => {
  expect(kernelFiles.length).toBeGreaterThan(200)
  expect(kernelFiles.flatMap((file) => upward(file, read(file)))).toEqual([])
})

test('an upward import would be found, also of a type', () => {
  const text = `import type { Wave } from '../dispatch/send-waves'\nimport { cityOf } from '../city/city'`
  expect(upward(`${kernel}case/made-up.ts`, text)).toEqual(['case/made-up.ts → dispatch'])
})

test('a noun gives what it says in the file of its name', () => {
  expect(nouns.map(({ name }) => `${kernel}${name}/${name}.ts`).filter((file) => !files.includes(file))).toEqual([])
})

test('an operation stands with the function that its contract names', () => {
  for (const { operations = {} } of nouns) {
    for (const [entry, list] of Object.entries(operations)) {
      expect(list.filter(({ contract }) => contract.entry !== entry)).toEqual([])
    }
  }
})

test('what a message is about belongs to one noun', () => {
  const subjects = nouns.flatMap((noun) => noun.subjects ?? [])
  expect(new Set(subjects).size).toBe(subjects.length)
  expect(subjects.length).toBeGreaterThan(5)
})

test('a unique key means one thing', () => {
  const keys = nouns.flatMap(({ taken = {}, looksAgain = [] }) => [...Object.keys(taken), ...looksAgain])
  expect(new Set(keys).size).toBe(keys.length)
})
