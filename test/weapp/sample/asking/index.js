const say = (page, word) => (answer) => page.setData({ said: word + ' ' + (answer === undefined ? '' : typeof answer === 'string' ? answer : JSON.stringify(answer)) })
Page({
  data: { said: '', photo: '', kept: wx.getStorageSync('kept') || '无' },
  onLoad(query) { if (query.from) this.setData({ said: '来自 ' + query.from }); wx.onNetworkStatusChange((s) => say(this, '网络')(s.networkType)) },
  onShow() { this.getTabBar() },
  onShareAppMessage(e) { return { title: '看看', path: '/inner/index?by=' + e.from } },
  modal() { wx.showModal({ title: '问', content: '要吗', success: (r) => say(this, '答')(r.confirm ? '要' : '不要') }) },
  sheet() { wx.showActionSheet({ itemList: ['甲', '乙'] }).then((r) => say(this, '选')('' + r.tapIndex), (e) => say(this, '没选')(e.errMsg)) },
  call() { wx.cloud.callFunction({ name: 'echo', data: { a: 1 } }).then((r) => say(this, '云')(r.result), (e) => say(this, '云断')(String(e.errCode))) },
  here() { wx.getLocation({ type: 'gcj02', success: (r) => say(this, '在')(r.longitude.toFixed(3)), fail: (e) => say(this, '不知')(e.errMsg) }) },
  choose() { wx.chooseLocation({ fail: (e) => say(this, '不许')(e.errMsg) }) },
  shoot() {
    wx.chooseMedia({ count: 1, success: ({ tempFiles }) => wx.getFileSystemManager().saveFile({ tempFilePath: tempFiles[0].tempFilePath, success: ({ savedFilePath }) => {
      wx.setStorageSync('kept', savedFilePath)
      this.setData({ photo: savedFilePath, said: '存了 ' + tempFiles[0].width })
    } }), fail: (e) => say(this, '没拍')(e.errMsg) })
  },
  send() { wx.uploadFile({ url: 'https://up.test/x', filePath: wx.getStorageSync('kept'), name: 'file', formData: { ticket: 't1' }, success: (r) => say(this, '传了')(r.statusCode + r.data), fail: (e) => say(this, '没传')(e.errMsg) }) },
  home() { wx.uploadFile({ url: '/uploads/x', filePath: wx.getStorageSync('kept'), name: 'file', fail: (e) => say(this, '没传')(e.errMsg) }) },
  record() { const r = wx.getRecorderManager(); r.onStop((e) => say(this, '录了')(e.fileSize > 1000 ? '有声' : '无声')); r.start({ duration: 300 }) },
  scan() { wx.scanCode({ success: (r) => say(this, '扫到')(r.result), fail: () => say(this, '没扫')() }) },
  request() { wx.request({ url: 'https://api.test/x', fail: (e) => say(this, '拒绝')(e.errMsg) }) },
  inner() { wx.navigateTo({ url: '/inner/index?name=a%26b', events: { said: (word) => say(this, '里面说')(word) } }) },
  globals() { say(this, '有')([typeof window, typeof fetch, typeof Intl, typeof localStorage, typeof process, typeof URL, typeof MessageChannel].filter((t) => t !== 'undefined').length + '个') },
})
