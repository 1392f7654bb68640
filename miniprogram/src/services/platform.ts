/** `browser` covers the local cloud's H5 build; `wechat` covers the mini program, released or watched. */
export const platform: 'browser' | 'wechat' = process.env.TARO_ENV === 'weapp' ? 'wechat' : 'browser'

/**
 * Who answers the calls: CloudBase through wx.cloud, or a local cloud through HTTP.
 * A release for WeChat has no address built in and therefore can only reach CloudBase.
 */
export const cloud: 'wechat' | 'local' =
  process.env.TARO_ENV === 'weapp' && GUAGOU_CLOUD_URL === '' ? 'wechat' : 'local'
