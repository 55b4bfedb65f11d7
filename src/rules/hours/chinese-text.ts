// One way to write what people write in many: half width, one dash, digits for the numerals of times and dates.

const digits = '零一二三四五六七八九'

const digitOf = (text: string): number => (text.length === 1 ? digits.indexOf(text) : NaN)

/** '二十二' → 22, '十' → 10, '两' → 2; NaN for what is no number below a hundred. */
function numberOf(numeral: string): number {
  const text = numeral.replace(/〇/g, '零').replace(/两/g, '二')
  const ten = text.indexOf('十')
  if (ten < 0) return digitOf(text)
  const [before, after] = [text.slice(0, ten), text.slice(ten + 1)]
  const [tens, ones] = [before === '' ? 1 : digitOf(before), after === '' ? 0 : digitOf(after)]
  return tens > 0 && ones >= 0 ? tens * 10 + ones : NaN
}

const FROM_NINE_TO_FIVE =
  /(?:朝|早上?)([一二两三四五六七八九十]{1,3}|\d{1,2})晚上?([一二两三四五六七八九十]{1,3}|\d{1,2})(?![\d:点时半])/g

function digitsFor(text: string, pattern: RegExp): string {
  return text.replace(pattern, (whole, numeral: string) => {
    const value = numberOf(numeral)
    return Number.isNaN(value) ? whole : whole.replace(numeral, String(value))
  })
}

export function plainChinese(text: string): string {
  let plain = text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  plain = plain
    .replace(/\u3000/g, ' ')
    .replace(/[\u2236\ufe30\ufe55]/g, ':')
    .replace(/[【\[〔「]/g, '(')
    .replace(/[】\]〕」]/g, ')')
  plain = plain
    .replace(/[~\u301c\u223c\u2010-\u2015\u2212\u2500]+/g, '-')
    .replace(/至|到|直至/g, '-')
    .replace(/\s*-+\s*/g, '-')
  plain = plain.replace(/每週/g, '每周').replace(/週/g, '周').replace(/點/g, '点').replace(/時/g, '时')
  plain = plain.replace(/(凌晨|上午|中午|下午|早上|晚上|晚间|夜间)\s*:\s*/g, '$1')
  // 朝九晚五, 早七晚十: the numerals have no unit.
  plain = plain.replace(FROM_NINE_TO_FIVE, (whole, from: string, to: string) => {
    const [open, close] = [from, to].map((word) => (/\d/.test(word) ? Number(word) : numberOf(word))) as [
      number,
      number,
    ]
    return Number.isNaN(open + close) ? whole : `早${open}点-晚${close}点`
  })
  plain = digitsFor(plain, /([零〇一二两三四五六七八九十]{1,3})(?=点|时|分|月|小时|个小时|号)/g)
  plain = digitsFor(plain, /月([一二三四五六七八九十]{1,3})(?=日)/g)
  return digitsFor(plain, /[点时]([零〇一二三四五六七八九十]{1,3})(?=$|[^一二三四五六七八九十刻])/g)
}
