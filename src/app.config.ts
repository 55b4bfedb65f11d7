import { tabs } from './ui/tabs'

// The showroom of the kit is for those who build it: GALLERY=1 adds it to an H5 build.
const showroom = process.env.TARO_ENV === 'h5' && process.env.GALLERY === '1' ? ['ui/gallery/index'] : []

const tabBar = {
  // Our own bar (ui/tab-bar.tsx) is part of each tab page; WeChat only needs to know which pages to keep alive.
  custom: true,
  color: '#646D77',
  selectedColor: '#C0341D',
  backgroundColor: '#FFFFFF',
  borderStyle: 'white' as const,
  list: tabs.map(({ page, word }) => ({ pagePath: page, text: word })),
}

export default defineAppConfig({
  pages: [
    'home/index',
    'stations/index',
    'canteen/index',
    'help-out/index',
    'me/index',
    'post-a-case/index',
    'my-cases/index',
    'my-cases/case',
    'notices/index',
    'help-out/offer',
    'help-out/work',
    'stations/station',
    'stations/visit',
    'canteen/canteen',
    'me/privacy',
    ...showroom,
  ],
  subPackages: [
    { root: 'by-hand', pages: ['index'] },
    { root: 'staff-desk', pages: ['index', 'case', 'dispatch', 'rules'] },
    {
      root: 'gridwork',
      pages: [
        'index',
        'apply',
        'amend',
        'application',
        'appointment',
        'letter',
        'record',
        'passing',
        'posts',
        'why',
        'asking',
      ],
    },
    { root: 'gridwork-desk', pages: ['index'] },
    { root: 'canteen-desk', pages: ['index', 'menu', 'rules', 'sheet'] },
    { root: 'station-desk', pages: ['index', 'station', 'fault', 'edit', 'poster', 'offer', 'take'] },
  ],
  // WeChat takes two to five tabs.
  ...(tabBar.list.length > 1 && { tabBar }),
  window: {
    navigationBarTitleText: '红驿',
    navigationBarBackgroundColor: '#F7F4EF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F7F4EF',
    backgroundTextStyle: 'dark',
  },
  // A page that slides in on H5 is a transformed page, and in a transformed page nothing can be fixed to the window.
  ...(process.env.TARO_ENV === 'h5' && { animation: false }),
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '提诉求时认出是哪栋楼；找驿站时只在手机里算，不上传' } },
  __usePrivacyCheck__: true,
})
