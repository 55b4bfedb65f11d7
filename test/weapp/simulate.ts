import path from 'node:path'
import { dist } from './dist'
import { quietWx } from './quiet-wx'
import { textOf, wordsAt, type Rendered, type Simulator } from './simulated-tree'

// Not an import: the types of miniprogram-simulate bring WeChat's whole set of globals with them, and a require
// without resolve.
const simulator = require('miniprogram-simulate') as Simulator

/**
 * Pages of the package in jest, on WeChat's real exparser and real wcc (miniprogram-simulate): a second engine beside
 * the phone's glass-easel. Its built-in tags are empty shells, so an input's event is fired by hand; there is no layout
 * and no navigation, both are for the phone. One jest file shares one app, as one launch of the mini-program does.
 */
export interface LoadedPage {
  /** All words of the page now. */
  text(): string
  /** How many elements the page is made of now; a page that waits may have no words yet. */
  size(): number
  /** Waits until these words stand on the page. */
  shows(words: string): Promise<void>
  /** Taps what says exactly this, else the smallest thing that holds it. */
  tap(words: string): Promise<void>
  /** Fires an event at a selector's first match: fire('.field-input', 'input', { value: '王' }). */
  fire(selector: string, type: string, detail?: object): Promise<void>
  /** How often a selector matches. */
  count(selector: string): number
  /** What the page asked of WeChat since it was opened: [name, options]. */
  calls: Array<[string, unknown]>
  close(): void
}

export interface Surroundings {
  callFunction(name: string, data: unknown): Promise<unknown>
  /** More of wx, or something other than the quiet defaults. */
  wx?: Record<string, unknown>
}

type Hooks = Record<string, ((argument?: unknown) => void) | undefined> & { route?: string }
interface Globals {
  App(o: Hooks): void
  Page(o: Hooks): void
  Component(o: object): void
  getApp(): Hooks
  getCurrentPages(): Hooks[]
  wx: Record<string, unknown>
}
const world = globalThis as unknown as Globals

let app: Hooks | undefined
let pages: Hooks[] = []
let calls: LoadedPage['calls'] = []
let surroundings: Surroundings
const known = new Map<string, string>()

export async function loadPage(
  route: string,
  query: Record<string, string>,
  around: Surroundings,
): Promise<LoadedPage> {
  surroundings = around
  calls = []
  if (!app) launch(route, query)
  Object.assign(world.wx, around.wx)
  if (!known.has(route)) {
    // wcc's output for base.wxml alone is over the 1 MB that a child process may print by default
    known.set(
      route,
      simulator.load(path.join(dist, route), 'page', {
        rootPath: dist,
        compiler: 'official',
        compilerOptions: { maxBuffer: 64 * 1024 ** 2 },
      }),
    )
  }
  const rendered = simulator.render(known.get(route)!)
  rendered.attach(document.body.appendChild(document.createElement('div')))
  const page = rendered.instance as Hooks
  Object.assign(page, { route, __route__: route, options: query })
  pages = [page]
  page.onLoad?.(query)
  page.onShow?.()
  page.onReady?.()
  await settle(rendered)
  return handle(rendered, page)
}

function launch(route: string, query: object): void {
  world.App = (options) => {
    app = options
  }
  world.getApp = () => app!
  world.getCurrentPages = () => pages
  world.Page = (options) => {
    const methods = Object.fromEntries(Object.entries(options).filter(([, v]) => typeof v === 'function'))
    world.Component({ data: (options as { data?: object }).data, methods, options: { classPrefix: '' } })
  }
  Object.assign(
    world.wx,
    quietWx({
      call: (...call) => void calls.push(call),
      callFunction: (name, data) => surroundings.callFunction(name, data),
    }),
  )
  require(path.join(dist, 'app.js'))
  app!.onLaunch?.({ path: route, query, scene: 1001 })
  app!.onShow?.({ path: route, query, scene: 1001 })
}

function handle(rendered: Rendered, page: Hooks): LoadedPage {
  const act = async (selector: string, type: string, detail: object): Promise<void> => {
    const target = rendered.querySelector(selector)
    if (!target) throw new Error(`nothing matches ${selector}:\n${textOf(rendered)}`)
    target.dispatchEvent(type, { detail, bubbles: type === 'tap' })
    await settle(rendered)
  }
  return {
    calls,
    text: () => textOf(rendered),
    size: () => rendered.dom.querySelectorAll('*').length,
    count: (selector) => rendered.querySelectorAll(selector).length,
    fire: (selector, type, detail = {}) => act(selector, type, detail),
    async tap(words) {
      const id = wordsAt(rendered, words)
      if (!id) throw new Error(`nothing says ${words}:\n${textOf(rendered)}`)
      await act(`#${id}`, 'tap', {})
    },
    async shows(words) {
      for (const until = Date.now() + 3000; !textOf(rendered).includes(words); ) {
        if (Date.now() > until) throw new Error(`no ${words} on the page:\n${textOf(rendered)}`)
        await simulator.sleep(20)
      }
    },
    close() {
      page.onHide?.()
      page.onUnload?.()
      rendered.detach()
    },
  }
}

/** Until the page has said the same for 60 ms. */
async function settle(rendered: Rendered): Promise<void> {
  for (let before = '', same = 0, n = 0; same < 3 && n < 100; n++) {
    await simulator.sleep(20)
    const now = textOf(rendered)
    same = now === before ? same + 1 : 0
    before = now
  }
}
