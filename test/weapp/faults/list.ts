import type { Fault } from './fault'

/**
 * What goes wrong with a package in practice, and who catches it. No engine catches all of them: the compilers do not
 * run anything, the phone does not read what is not shown, and only a size limit sees a size.
 */
export const faults: readonly Fault[] = [
  {
    name: 'an unclosed tag in base.wxml',
    put: (p) => p.change('base.wxml', (t) => t.replace('</view>', '')),
    caughtBy: ['wcc'],
  },
  {
    name: 'a broken wx:if',
    put: (p) => p.append(`${p.page}.wxml`, '<view wx:if="{{a b}}"/>'),
    caughtBy: ['wcc', 'glass-easel'],
  },
  { name: 'a missing utils.wxs', put: (p) => p.drop('utils.wxs'), caughtBy: ['wcc', 'glass-easel', 'phone'] },
  { name: 'a missing base.wxml', put: (p) => p.drop('base.wxml'), caughtBy: ['glass-easel', 'phone'] },
  { name: 'ES6 in WXS', put: (p) => p.change('utils.wxs', (t) => `const late = 1\n${t}`), caughtBy: ['wcc'] },
  {
    name: 'a broken rule in WXSS',
    put: (p) => p.append('app.wxss', '.a { color: red; .b {'),
    caughtBy: ['wcsc', 'phone'],
  },
  {
    name: 'an @import of no file',
    put: (p) => p.change('app.wxss', (t) => `@import "./nothing.wxss";${t}`),
    caughtBy: ['wcsc'],
  },
  { name: 'JavaScript that does not parse', put: (p) => p.run('var = 1'), caughtBy: ['static', 'phone'] },
  { name: "a component's missing .js", put: (p) => p.drop('comp.js'), caughtBy: ['static', 'phone'] },
  { name: "a page's missing .js", put: (p) => p.drop(`${p.page}.js`), caughtBy: ['static', 'phone'] },
  { name: "a page's missing .wxml", put: (p) => p.drop(`${p.page}.wxml`), caughtBy: ['static', 'phone'] },
  { name: 'eval', put: (p) => p.run('eval("1")'), caughtBy: ['static', 'phone'] },
  { name: 'new Function', put: (p) => p.run('new Function("a", "return a")(1)'), caughtBy: ['static', 'phone'] },
  { name: 'a timer with a text', put: (p) => p.run('setTimeout("1")'), caughtBy: ['static', 'phone'] },
  { name: 'a global that phones lack', put: (p) => p.run('new TextEncoder()'), caughtBy: ['static', 'phone'] },
  { name: 'syntax younger than the oldest phone', put: (p) => p.run('var a = {}; a?.b'), caughtBy: ['static'] },
  { name: 'a lookbehind', put: (p) => p.run('/(?<=a)b/.test("ab")'), caughtBy: ['static'] },
  { name: 'import()', put: (p) => p.run('import("./x.js").catch(function () {})'), caughtBy: ['static'] },
  { name: 'a require of no file', put: (p) => p.run('require("./nothing")'), caughtBy: ['static', 'phone'] },
  {
    name: 'a main package over its limit',
    put: (p) => p.write('heavy.png', Buffer.alloc(2 * 1024 ** 2)),
    caughtBy: ['static'],
  },
  {
    name: 'a subpackage over 2 MB',
    put: (p) => {
      p.changeJson('app.json', { subPackages: [{ root: 'heavy', pages: ['index'] }] })
      p.addPage('heavy/index')
      p.write('heavy/a.png', Buffer.alloc(2 * 1024 ** 2))
    },
    caughtBy: ['static'],
  },
  {
    name: 'a require into a subpackage',
    put: (p) => {
      p.changeJson('app.json', { subPackages: [{ root: 'heavy', pages: ['index'] }] })
      p.addPage('heavy/index')
      p.write('heavy/deep.js', 'module.exports = 1')
      p.run('require("/heavy/deep")')
    },
    caughtBy: ['static'],
  },
  {
    name: 'a tab that is no page',
    put: (p) =>
      p.changeJson('app.json', {
        tabBar: {
          list: [
            { pagePath: p.page, text: '一' },
            { pagePath: 'nowhere/index', text: '二' },
          ],
        },
      }),
    caughtBy: ['static', 'phone'],
  },
  {
    name: 'a missing tab icon',
    put: (p) =>
      p.changeJson('app.json', {
        tabBar: {
          list: [p.page, ...(p.json('app.json').pages as string[]).slice(1, 2)].map((pagePath) => ({
            pagePath,
            text: '一',
            iconPath: 'nothing.png',
          })),
        },
      }),
    caughtBy: ['static', 'phone'],
  },
  {
    name: 'a listed page that is not there',
    put: (p) => p.changeJson('app.json', { pages: [...(p.json('app.json').pages as string[]), 'nowhere/index'] }),
    caughtBy: ['static', 'phone'],
  },
  {
    name: 'a wrong value in page.json',
    put: (p) => p.changeJson(`${p.page}.json`, { navigationBarTextStyle: 'red' }),
    caughtBy: ['static'],
  },
  {
    name: 'a position asked for without saying so',
    put: (p) => {
      p.changeJson('app.json', { requiredPrivateInfos: [] })
      p.run('wx.getLocation({})')
    },
    caughtBy: ['static', 'phone'],
  },
]
