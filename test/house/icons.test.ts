// Every icon that a screen can name is drawn, and nothing is drawn that no screen can name.
import { iconNames } from '@/ui/icons'
import { read } from './files'

test('icons.ts and icons.scss name the same drawings, each once', () => {
  const [, drawings = ''] = /\$drawings: \(\n([\s\S]*?)\n\);/.exec(read('src/ui/icons.scss')) ?? []
  const drawn = [...drawings.matchAll(/^ {2}"?([a-z-]+)"?:\s+"/gm)].map(([, name]) => name!)
  expect(drawn.length).toBeGreaterThan(0)
  expect([...drawn].sort()).toEqual([...iconNames].sort())
  expect(new Set(drawn).size).toBe(drawn.length)
})
