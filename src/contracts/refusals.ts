/**
 * Every way the system says no, with the sentence a person reads: what to do next, never a blame.
 * An operation's contract names the codes it may answer with; anything else is a bug.
 */
export const refusals = {
  // the call itself
  INPUT_INVALID: '有一处没填对，改一下再交。',
  UNKNOWN_OPERATION: '这个功能还没有，请更新小程序再试。',
  BODY_TOO_LARGE: '内容太长了，删短一些再交。',
  SIGN_IN_FIRST: '先登录一下，就能接着办。',
  SIGN_IN_FAILED: '没登录上，请再试一次。',
  DEMO_ONLY: '演示账号只在演示里能用。',
  NOT_FOUND: '没找到这一条，可能已经撤回，或者不归你看。',
  RECEIPT_MISMATCH: '这一条已经交过了，内容不一样的请另写一条。',
  TOO_MANY: '刚才点得有点快，过一分钟再来。',
  BUSY: '这会儿人多，内容都在，稍后再点一次。',
  // posting
  NOTHING_SAID: '拍一张照片、说一句话或写几个字，有一样就行。',
  PLACE_MISSING: '告诉我们在哪儿，选一个地方就行。',
  PLACE_UNCLEAR: '有几个地方都像，请点选一个。',
  CATEGORY_UNKNOWN: '这一类已经改了名，请重新选一类。',
  NO_CONSENT_TO_SPEAK: '替别人说，要先有本人同意的记录。',
  PHOTO_TYPE: '这张不是照片，换一张 JPG、PNG 或 WebP 的。',
  PHOTO_TOO_LARGE: '这张照片太大了，换一张小于 10 MB 的。',
  PHOTO_BROKEN: '这张照片打不开，请重新拍一张。',
  PHOTO_MISSING: '有一张照片没传上来，请重新选一下。',
  VOICE_TYPE: '这段录音打不开，请重新录一段。',
  VOICE_TOO_LARGE: '录音最长 60 秒，请说短一点。',
  UPLOAD_EXPIRED: '上传的时间过了，请重新选一下照片。',
  // helping
  ALREADY_CLAIMED: '已经有人先接了，谢谢你愿意来。',
  OFFER_OVER: '这次问的时间过了，已经去问下一位。',
  TOO_MANY_OPEN_TASKS: '你手上的事到上限了，办完一件再接。',
  NOT_YOUR_TASK: '这件事现在不在你手上。',
  HELPER_UNAVAILABLE: '这位帮手这会儿接不了，请换一位。',
  OWN_CASE: '自己提的事，要由别人来办。',
  // answering
  STATE_CHANGED: '这件事刚有变化，看一眼最新的再办。',
  TRANSFER_NOWHERE: '转到哪儿要说清楚，请选一个单位。',
  PAUSED_ALREADY: '这件事已经暂停着。',
  NOT_PAUSED: '这件事没有暂停。',
  ANSWER_EMPTY: '答复要写给人看，写几句办了什么、结果怎样。',
  ALREADY_SAID: '你已经说过了，谢谢。',
  NOT_ANSWERED_YET: '还没答复呢，等答复了再来说。',
  RATE_LATER: '办完以后才能评价。',
} as const

export type RefusalCode = keyof typeof refusals

export const refusalText = (code: RefusalCode): string => refusals[code]
