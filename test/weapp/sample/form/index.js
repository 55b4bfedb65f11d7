Page({
  data: { said: '', colours: ['红', '黄', '蓝'], grid: [['一街', '二街'], ['甲社区', '乙社区']] },
  say(e) { this.setData({ said: e.type + ' ' + JSON.stringify(e.detail.value !== undefined ? e.detail.value : e.detail) }) },
})
