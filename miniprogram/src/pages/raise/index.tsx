import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function RaisePage() {
  return (
    <Screen title="提出诉求">
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
