// Where a text is cut, it is cut between what a reader sees as characters: a rare character of a name is two units of
// UTF-16, a family of three under one roof is eight.

/** What joins the character before it: accents, the marks that colour and vary an emoji, and the joiner itself. */
const joins = /^[\p{M}\p{Emoji_Modifier}\u200d\ufe0e\ufe0f]$/u
const flagLetter = /^\p{Regional_Indicator}$/u

/** WeChat has no segmenter to ask. What is left out are the syllable blocks of scripts that nobody types here. */
function* characters(text: string): Iterable<string> {
  let character = ''
  for (const point of text) {
    const isFlag = flagLetter.test(point) && flagLetter.test(character)
    if (character !== '' && !isFlag && !joins.test(point) && !character.endsWith('\u200d')) {
      yield character
      character = ''
    }
    character += point
  }
  if (character !== '') yield character
}

/** The first `count` characters as a reader counts them; half of one that was broken off before is left out. */
export function beginning(text: string, count: number): string {
  // Nothing is longer in characters than in units.
  if (text.length <= count && isWhole(text)) return text
  let taken = ''
  let left = count
  for (const character of characters(text)) {
    if (left-- <= 0) break
    if (isWhole(character)) taken += character
  }
  return taken
}
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** In `count` characters at most, the last of them saying that there was more. */
export function shortened(text: string, count: number): string {
  const first = beginning(text, count)
  return first.length === text.length ? text : `${beginning(first, count - 1)}…`
}

/** By which somebody is called when the whole name is not everybody's: 欧阳 is not told from 欧. */
export const firstOfName = (name: string): string => beginning(name, 1)
