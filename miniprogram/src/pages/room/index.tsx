import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function RoomPage() {
  return (
    <Screen title="企业群">
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
