/** A table program runs a text that begins with one of these, in half width or full; blanks before it help nobody. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/

/** A text that Excel would run is shown as the text it is, behind an apostrophe. Numbers and nothing stay as they are. */
export const harmless = <C>(cell: C): C | string => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell)
