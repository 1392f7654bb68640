import { View } from '@tarojs/components'
import { refusalCodes } from '@guagou/types/result'

export default function Page() {
  return <View aria-label='x'>我的 {refusalCodes.length}</View>
}
