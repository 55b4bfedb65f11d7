Component({
  properties: { word: String },
  methods: { press() { this.triggerEvent('pressed', { word: this.data.word + '!' }) } },
})
