import { gridworkPromises } from './gridwork-words'
import { inFigures, roundly } from './quantity'
import { uploadLimits } from './upload-limits'

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
  TOO_MANY_FILES: '今天传得够多了，明天再接着传，急的话打电话给社区。',
  PHOTO_TYPE: '这张不是照片，换一张 JPG、PNG 或 WebP 的。',
  PHOTO_HEIC: '这是苹果的 HEIC 照片，这里看不了，请截个屏再传。',
  PHOTO_PRINT: '这张是印刷用的照片，请截个屏再传。',
  PHOTO_TOO_LARGE: `这张照片太大了，换一张小于 ${inFigures(uploadLimits.photoSize)} 的。`,
  PHOTO_BROKEN: '这张照片打不开，请重新拍一张。',
  PHOTO_MISSING: '有一张照片没传上来，请重新选一下。',
  VOICE_TYPE: '这段录音打不开，请重新录一段。',
  VOICE_TOO_LARGE: `录音最长 ${inFigures(uploadLimits.voice)}，请说短一点。`,
  UPLOAD_EXPIRED: '上传的时间过了，请重新选一下照片。',
  // helping
  ALREADY_CLAIMED: '已经有人先接了，谢谢你愿意来。',
  OFFER_OVER: '这次问的时间过了，已经去问下一位。',
  TOO_MANY_OPEN_TASKS: '你手上的事到上限了，办完一件再接。',
  NOT_YOUR_TASK: '这件事现在不在你手上。',
  HELPER_UNAVAILABLE: '这位帮手这会儿接不了，请换一位。',
  OWN_CASE: '自己提的事，要由别人来办。',
  WITH_STAFF_ALREADY: '已经由社区的人来安排了，等他们联系你。',
  IN_HAND_ALREADY: '已经有帮手接了，想换人请给社区打个电话。',
  // answering
  STATE_CHANGED: '这件事刚有变化，看一眼最新的再办。',
  TRANSFER_NOWHERE: '转到哪儿要说清楚，请选一个单位。',
  PAUSED_ALREADY: '这件事已经暂停着。',
  NOT_PAUSED: '这件事没有暂停。',
  ANSWER_EMPTY: '答复要写给人看，写几句办了什么、结果怎样。',
  ALREADY_SAID: '你已经说过了，谢谢。',
  NOT_ANSWERED_YET: '还没答复呢，等答复了再来说。',
  NOBODY_ELSE: '这件事是你自己的，消息只发给你。',
  RATE_LATER: '办完以后才能评价。',
  // stations
  FACILITY_MISSING: '点一下是哪样东西，我们好去看。',
  REPORTED_ENOUGH: '今天说过好几次了，谢谢，已经有人在看。',
  HOURS_UNREADABLE: '开放时间没看懂，请在时间表里再选一下。',
  STATION_ELSEWHERE: '这个位置不在这个社区里，挪一下图钉再存。',
  OFFERED_ENOUGH: '你提的几个驿站还在等社区看，先等等回音。',
  INVITATION_OVER: '这个码用不了，请对一遍，或者请社区再给一个。',
  FAULT_OVER: '这一条已经有人处理好了。',
  PHOTO_NEEDED: '拍一张现在的样子，大家才放心。',
  SHEET_TYPE: '这不是 Excel 或 CSV 表格，请换一个文件。',
  SHEET_TOO_LARGE: `表格太大了，请拆成小于 ${inFigures(uploadLimits.sheetSize)} 的几份。`,
  SHEET_MISSING: '表格还没传上来，请重新选一下。',
  SHEET_UNREADABLE: '这张表打不开，请另存一份再传。',
  SHEET_SPREAD: '表里很远的地方还有东西，把要传的几行几列复制到新表里再传。',
  SHEET_OLD: '这是老版本的 Excel 表，请另存为 xlsx 再传。',
  // canteens
  SOLD_OUT: '这一餐订完了，可以排队，有人退了会自动留给你。',
  STILL_LEFT: '这一餐还有，直接订就行，不用排队。',
  CUT_OFF: '订餐的时间过了，看看下一餐，或到店问问还有没有。',
  ALREADY_RESERVED: '这一餐已经订过了，一人一餐订一份。',
  PAY_FIRST: '近来有几次订了没来取，这次要先到店付款，才能留住这份饭。',
  PAUSED_FOR_NO_SHOWS: '近来有几次订了没来取，先停几天，到店现买还可以。',
  TIER_NOT_YOURS: '这个价格现在用不了，换一个价格再订。',
  NO_MENU: '这一餐还没有菜单，晚点再来看。',
  ALREADY_REDEEMED: '这份饭已经取走了，不能再退。',
  RESERVATION_OVER: '这份预订已经结束了，看一眼最新的。',
  CODE_UNKNOWN: '没找到这个取餐码，请再核对一下数字。',
  NOTHING_TO_PAY: '这份饭不用先付款。',
  NOTHING_TO_CHECK: '这份饭不用再看证件。',
  NOT_SERVING: '现在不是开餐时间，登记不了现场用餐。',
  PORTIONS_PROMISED: '已经订出去的比这个数多，份数不能再少了。',
  SITTING_PAST: '这一餐已经过了，菜单不能再改。',
  NO_SITTING: '食堂的规则里没有这一餐，先把开餐时间填上。',
  DAY_CLOSED: '这一天已经结账了。',
  TIMES_CROSSED: '时间前后对不上，要先截止，再开餐，最后收餐。',
  STILL_SERVING: '还在开餐时间里，收餐以后再结账。',
  NOT_CLOSED_YET: '这一天还没结账，结账后才有单子。',
  // registering for grid work
  CONSENT_OUTDATED: '说明改过一版，请看一遍再同意。',
  ALREADY_APPLIED: '你已经报过名了，正在等回音。',
  ALREADY_APPOINTED: '你在这个社区已经报到了。',
  GRID_ELSEWHERE: '选的网格不在这个社区，请重新选。',
  DAYS_WRONG: `日子没对上，结束要在开始之后，最长${roundly(gridworkPromises.appointmentMax)}。`,
  APPEAL_OVER: '复核的时间过了，可以重新报名。',
  OWN_APPLICATION: '自己的报名，要由别人来办。',
  ANOTHER_DECIDES: '复核要由街道换一个人来办。',
  NOT_APPOINTED: '先报到，社区同意以后就可以。',
  POST_HELD: '这个岗位已经有人了。',
} as const

export type RefusalCode = keyof typeof refusals

export const refusalText = (code: RefusalCode): string => refusals[code]
