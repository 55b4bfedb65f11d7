Page({
  data: { name: '' },
  onLoad(query) { this.setData({ name: query.name || query.by || '' }) },
  tell() { this.getOpenerEventChannel().emit('said', '好'); wx.navigateBack() },
})
