import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function MePage() {
  return (
    <Screen title="我的" tab>
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
