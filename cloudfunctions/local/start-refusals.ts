import { StartRefusal } from './refusal'

type Fault = { path?: string; message: string }
type Told = [code: string, chinese: string, english: string]

const diskFull: Told = [
  'DISK_FULL',
  '磁盘满了，没有启动，已有数据没有损坏。请腾出空间再试。',
  'The disk is full, so nothing was started; your data is intact. Free some space and try again.',
]
const unreachable: Told = [
  'DATABASE_UNREACHABLE',
  '连不上 DATABASE_URL 里的数据库，请看地址、端口和防火墙。',
  'The database in DATABASE_URL does not answer; check address, port and firewall.',
]
const wrongSignIn: Told = [
  'DATABASE_SIGN_IN',
  'DATABASE_URL 里的用户名或密码不对。',
  'The user or password in DATABASE_URL is wrong.',
]
const noPermission = ({ path }: Fault): Told => [
  'NO_PERMISSION',
  `没有权限写 ${path ?? '数据目录'}。请换一个账号，或用 HONGYI_DATA 指到别处。`,
  `No permission to write ${path ?? 'the data folder'}. Use another account, or point HONGYI_DATA elsewhere.`,
]
const noFolder = ({ path }: Fault): Told => [
  'NOT_A_FOLDER',
  `${path ?? '数据目录'} 是一个文件，不是目录。请用 HONGYI_DATA 指到一个目录。`,
  `${path ?? 'The data folder'} is a file. Point HONGYI_DATA to a folder.`,
]

/** By what Node, PostgreSQL and our own start call it. */
const told: Record<string, Told | ((fault: Fault) => Told)> = {
  NEWER_SCHEMA: ({ message }) => [
    'NEWER_SCHEMA',
    `数据是更新版本的红驿写的，这个版本不认识，没有动它。请换回新版本：${message}`,
    'A newer Hongyi wrote this data; this version does not know it and touched nothing. ' +
      `Go back to the newer one: ${message}`,
  ],
  NOT_A_DEMO: [
    'NOT_A_DEMO',
    '这个数据库里有真实数据，演示不会写进去。请换一个空库，或设 HONGYI_MODE=production。',
    'This database holds data of its own; the demo writes nothing into it. ' +
      'Use an empty one, or set HONGYI_MODE=production.',
  ],
  ENOSPC: diskFull,
  '53100': diskFull,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  '28P01': wrongSignIn,
  '28000': wrongSignIn,
  '3D000': [
    'DATABASE_MISSING',
    'DATABASE_URL 里的数据库还没有建。',
    'The database named in DATABASE_URL does not exist yet.',
  ],
  '42501': [
    'DATABASE_RIGHTS',
    'DATABASE_URL 里的用户没有建表的权限。',
    'The user in DATABASE_URL may not create tables.',
  ],
}

/** Turns what may go wrong at a start into one line a person can act on; null means a bug, which may keep its stack. */
export function asRefusal(error: unknown): StartRefusal | null {
  if (error instanceof StartRefusal) return error
  const fault = error as NodeJS.ErrnoException
  const words = told[fault.code ?? '']
  if (!words) return null
  return new StartRefusal(...(typeof words === 'function' ? words(fault) : words))
}
