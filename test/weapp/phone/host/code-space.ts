import * as easel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { createBackend } from './backend'
import { takingWechatEvents } from './event'
import { logicScope, resolvePath, run } from './modules'
import { defineTags } from './tags/index'
import { elementName, isBuiltIn } from './tags/tag'

/** What the packer puts beside the code (pack.ts). */
export interface PackedConfig {
  json: Record<string, ComponentConfig>
  /** Component path → prefix of its class names; a page and a shared component have none. */
  styleScopes: Record<string, string>
}
export interface ComponentConfig {
  component?: boolean
  styleIsolation?: string
  usingComponents?: Record<string, string>
  [key: string]: unknown
}
type Template = easel.template.ComponentTemplate['content']
declare global {
  interface Window {
    __config: PackedConfig
    __templates: Record<string, Template>
  }
}

export interface PageInstance {
  [method: string]: unknown
  setData(change: object, done?: () => void): void
}

const SET_DATA_BYTES_MAX = 1024 ** 2
export let largestSetData = 0

const env = new MiniProgramEnv()
const tags = defineTags(env.getGlobalCodeSpace().getComponentSpace())
// glass-easel calls an unknown property a warning; WeChat has many more than the host, so only other tags are worth a
// word
easel.addGlobalWarningListener(
  (message, component, element) =>
    !(message.includes('is not a valid property') && isBuiltIn(tagOf(element ?? component))),
)
const tagOf = (node: unknown): string =>
  String((node as { tagName?: string; is?: string }).tagName ?? '').replace(/^wx-/, '')

const space = env.createCodeSpace('main', true)
for (const [name, definition] of tags) space.getComponentSpace().setGlobalUsingComponent(name, definition)
const backend = env.associateBackend(createBackend(elementName))
const loaded = new Set<string>()

export function openCodeSpace(): void {
  for (const [path, content] of Object.entries(window.__templates))
    space.addCompiledTemplate(path, { groupList: window.__templates, content })
  for (const [path, config] of Object.entries(window.__config.json)) {
    space.addComponentStaticConfig(path, config as Parameters<typeof space.addComponentStaticConfig>[1])
    const scope = window.__config.styleScopes[path]
    if (scope) space.addStyleSheet(path, undefined, scope)
  }
}

/** Runs a page's or component's file, after those it uses, with Page and Component meaning this path. */
export function loadComponent(path: string): void {
  if (loaded.has(path)) return
  loaded.add(path)
  const config = window.__config.json[path]
  if (!config) throw new Error(`${path}.json is missing`)
  for (const target of Object.values({ ...window.__config.json.app?.usingComponents, ...config.usingComponents }))
    loadComponent(resolvePath(path, target))
  space.componentEnv(path, ({ Page, Component, Behavior }) => {
    const before = register
    register = {
      Page: (page) => Page(takingWechatEvents(page as Record<string, unknown>)),
      Component: (component) =>
        Component({
          ...component,
          methods: takingWechatEvents({ ...(component as { methods?: Record<string, unknown> }).methods }),
        } as never),
      Behavior: (behavior) => Behavior(behavior as never),
    }
    try {
      run(path)
    } finally {
      register = before
    }
  })
}

/** Page, Component and Behavior are the same functions for every file; which path they mean is what is being loaded. */
type Register = Record<'Page' | 'Component' | 'Behavior', (definition: object) => unknown>
let register: Register | undefined
for (const name of ['Page', 'Component', 'Behavior'] as const) {
  logicScope[name] = (definition: object) => {
    if (!register) throw new Error(`${name} was called while no file of a page or component was loading`)
    return register[name](definition)
  }
}

export interface Root {
  page: PageInstance
  attach(parent: HTMLElement): void
  release(): void
}

export function createRoot(path: string, tag: string): Root {
  if (!window.__templates[path]) throw new Error(`${path}.wxml is missing`)
  loadComponent(path)
  const root = backend.createRoot(tag, space, path)
  const page = root.get() as unknown as PageInstance
  overBridge(page)
  return {
    page,
    attach(parent) {
      const placeholder = parent.appendChild(document.createElement('span'))
      root.attach(parent as never, placeholder as never)
    },
    release: () => root.release(),
  }
}

/** setData as over WeChat's bridge: it crosses as JSON, and more than 1 MB does not cross. */
function overBridge(page: PageInstance): void {
  const { setData } = page
  Object.defineProperty(page, 'setData', {
    value(change: object, done?: () => void) {
      const json = JSON.stringify(change)
      largestSetData = Math.max(largestSetData, json.length)
      if (json.length > SET_DATA_BYTES_MAX) throw new Error(`setData of ${json.length} bytes is over 1 MB`)
      setData.call(page, JSON.parse(json) as object)
      if (done) void Promise.resolve().then(() => done.call(page))
    },
  })
}
