import { View } from '@tarojs/components'
import { refusalCodes } from '@guagou/types/result'

export default function Page() {
  return <View aria-label='x'>诉求 {refusalCodes.length}</View>
}
