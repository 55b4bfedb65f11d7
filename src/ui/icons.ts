/** Every drawing in icons.scss, one stroke set on a 24 px grid. A word always stands beside it. */
export const iconNames = [
  'home', 'help', 'me', 'pin', 'camera', 'photo', 'mic', 'eye', 'phone', 'clock', 'bell', 'people', 'family', 'desk', 'list',
  'back', 'next', 'down', 'close', 'check', 'plus', 'minus', 'edit', 'trash', 'search', 'share', 'send', 'again', 'lock', 'shield',
  'star', 'type', 'offline', 'warn', 'info', 'play', 'stop', 'route', 'turn', 'merge', 'paper', 'out', 'building',
  'drop', 'bolt', 'toilet', 'fire', 'bowl', 'bike', 'swap',
  'seat', 'microwave', 'aid', 'fridge', 'wifi', 'book', 'umbrella', 'tool', 'plug', 'road', 'baby', 'heart', 'scan', 'map',
] as const

export type IconName = (typeof iconNames)[number]
