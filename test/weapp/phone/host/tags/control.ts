/** What a form, a label or a test can do with a control, by its host element. */
export interface Control {
  /** What a tap on its label does. */
  activate?(): void
  /** What the form sends under its name. */
  value?(): unknown
  /** Back to the value it had when the page showed it. */
  reset?(): void
}

const controls = new WeakMap<Element, Control>()

export const registerControl = (element: Element, control: Control): void => {
  controls.set(element, control)
}
export const controlAt = (element: Element): Control | undefined => controls.get(element)

/** Hosts of controls inside an element, in reading order. */
export const controlsIn = (element: Element): HTMLElement[] =>
  Array.from(element.querySelectorAll<HTMLElement>('*')).filter((e) => controls.has(e))
