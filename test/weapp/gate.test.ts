/** @jest-environment node */
import { parse } from 'acorn'
import { dist } from './dist'
import { sentence } from './gate/finding'
import { freeNames } from './gate/free-names'
import { isGuarded } from './gate/guard'
import { inspect } from './gate/inspect'

test('the package that we ship has no fault', () => {
  expect(
    inspect(dist)
      .filter((f) => f.weight === 'fault')
      .map(sentence),
  ).toEqual([])
})

const free = (code: string): string[] => freeNames(parse(code, { ecmaVersion: 2018 })).map((f) => f.name)
const unguarded = (code: string): string[] =>
  freeNames(parse(code, { ecmaVersion: 2018 }))
    .filter((f) => !isGuarded(f))
    .map((f) => f.name)

describe('a name is free only where nothing around it declares it', () => {
  test.each([
    ['var a; a', []],
    ['a', ['a']],
    ['(function (a) { return a })', []],
    ['(function () { a }); var a', []],
    ['{ let a } a', ['a']],
    ['try {} catch (a) { a } a', ['a']],
    ['var { b: [a], ...c } = d; a; c', ['d']],
    ['x.a; ({ a: 1 })', ['x']],
    ['function a() {} a()', []],
    ['(function a() { a })', []],
    ['(function a() {}); a', ['a']],
    ['for (const a of b) a', ['b']],
    ['a = 1', ['a']],
    ['function f() { return arguments }', []],
    ['() => arguments', ['arguments']],
    ['class A {} new A()', []],
    ['a: for (;;) break a', []],
  ])('%s', (code, names) => {
    expect(free(code)).toEqual(names)
  })
})

describe('a missing global does no harm where typeof decides, and only there', () => {
  test.each([
    ['typeof URL', []],
    ['typeof URL !== "undefined" && new URL("a")', []],
    ['if (typeof URL === "function") new URL("a")', []],
    ['typeof URL === "undefined" ? 0 : URL', []],
    ['try { URL } catch (e) {}', []],
    ['function f() { if (typeof URL === "undefined") return; URL }', []],
    ['new URL("a")', ['URL']],
    ['typeof fetch && URL', ['URL']],
    ['try {} catch (e) { URL }', ['URL']],
    ['URL && typeof URL', ['URL']],
    ['if (typeof URL === "undefined") f(); URL', ['f', 'URL']],
    ['try { URL } finally {}', ['URL']],
  ])('%s', (code, names) => {
    expect(unguarded(code)).toEqual(names)
  })
})
