import { askModal, hideToast, openSheet, showLoading, showToast, type Dialog } from '../sheets'
import { api, type Wx } from './api'

/** The person answers every question with a finger (phone.tap), nothing is confirmed by itself. */
export const dialogs: Wx = {
  showToast: api<{ title: string; duration?: number }>('showToast', ({ title, duration }) =>
    showToast(title, duration ?? 1500),
  ),
  hideToast: api('hideToast', hideToast),
  showLoading: api<{ title: string }>('showLoading', ({ title }) => showLoading(title)),
  hideLoading: api('hideLoading', hideToast),
  showModal: api<Dialog>('showModal', (o) => {
    for (const [key, word] of [
      ['confirmText', o.confirmText],
      ['cancelText', o.cancelText],
    ] as const) {
      if (word && [...word].length > 4)
        throw new Error(`fail ${key} length should not larger than 4 Chinese characters`)
    }
    return askModal(o)
  }),
  showActionSheet: api<{ itemList: string[]; alertText?: string }>(
    'showActionSheet',
    ({ itemList, alertText }) =>
      new Promise((resolve, reject) => {
        if (itemList.length > 6) throw new Error('fail parameter error: itemList should not be larger than 6')
        const sheet = openSheet(alertText ?? '', () => reject(new Error('fail cancel')))
        itemList.forEach((word, tapIndex) => sheet.option(word, () => resolve({ tapIndex })))
      }),
  ),
}
