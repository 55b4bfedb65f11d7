/** What miniprogram-simulate gives back for a page; its own types know only typed components. */
export interface Rendered {
  dom: HTMLElement
  instance: object
  attach(parent: HTMLElement): void
  detach(): void
  querySelector(selector: string): Rendered | undefined
  querySelectorAll(selector: string): Rendered[]
  dispatchEvent(type: string, options: object): void
}

export interface Simulator {
  load(
    path: string,
    tagName: string,
    options: { rootPath: string; compiler: 'official'; compilerOptions: { maxBuffer: number } },
  ): string
  render(id: string): Rendered
  sleep(ms: number): Promise<void>
}

export const textOf = (rendered: Rendered): string => rendered.dom.textContent ?? ''

type Node = HTMLElement & { __wxElement?: { id?: string } }

/** The id of the smallest element that says this, a whole text before a part of one. Taro gives every element an id. */
export function wordsAt(rendered: Rendered, words: string): string | undefined {
  const all = Array.from(rendered.dom.querySelectorAll<Node>('*')).filter((e) => e.__wxElement?.id)
  const says = (fits: (text: string) => boolean): Node | undefined =>
    all
      .filter((e) => fits((e.textContent ?? '').trim()))
      .sort((a, b) => (a.textContent ?? '').length - (b.textContent ?? '').length || depth(b) - depth(a))[0]
  return (says((text) => text === words) ?? says((text) => text.includes(words)))?.__wxElement?.id
}

const depth = (element: Element): number => (element.parentElement ? 1 + depth(element.parentElement) : 0)
