import { privateCalls } from '../../../gate/config-schema'
import { appConfig } from '../frame'
import { logCall } from '../log'
import { askModal } from '../sheets'
import { world } from '../world'

type Callbacks = { success?: (r: object) => void; fail?: (r: object) => void; complete?: (r: object) => void }
export type Options = Callbacks & Record<string, unknown>
export type Wx = Record<string, unknown>

/**
 * An asynchronous call as WeChat makes it: the answer goes to success, fail and complete, or, if none of them is given,
 * into a promise; errMsg begins with the name. What the work throws becomes `<name>:<message>`.
 */
export function api<O = Options>(
  name: string,
  work: (options: O & Options) => unknown,
): (options?: O & Options) => Promise<object> | undefined {
  return (options) => {
    const given = (options ?? {}) as O & Options
    logCall(name, withoutCallbacks(given))
    const done = Promise.resolve()
      .then(() => allow(name))
      .then(() => work(given))
      .then(
        (result) => ({ errMsg: `${name}:ok`, ...(result as object | undefined) }),
        (error: Error & { code?: unknown }) =>
          Promise.reject({
            errMsg: errorText(name, error),
            ...(error.code === undefined ? {} : { errCode: error.code }),
          }),
      )
    if (!given.success && !given.fail && !given.complete) return done
    done.then(
      (r) => {
        given.success?.(r)
        given.complete?.(r)
      },
      (e: object) => {
        given.fail?.(e)
        given.complete?.(e)
      },
    )
    return undefined
  }
}

const errorText = (name: string, error: Error): string =>
  error.message.startsWith('fail') ? `${name}:${error.message}` : `${name}:fail ${error.message}`

const withoutCallbacks = (options: object): object =>
  Object.fromEntries(Object.entries(options).filter(([, v]) => typeof v !== 'function'))

/** Calls that need a permission of the person, and of them those that app.json must declare. */
const SCOPES: Record<string, string> = {
  getLocation: 'scope.userLocation',
  chooseLocation: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  onLocationChange: 'scope.userLocation',
  getFuzzyLocation: 'scope.userFuzzyLocation',
  saveImageToPhotosAlbum: 'scope.writePhotosAlbum',
}
const DECLARED = new Set<string>(privateCalls)
/** Calls that the privacy guide covers: they wait until the person has agreed. */
const PRIVATE = new Set([...privateCalls, 'chooseMedia', 'chooseImage', 'setClipboardData', 'saveImageToPhotosAlbum'])

async function allow(name: string): Promise<void> {
  if (DECLARED.has(name) && !appConfig().requiredPrivateInfos?.includes(name)) {
    throw new Error('fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
  }
  if (PRIVATE.has(name)) await agreeToPrivacy(name)
  const scope = SCOPES[name]
  if (scope && world().permissions[scope] === false) throw new Error('fail auth deny')
}

type PrivacyListener = (resolve: (answer: { event: string }) => void, event: { referrer: string }) => void
let askPrivacy: PrivacyListener | undefined
export const onNeedPrivacy = (listener: PrivacyListener): void => {
  askPrivacy = listener
}

/** The mini-program's own question if it has one, else WeChat's. */
export async function agreeToPrivacy(referrer: string): Promise<void> {
  if (world().privacyAgreed) return
  const agreed = askPrivacy
    ? await new Promise<boolean>((resolve) =>
        askPrivacy!(
          ({ event }) => {
            if (event !== 'exposureAuthorization') resolve(event === 'agree')
          },
          { referrer },
        ),
      )
    : (
        await askModal({
          title: '用户隐私保护提示',
          content: '在使用前,请阅读并同意隐私保护指引',
          cancelText: '拒绝',
          confirmText: '同意',
        })
      ).confirm
  if (!agreed) throw Object.assign(new Error('fail privacy permission is not authorized'), { code: 104 })
  window.__world.privacyAgreed = true
}
