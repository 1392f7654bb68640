import { View } from '@tarojs/components'
import { refusalCodes } from '@guagou/types/result'

export default function Page() {
  return <View aria-label='x'>提出诉求 {refusalCodes.length}</View>
}
