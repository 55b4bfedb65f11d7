import { existsSync } from 'node:fs'
import path from 'node:path'

/** The compiled package under test; WEAPP_DIST names another one. */
export const dist = path.resolve(process.env.WEAPP_DIST ?? path.join(__dirname, '../../dist/weapp'))

if (!existsSync(path.join(dist, 'app.json')))
  throw new Error(`no package in ${dist}: build it first, NODE_ENV=production npx taro build --type weapp --no-check`)
