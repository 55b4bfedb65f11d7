/**
 * WeChat's units in CSS: 750 rpx are the screen's width, and 100 vh are the page, without title bar and tabs (the host
 * sets --vh on each page).
 */
export const wechatUnits = (value: string): string =>
  value
    .replace(/(-?(?:\d+\.)?\d+)rpx\b/g, (_, n: string) => `calc(${n} * 100vw / 750)`)
    .replace(/(-?(?:\d+\.)?\d+)vh\b/g, (_, n: string) => `calc(${n} * var(--vh, 1vh))`)

export const inlineStyle = wechatUnits
