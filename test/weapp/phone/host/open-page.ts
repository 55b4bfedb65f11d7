import type { PageInstance, Root } from './code-space'

/** One page that is open: WeChat gives each its own web view. */
export interface OpenPage {
  route: string
  query: Record<string, string>
  view: HTMLElement
  scroller: HTMLElement
  root: Root
  page: PageInstance
  title?: string
  shown: boolean
}
