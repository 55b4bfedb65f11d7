/** @jest-environment node */
import { dist } from './dist'
import { BrokenPackage, type Catcher } from './faults/fault'
import { readersThatCatch } from './faults/catch'
import { faults } from './faults/list'

// A gate is worth what it stops. Each fault is put into a copy of our own package; the gate must see it, and the
// engines that see it must be those the list names, so that one that goes blind is noticed while another still catches.
const readers = (fault: (typeof faults)[number]): Catcher[] => fault.caughtBy.filter((c) => c !== 'phone')

describe('a fault that is put into the package is caught before it ships', () => {
  const clean = readersThatCatch(dist)
  test.each(faults.map((f) => [f.name, f] as const))('%s', (_name, fault) => {
    const broken = new BrokenPackage(dist)
    try {
      fault.put(broken)
      const caught = readersThatCatch(broken.root).filter((c) => !clean.includes(c))
      expect(caught.sort()).toEqual(readers(fault).sort())
      expect(caught.length).toBeGreaterThan(0)
    } finally {
      broken.remove()
    }
  })
})
