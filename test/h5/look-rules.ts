/**
 * What every look has to keep, in whatever state the screen is. Runs
 * inside the page, so it may use nothing from outside itself.
 */
export interface LookRule {
  /** The least height of a thing to press, in px: 44, in care mode 60. */
  least: number
  /** The look must offer a next action. */
  primary: boolean
  /** The next action may have been scrolled away. */
  scrolled: boolean
}

/** Sentences about what is wrong; none is right. A sheet that is open is looked at instead of the screen below it. */
export function wrongInLook({ least, primary, scrolled }: LookRule): string[] {
  const wrong: string[] = []
  const shown = (e: Element): boolean => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'
  const pages = Array.from(document.querySelectorAll<HTMLElement>('.taro_page')).filter(shown)
  const page = pages[pages.length - 1]
  if (!page?.querySelector('.ui')) return ['nothing is drawn']
  const sheet = Array.from(page.querySelectorAll<HTMLElement>('.ui-sheet')).filter(shown).pop()
  const top = sheet ?? page
  const called = (e: Element): string => `${e.className || e.tagName} “${(e.textContent ?? '').trim().slice(0, 16)}”`
  const upward = function* (e: Element | null): Generator<Element> {
    for (; e; e = e.parentElement) yield e
  }
  const all = Array.from(top.querySelectorAll<HTMLElement>('*')).filter(shown)

  for (const box of [document.documentElement, page])
    if (box.scrollWidth > box.clientWidth + 1)
      wrong.push(`it scrolls sideways: ${box.scrollWidth} of ${box.clientWidth} px`)
  const holds = (e: Element): boolean =>
    [...upward(e.parentElement)].some(
      (p) => getComputedStyle(p).overflowX !== 'visible' && p !== page && p !== document.body,
    )
  for (const e of all) {
    const { left, right, width } = e.getBoundingClientRect()
    if (width && (right > innerWidth + 1 || left < -1) && !holds(e)) {
      wrong.push(`${called(e)} sticks out`)
      break
    }
  }

  // A title in a bar may end in dots, and so may the one column that opens beside the table.
  for (const e of all) {
    if (
      getComputedStyle(e).textOverflow !== 'ellipsis' ||
      e.scrollWidth <= e.clientWidth + 1 ||
      e.matches('.ui-bar-title, .ui-cell-first')
    )
      continue
    wrong.push(`${called(e)} is cut off`)
  }

  const parse = (colour: string): number[] => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return [r, g, b, a]
  }
  const over = (front: number[], back: number[]): number[] =>
    [0, 1, 2].map((i) => front[i]! * front[3]! + back[i]! * (1 - front[3]!)).concat(1)
  const light = (colour: number[]): number =>
    colour.slice(0, 3).reduce((sum, v, i) => {
      const s = v / 255
      return sum + [0.2126, 0.7152, 0.0722][i]! * (s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4)
    }, 0)
  const faint = new Set<string>()
  for (const e of all) {
    if (!Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent!.trim())) continue
    const style = getComputedStyle(e)
    const layers: number[][] = []
    let isPicture = false
    for (const p of upward(e)) {
      if (p.tagName === 'IMG' || getComputedStyle(p).backgroundImage !== 'none') isPicture = true
      const layer = parse(getComputedStyle(p).backgroundColor)
      if (layer[3]! > 0) layers.push(layer)
      if (layer[3] === 1) break
    }
    if (isPicture) continue
    const back = layers.reduceRight<number[]>((below, layer) => over(layer, below), [255, 255, 255, 1])
    const [a, b] = [light(over(parse(style.color), back)), light(back)]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (contrast < 4.5) faint.add(`${called(e)} has a contrast of ${contrast.toFixed(1)}`)
  }
  wrong.push(...faint)

  // What is drawn small may still take a press on more: its ::after reaches out.
  const reach = (e: Element): number => {
    const after = getComputedStyle(e, '::after')
    return after.content === 'none' || after.position !== 'absolute'
      ? 0
      : Math.max(0, -parseFloat(after.top) || 0) + Math.max(0, -parseFloat(after.bottom) || 0)
  }
  for (const e of all.filter((x) => x.getAttribute('tabindex') === '0')) {
    // A pin stands on a point without a size; what takes the press is its face.
    const { height, width } = (
      e.matches('.leaflet-marker-icon') && e.firstElementChild ? e.firstElementChild : e
    ).getBoundingClientRect()
    const tall = height + reach(e)
    if (tall < least - 0.5 || width < 43.5)
      wrong.push(`${called(e)} takes a press on only ${Math.round(width)} × ${Math.round(tall)} px`)
  }
  const firsts = all.filter((e) => e.matches('.ui-btn-primary, .ui-card-brand .ui-btn-light'))
  if (primary && !firsts.length) wrong.push('it offers no next action')
  for (const e of scrolled ? [] : firsts) {
    const { top: from, bottom } = e.getBoundingClientRect()
    if (from < 0 || bottom > innerHeight + 0.5) wrong.push(`the next action ${called(e)} is out of sight`)
  }
  if (sheet && sheet.getBoundingClientRect().top < 0) wrong.push('the sheet is higher than the window')
  return wrong
}
