/// <reference types="@tarojs/taro" />

/** Address of a local cloud, set by the build; empty in a release for WeChat and in the browser (same origin). */
declare const GUAGOU_CLOUD_URL: string
/** Id of the CloudBase environment; empty means the one bound to the mini program. */
declare const GUAGOU_CLOUD_ENV: string

declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
