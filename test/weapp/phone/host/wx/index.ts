import { missing } from '../log'
import type { Wx } from './api'
import { device } from './device'
import { dialogs } from './dialogs'
import { filesystem } from './filesystem'
import { listening } from './listen'
import { media } from './media'
import { network } from './network'
import { person } from './person'
import { routes } from './routes'
import { storage } from './storage'

const known: Wx = {
  ...routes,
  ...dialogs,
  ...storage,
  ...network,
  ...media,
  ...filesystem,
  ...person,
  ...device,
  ...listening,
}

/** 'chooseMedia', 'button.open-type': only the name before the dot is asked. */
known.canIUse = (schema: string): boolean =>
  schema.split('.')[0]! in known || !/^[a-z]+[A-Z]/.test(schema.split('.')[0]!)

/** A name that is not here is undefined, as on an old base library, and noted. webpack keeps its chunks on wx. */
export const wx = new Proxy(known, {
  get(target, name: string | symbol) {
    if (typeof name === 'string' && !(name in target) && !/^(then|toJSON|webpackJsonp|\$\$typeof)$/.test(name))
      missing.add(`wx.${name}`)
    return target[name as string]
  },
})
