App({
  seen: [],
  onLaunch(options) { this.seen.push('launch ' + options.path); wx.cloud.init({ env: 'sample' }) },
  onShow() { this.seen.push('show') },
  onHide() { this.seen.push('hide') },
})
