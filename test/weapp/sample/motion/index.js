Page({
  data: { said: [], lines: Array.from({ length: 40 }, (_, i) => '第 ' + (i + 1) + ' 行'), veiled: false },
  add(word) { this.setData({ said: this.data.said.concat(word) }) },
  onPullDownRefresh() { this.add('拉'); setTimeout(() => wx.stopPullDownRefresh(), 50) },
  onReachBottom() { this.add('底') },
  onPageScroll(e) { if (e.scrollTop > 100 && !this.data.said.includes('滚')) this.add('滚') },
  lower() { this.add('里底') },
  turn(e) { this.add('翻到' + e.detail.current + e.detail.source) },
  held() { this.add('长按') },
  tapped() { this.add('轻点') },
  refresh() { this.add('里拉') },
  veil() { this.setData({ veiled: !this.data.veiled }) },
  nothing() {},
})
