import Taro from '@tarojs/taro'

/**
 * WeChat's interfaces, for what only WeChat does here. Called through this name, Taro's imitations of them stay out of the
 * browser's bundle: with the viewer of photos that no browser ever opens they were a fifth of its first load.
 */
export const wechat: typeof Taro = Taro
