/**
 * Trades a wx.login code for the openid. Needs the app's secret, also inside a function.
 * @throws when WeChat says no or does not answer within five seconds; a code is good for one try, so there is no retry.
 * Source: developers.weixin.qq.com, auth.code2Session
 */
export async function exchangeCode(code: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { WX_APPID: appid, WX_SECRET: secret } = env
  if (!appid || !secret) throw new Error('WX_APPID and WX_SECRET are not set')
  const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
  const base = env.WX_API_BASE ?? 'https://api.weixin.qq.com'
  const response = await fetch(`${base}/sns/jscode2session?${query}`, { signal: AbortSignal.timeout(5_000) })
  const body = (await response.json()) as { openid?: string; errcode?: number; errmsg?: string }
  if (!body.openid) throw new Error(`code2Session ${body.errcode ?? response.status}: ${body.errmsg ?? 'no openid'}`)
  return body.openid
}
