const development = process.env.NODE_ENV === 'development'
/** The mini program reads its colours from theme.json; the browser takes these and darkens them in app.scss. */
const themed = (name: string, plain: string) => (process.env.TARO_ENV === 'weapp' ? `@${name}` : plain)

const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${page}.png`,
  selectedIconPath: `assets/tabs/${page}-selected.png`,
})

export default defineAppConfig({
  pages: [
    'pages/today/index',
    'pages/messages/index',
    'pages/tickets/index',
    'pages/me/index',
    'pages/sign-in/index',
    'pages/room/index',
    'pages/ticket/index',
    'pages/raise/index',
    'pages/search/index',
    'pages/join/index',
    'pages/notices/index',
    'pages/not-told/index',
    'pages/digest/index',
    'pages/notify-figures/index',
    'pages/reminders/index',
    ...(development ? ['pages/gallery/index'] : []),
  ],
  // What few people need is loaded when they come to it.
  subPackages: [
    { root: 'packages/administration', pages: ['home/index', 'first/index'] },
    { root: 'packages/routing', pages: ['home/index'] },
    { root: 'pages/approval', pages: ['index'] },
    { root: 'pages/approval-item', pages: ['index'] },
    { root: 'pages/approval-templates', pages: ['index'] },
    { root: 'pages/visit', pages: ['index'] },
    { root: 'pages/policy', pages: ['index'] },
    { root: 'pages/people', pages: ['summary/index', 'self/index', 'deputy/index', 'handover/index'] },
  ],
  tabBar: {
    color: themed('tabText', '#595959'),
    selectedColor: themed('tabSelected', '#067a42'),
    backgroundColor: themed('tabGround', '#f7f7f7'),
    borderStyle: themed('tabLine', 'black') as 'black',
    list: [tab('today', '今日'), tab('messages', '消息'), tab('tickets', '诉求'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '挂钩通',
    navigationBarBackgroundColor: themed('barGround', '#ededed'),
    navigationBarTextStyle: themed('barText', 'black') as 'black',
    backgroundColor: themed('ground', '#ededed'),
    backgroundTextStyle: themed('pullText', 'dark') as 'dark',
  },
  // Screens stand still in the browser: a sliding page would carry its fixed sheets along.
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  ...(process.env.TARO_ENV === 'weapp' ? { darkmode: true, themeLocation: 'theme.json', __usePrivacyCheck__: true } : {}),
})
