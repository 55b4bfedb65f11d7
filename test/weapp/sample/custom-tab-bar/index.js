const tabs = ['form', 'motion', 'asking']
Component({
  data: { tabs: ['填表', '手势', '问答'] },
  methods: { go(e) { wx.switchTab({ url: '/' + tabs[e.currentTarget.dataset.i] + '/index' }) } },
})
