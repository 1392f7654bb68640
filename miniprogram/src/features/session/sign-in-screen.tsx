import { View } from '@tarojs/components'
import { useState, type ComponentType } from 'react'
import { Button } from '../../components/button'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { spoken } from '../../components/spoken'
import { open } from '../../navigation'
import { takeCutOff } from '../../services/cut-off'
import { promise, ServiceWords } from './service-words'
import { WechatSignIn } from './wechat-sign-in'
import './sign-in.scss'

// Decided while building, hence `require`: a release for WeChat holds nothing of the demo roster's door.
const Picker: ComponentType | null = process.env.TARO_ENV === 'weapp' && GUAGOU_CLOUD_URL === ''
  ? null
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  : (require('./demo-picker') as { DemoPicker: ComponentType }).DemoPicker

/** The first page: says what the service is and for whom, and can be left without signing in. */
export function SignInScreen() {
  const [later, setLater] = useState(false)
  const [cutOff] = useState(takeCutOff)
  return (
    <Screen title="挂钩通" alone>
      <View className="sign-in-head">
        <View className="sign-in-name" {...spoken({ role: 'heading' })}>挂钩通</View>
        <View className="sign-in-promise">{promise}</View>
        <View className="sign-in-about">一家重点企业，一位挂钩干部，一个企业群</View>
      </View>
      {cutOff && <NoticeBar tone="warning" text="您已退出：登录已失效，或账号已被移出、解除绑定。如需继续使用，请联系本企业负责人、挂钩干部或管理员" />}
      {Picker
        ? <>
            <View className="sign-in-demo">演示环境：选一位人员，即以其身份进入</View>
            <View className="sign-in-box"><Button kind="quiet" onPress={() => open('join', {})}>我不在名册里，申请加入</Button></View>
            <Picker />
          </>
        : later
          ? <>
              <ServiceWords />
              <View className="sign-in-box"><Button kind="primary" onPress={() => setLater(false)}>去登录</Button></View>
            </>
          : <WechatSignIn onLater={() => setLater(true)} />}
    </Screen>
  )
}
