// WeChat wants a component here when the tab bar is our own. It is empty: each tab page draws ui/tab-bar.tsx in itself,
// so that the bar follows care mode and needs no second copy of the app's state.
Component({})
